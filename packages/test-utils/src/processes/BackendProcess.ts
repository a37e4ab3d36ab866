import type { JsonObject } from '@backstage/types';
import { fork, type ChildProcess, type Serializable } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { stringify } from 'yaml';
import { freePorts } from './freePorts';

const READY_WITHIN_MS = 120_000;
const RESTART_AFTER_MS = 500;
const EXIT_WITH_PARENT = require.resolve('./exitWithParent.cjs');

/**
 * What a {@link BackendProcess} is made of.
 *
 * @public
 */
export interface BackendProcessOptions {
  /** The file that starts the backend, in JavaScript or TypeScript */
  main: string;
  /** Keeps its databases, its configuration and its log */
  folder: string;
  /** All but where it listens, what it keeps its data in, and who may ask */
  config: JsonObject;
  /** As `backend.database`; SQLite's files in the folder when left out */
  database?: JsonObject;
  /** Modules that are loaded before it */
  preload?: string[];
  /**
   * Has it started again when it ends by itself, as whoever runs it in earnest
   * does, and is told each time
   */
  onRestart?: () => void;
}

/**
 * A Backstage backend on loopback in a process of its own, which can be killed
 * and started again on what it has left behind.
 *
 * @public
 */
export class BackendProcess {
  readonly #options: BackendProcessOptions;
  readonly #port: number;
  /** For this backend alone, which ends with whoever started it. */
  readonly #token: string;
  #process: ChildProcess | undefined;

  private constructor(
    options: BackendProcessOptions,
    listening: { port: number; token: string },
  ) {
    this.#options = options;
    this.#port = listening.port;
    this.#token = listening.token;
  }

  /** Writes its configuration; starts nothing yet. */
  static async create(options: BackendProcessOptions): Promise<BackendProcess> {
    const { folder, config, database } = options;
    const [port] = await freePorts(1);
    const token = randomUUID();
    await mkdir(join(folder, 'databases'), { recursive: true, mode: 0o700 });
    await writeFile(
      join(folder, 'app-config.yaml'),
      stringify({ ...basics({ port, folder, token, database }), ...config }),
      { mode: 0o600 },
    );
    return new BackendProcess(options, { port, token });
  }

  /** Such as `http://127.0.0.1:20123`. */
  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** The headers of a request that may ask for anything. */
  get headers(): Record<string, string> {
    return { Authorization: `Bearer ${this.#token}` };
  }

  /** Undefined while it is not running. */
  get pid(): number | undefined {
    return this.#process?.pid;
  }

  get logFile(): string {
    return join(this.#options.folder, 'backend.log');
  }

  /** The file of a plugin's own database. */
  databaseFile(plugin: string): string {
    return join(this.#options.folder, 'databases', `${plugin}.sqlite`);
  }

  /** Starts it; does not wait until it answers. */
  start(): void {
    const { main, folder, preload = [] } = this.#options;
    const child = fork(main, ['--config', join(folder, 'app-config.yaml')], {
      execArgv: [EXIT_WITH_PARENT, ...preload].flatMap(module => [
        '--require',
        module,
      ]),
      env: { PATH: process.env.PATH, HOME: folder, LOG_LEVEL: 'info' },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    const log = createWriteStream(this.logFile, { flags: 'a' });
    child.stdout?.pipe(log, { end: false });
    child.stderr?.pipe(log, { end: false });
    child.once('close', () => log.end());
    // Whoever is killed has no channel any more.
    child.on('error', () => {});
    this.#process = child;
    child.once('exit', () => this.#startAgain(child));
  }

  /** One that was killed has been let go of before it ends. */
  async #startAgain(child: ChildProcess): Promise<void> {
    const { onRestart } = this.#options;
    await sleep(RESTART_AFTER_MS);
    if (onRestart && this.#process === child) {
      this.start();
      onRestart();
    }
  }

  /** Ends it as a power cut would. */
  async kill(): Promise<void> {
    const child = this.#process;
    this.#process = undefined;
    if (child && child.exitCode === null && child.signalCode === null) {
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    }
  }

  /** Tells it something that a module of its own listens to. */
  tell(message: Serializable): void {
    this.#process?.send(message, () => {});
  }

  /**
   * Tells it something, and resolves with what it tells next.
   *
   * @throws Error when it is not running
   */
  async ask<T>(message: Serializable): Promise<T> {
    if (!this.#process) {
      throw new Error('The backend is not running');
    }
    const answer = once(this.#process, 'message');
    this.tell(message);
    return (await answer)[0] as T;
  }

  /**
   * Resolves when it says that it is ready.
   *
   * @throws Error when that takes too long
   */
  async untilReady(): Promise<void> {
    const deadline = performance.now() + READY_WITHIN_MS;
    while (performance.now() < deadline) {
      const answer = await fetch(
        `${this.url}/.backstage/health/v1/readiness`,
      ).catch(() => undefined);
      if (answer?.ok) {
        return;
      }
      await sleep(20);
    }
    throw new Error(`The backend is not ready; see ${this.logFile}`);
  }

  /**
   * What a route answers.
   *
   * @param path - after `/api/`
   * @throws Error with the answer's text when it is no success
   */
  async get<T>(path: string): Promise<T> {
    const answer = await fetch(`${this.url}/api/${path}`, {
      headers: this.headers,
    });
    if (!answer.ok) {
      throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    }
    return answer.json() as Promise<T>;
  }
}

function basics(options: {
  port: number;
  folder: string;
  token: string;
  database?: JsonObject;
}) {
  const { port, folder, token, database } = options;
  const baseUrl = `http://127.0.0.1:${port}`;
  return {
    app: { baseUrl },
    backend: {
      baseUrl,
      listen: { host: '127.0.0.1', port },
      database: database ?? {
        client: 'better-sqlite3',
        connection: { directory: join(folder, 'databases') },
      },
      auth: {
        externalAccess: [
          { type: 'static', options: { token, subject: 'tests' } },
        ],
      },
    },
  };
}
