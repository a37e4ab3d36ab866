import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { UserError } from '../lib/UserError.mjs';
import {
  backstageCli,
  configArguments,
  exitWithParent,
} from './backstageArguments';
import { ManagedProcess } from './ManagedProcess';

/** The Backstage CLI's development server: shows changes as they are saved. */
export class AppDevServer {
  readonly #process: ManagedProcess;

  private constructor(server: ManagedProcess) {
    this.#process = server;
  }

  /** @param options - `env` sets BERTH_APP_URL, whose port it listens on */
  static spawn(options: {
    root: string;
    env: Record<string, string>;
    logFile: string;
  }): AppDevServer {
    const { root, env, logFile } = options;
    return new AppDevServer(
      ManagedProcess.start({
        command: process.execPath,
        args: [
          ...exitWithParent(root),
          backstageCli(root),
          'package',
          'start',
          ...configArguments(root, env),
        ],
        cwd: path.join(root, 'packages/app'),
        env: { ...process.env, ...env, BROWSER: 'none' },
        logFile,
      }),
    );
  }

  /**
   * Resolves when it serves the app.
   *
   * @throws UserError with the end of its output when it ends before that
   */
  async untilReady(port: number): Promise<void> {
    let running = true;
    this.#process.ended.then(() => {
      running = false;
    });
    while (running) {
      const response = await fetch(`http://localhost:${port}/`).catch(
        () => undefined,
      );
      if (response?.ok) {
        return;
      }
      await sleep(200);
    }
    throw new UserError(
      `The app's development server stopped. The end of its output:\n\n${this.#process.tail()}`,
    );
  }

  async stop(): Promise<void> {
    await this.#process.stop();
  }
}
