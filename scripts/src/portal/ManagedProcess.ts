import { ChildProcess, spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { stripVTControlCharacters } from 'node:util';

const TAIL_LINES = 40;
const GRACE_MS = 8000;

/** How a process ended. */
export type ProcessEnd = {
  code: number | undefined;
  signal: string | undefined;
};

/**
 * A program in a process group of its own, with its output in a log file.
 */
export class ManagedProcess {
  /** Resolves when the program has ended, for whatever reason. */
  readonly ended: Promise<ProcessEnd>;
  readonly logFile: string;
  readonly #child: ChildProcess;
  readonly #tail: string[];

  private constructor(options: {
    child: ChildProcess;
    logFile: string;
    tail: string[];
  }) {
    this.#child = options.child;
    this.logFile = options.logFile;
    this.#tail = options.tail;
    this.ended = new Promise(resolve => {
      options.child.on('error', error => {
        options.tail.push(error.message);
        resolve({ code: undefined, signal: undefined });
      });
      options.child.on('exit', (code, signal) =>
        resolve({ code: code ?? undefined, signal: signal ?? undefined }),
      );
    });
  }

  static start(options: {
    command: string;
    args: string[];
    cwd: string;
    env: NodeJS.ProcessEnv;
    /** Begun anew at every start. */
    logFile: string;
    onLine?: (line: string) => void;
  }): ManagedProcess {
    fs.mkdirSync(path.dirname(options.logFile), { recursive: true });
    const log = fs.createWriteStream(options.logFile);
    const tail: string[] = [];
    const child = spawn(options.command, options.args, {
      cwd: options.cwd,
      env: options.env,
      // A group of its own: Ctrl-C reaches only this process, which then stops
      // its children in the right order.
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on('line', coloured => {
        const line = stripVTControlCharacters(coloured);
        log.write(`${line}\n`);
        tail.push(line);
        if (tail.length > TAIL_LINES) {
          tail.shift();
        }
        options.onLine?.(line);
      });
    }
    return new ManagedProcess({ child, logFile: options.logFile, tail });
  }

  /** The end of what the program has printed. */
  tail(): string {
    return this.#tail.map(line => `    ${line}`).join('\n');
  }

  /** Ends the program and all it has started; resolves when it is gone. */
  async stop(): Promise<void> {
    this.#signal('SIGTERM');
    const timer = setTimeout(() => this.#signal('SIGKILL'), GRACE_MS);
    await this.ended;
    clearTimeout(timer);
    // What the program itself left behind in its group.
    this.#signal('SIGKILL');
  }

  #signal(signal: NodeJS.Signals): void {
    try {
      process.kill(-this.#child.pid!, signal);
    } catch {
      // Gone already.
    }
  }
}
