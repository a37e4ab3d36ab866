import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { UserError } from '../lib/UserError.mjs';
import {
  backstageCli,
  configArguments,
  exitWithParent,
} from './backstageArguments';
import { ManagedProcess, ProcessEnd } from './ManagedProcess';

const READY_WITHIN_MS = 120_000;

/** The portal's backend, run from its sources. */
export class PortalBackend {
  /** Resolves when the backend has ended, asked to or not. */
  readonly ended: Promise<ProcessEnd>;
  readonly #process: ManagedProcess;
  readonly #port: number;

  private constructor(options: { process: ManagedProcess; port: number }) {
    this.#process = options.process;
    this.#port = options.port;
    this.ended = options.process.ended;
  }

  static spawn(options: {
    root: string;
    port: number;
    /** What app-config.sandbox.yaml reads, over the environment of this process. */
    env: Record<string, string>;
    logFile: string;
    /** Restarts it when its sources change. */
    dev: boolean;
  }): PortalBackend {
    const { root, port, env, logFile, dev } = options;
    const program = dev
      ? [backstageCli(root), 'package', 'start']
      : [
          '--require',
          '@backstage/cli/config/nodeTransform.cjs',
          'src/index.ts',
        ];
    return new PortalBackend({
      port,
      process: ManagedProcess.start({
        command: process.execPath,
        args: [
          ...exitWithParent(root),
          ...program,
          ...configArguments(root, env),
        ],
        cwd: path.join(root, 'packages/backend'),
        env: { ...process.env, ...env },
        logFile,
      }),
    });
  }

  /**
   * Resolves when it says that it is ready.
   *
   * @throws UserError with the end of its output when it ends before that
   */
  async untilReady(): Promise<void> {
    const readiness = `http://127.0.0.1:${
      this.#port
    }/.backstage/health/v1/readiness`;
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

  /** Where its output is, and its end. */
  describeLog(): string {
    return `The end of its output:\n\n${this.#process.tail()}\n\nAll of it is in ${
      this.#process.logFile
    }`;
  }

  async stop(): Promise<void> {
    await this.#process.stop();
  }
}
