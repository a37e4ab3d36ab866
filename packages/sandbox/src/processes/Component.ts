import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync, writeSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { SandboxError } from '../errors';
import { readLastLines } from './readLastLines';
import {
  identifyProcess,
  isRunning,
  isStopped,
  signalProcess,
  type ProcessIdentity,
} from './processIdentity';

const STOPPED_POLL_MS = 5;

/**
 * How to start one process of the sandbox.
 *
 * @internal
 */
export interface ComponentSpec {
  name: string;
  command: string;
  args: string[];
  cwd: string;
  /** The whole environment, but for what {@link Component} adds */
  env: NodeJS.ProcessEnv;
  logFile: string;
  port?: number;
}

/**
 * Begins the line in a log after which a new process writes.
 *
 * @internal
 */
export const startMark = '=== started ';

/**
 * One process of the sandbox.
 *
 * It is given a pipe as its standard input, whose other end only this process
 * holds, and ends when that closes: so it cannot outlive this process, however
 * this one ends. Its output goes straight to its log file.
 *
 * @internal
 */
export class Component {
  readonly name: string;
  readonly identity: ProcessIdentity;
  readonly port: number | undefined;
  readonly logFile: string;
  /** Settles, and never rejects, when the process has ended. */
  readonly exited: Promise<void>;

  readonly #child: ChildProcess;
  #running = true;
  #stopping = false;
  #outcome = '';

  /** Starts the process. Throws a `SandboxError` if it cannot be started. */
  static async start(spec: ComponentSpec): Promise<Component> {
    const log = openSync(spec.logFile, 'a', 0o600);
    writeSync(log, `${startMark}${spec.name}\n`);
    try {
      const child = spawn(spec.command, spec.args, {
        cwd: spec.cwd,
        env: { ...spec.env, BERTH_EXIT_WITH_STDIN: '1' },
        stdio: ['pipe', log, log],
      });
      await new Promise<void>((resolve, reject) => {
        child.once('spawn', resolve);
        child.once('error', reject);
      });
      return new Component(spec, child);
    } catch (error) {
      throw new SandboxError(
        'component-died',
        `${spec.name} could not be started: ${(error as Error).message}`,
      );
    } finally {
      closeSync(log);
    }
  }

  private constructor(spec: ComponentSpec, child: ChildProcess) {
    const pid = child.pid!;
    this.name = spec.name;
    this.port = spec.port;
    this.logFile = spec.logFile;
    this.identity = identifyProcess(pid) ?? { pid, startedAt: '' };
    this.#child = child;
    // Writing is not what the pipe is for, so its errors say nothing.
    child.stdin?.on('error', () => {});
    this.exited = new Promise(resolve => {
      child.once('exit', (code, signal) => {
        this.#running = false;
        this.#outcome = signal
          ? `was killed by ${signal}`
          : `ended with ${code}`;
        resolve();
      });
    });
  }

  get running(): boolean {
    return this.#running;
  }

  /** Whether it ended although nobody asked it to. */
  get died(): boolean {
    return !this.#running && !this.#stopping;
  }

  /**
   * Asks the process to end, and ends it by force if it has not within the
   * time. Returns when it is gone.
   */
  async stop(options: { signal: NodeJS.Signals; timeoutMs: number }) {
    this.#stopping = true;
    if (!this.#running) {
      return;
    }
    this.#child.kill(options.signal);
    const timer = setTimeout(() => this.kill(), options.timeoutMs);
    await this.exited;
    clearTimeout(timer);
  }

  /**
   * Freezes the process: its connections stay open, and nothing answers. Returns
   * when it has come to a stop.
   */
  async pause(): Promise<void> {
    const { identity } = this;
    if (signalProcess(identity, 'SIGSTOP')) {
      while (isRunning(identity) && !isStopped(identity)) {
        await delay(STOPPED_POLL_MS);
      }
    }
  }

  /** Lets a frozen process go on. */
  resume(): void {
    signalProcess(this.identity, 'SIGCONT');
  }

  /** Ends the process by force, at once, without waiting for it. */
  kill(): void {
    this.#stopping = true;
    if (this.#running) {
      signalProcess(this.identity, 'SIGKILL');
    }
  }

  /** The error that says how the process ended, with the end of its log. */
  describeDeath(): SandboxError {
    const lines = readLastLines(this.logFile, 15);
    return new SandboxError(
      'component-died',
      `${this.name} ${this.#outcome}. The end of its log (${
        this.logFile
      }):\n${lines.join('\n')}`,
    );
  }
}
