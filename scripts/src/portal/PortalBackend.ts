import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { UserError } from '../lib/UserError.mjs';
import { ManagedProcess, ProcessEnd } from './ManagedProcess';

const READY_WITHIN_MS = 120_000;

/** The portal's backend, from its sources. */
export class PortalBackend {
  /** Resolves when the backend has ended, asked to or not. */
  readonly ended: Promise<ProcessEnd>;
  readonly #process: ManagedProcess;

  private constructor(backend: ManagedProcess) {
    this.#process = backend;
    this.ended = backend.ended;
  }

  /**
   * Starts it, and resolves when it says that it is ready.
   *
   * @throws UserError with the end of its output when it ends before that
   */
  static async start(options: {
    root: string;
    port: number;
    /** What app-config.sandbox.yaml reads, over the environment of this process. */
    env: Record<string, string>;
    logFile: string;
    /** Restarts it when its sources change. */
    watch: boolean;
  }): Promise<PortalBackend> {
    const { root } = options;
    const config = ['app-config.yaml', 'app-config.sandbox.yaml'];
    const child = ManagedProcess.start({
      command: process.execPath,
      args: [
        '--import',
        path.join(root, 'scripts/src/lib/exitWithParent.mjs'),
        '--require',
        '@backstage/cli/config/nodeTransform.cjs',
        ...(options.watch ? ['--watch'] : []),
        'src/index.ts',
        ...config.flatMap(file => ['--config', path.join(root, file)]),
      ],
      cwd: path.join(root, 'packages/backend'),
      env: { ...process.env, ...options.env },
      logFile: options.logFile,
    });
    const backend = new PortalBackend(child);
    try {
      await backend.#untilReady(options.port);
      return backend;
    } catch (error) {
      await child.stop();
      throw error;
    }
  }

  /** Where its output is, and its end. */
  describeLog(): string {
    return `The end of its output:\n\n${this.#process.tail()}\n\nAll of it is in ${
      this.#process.logFile
    }`;
  }

  async stop(): Promise<void> {
    await this.#process.stop();
  }

  async #untilReady(port: number): Promise<void> {
    const readiness = `http://127.0.0.1:${port}/.backstage/health/v1/readiness`;
    const deadline = Date.now() + READY_WITHIN_MS;
    let running = true;
    this.ended.then(() => {
      running = false;
    });
    while (Date.now() < deadline) {
      if (!running) {
        throw new UserError(
          `The portal's backend stopped while it started. ${this.describeLog()}`,
        );
      }
      const response = await fetch(readiness).catch(() => undefined);
      if (response?.ok) {
        return;
      }
      await sleep(100);
    }
    throw new UserError(
      `The portal's backend was not ready within ${
        READY_WITHIN_MS / 1000
      } s. ${this.describeLog()}`,
    );
  }
}
