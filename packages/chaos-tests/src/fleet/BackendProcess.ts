import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { stringify } from 'yaml';
import type { CatalogEntry, FleetView, ShownClaim } from './types';

/** A token of this test alone, for a backend on loopback that ends with it. */
const TOKEN = 'chaos-tests-reader';
const READY_WITHIN_MS = 120_000;
const CATALOG_PAGE = 500;

/**
 * A cluster as the backend is to reach it.
 *
 * @internal
 */
export interface BackendCluster {
  name: string;
  url: string;
  token: string;
}

/**
 * A backend in a process of its own, which can be killed and started again on
 * what it has left behind.
 *
 * @internal
 */
export class BackendProcess implements FleetView {
  readonly #folder: string;
  readonly #port: number;
  #process: ChildProcess | undefined;
  #skew = 0;

  /**
   * @param options - `folder` keeps its databases, its configuration and its log
   */
  static async create(options: {
    folder: string;
    clusters: BackendCluster[];
  }): Promise<BackendProcess> {
    const { folder, clusters } = options;
    const port = await freePort();
    await mkdir(join(folder, 'databases'), { recursive: true, mode: 0o700 });
    await writeFile(
      join(folder, 'app-config.yaml'),
      stringify(configuration({ port, folder, clusters })),
      { mode: 0o600 },
    );
    return new BackendProcess(folder, port);
  }

  private constructor(folder: string, port: number) {
    this.#folder = folder;
    this.#port = port;
  }

  /** The plugin's own database. */
  get databaseFile(): string {
    return join(this.#folder, 'databases', 'berth.sqlite');
  }

  get logFile(): string {
    return join(this.#folder, 'backend.log');
  }

  /** Starts it; does not wait until it answers. */
  start(): void {
    const child = fork(
      join(__dirname, 'backend/main.ts'),
      ['--config', join(this.#folder, 'app-config.yaml')],
      {
        execArgv: [
          ...['--require', join(__dirname, 'backend/skewedClock.cjs')],
          ...['--require', '@backstage/cli/config/nodeTransform.cjs'],
        ],
        env: { PATH: process.env.PATH, HOME: this.#folder, LOG_LEVEL: 'info' },
        stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      },
    );
    const log = createWriteStream(this.logFile, { flags: 'a' });
    child.stdout?.pipe(log, { end: false });
    child.stderr?.pipe(log, { end: false });
    child.once('close', () => log.end());
    // Whoever is killed has no channel any more.
    child.on('error', () => {});
    this.#process = child;
    this.#tellTime();
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

  /** Puts its clock so many milliseconds forward, or back. */
  skewClock(milliseconds: number): void {
    this.#skew = milliseconds;
    this.#tellTime();
  }

  /**
   * @throws Error when it does not answer in time
   */
  async untilReady(): Promise<void> {
    const deadline = performance.now() + READY_WITHIN_MS;
    while (performance.now() < deadline) {
      const answer = await fetch(
        `http://127.0.0.1:${this.#port}/.backstage/health/v1/readiness`,
      ).catch(() => undefined);
      if (answer?.ok) {
        return;
      }
      await sleep(100);
    }
    throw new Error(`The backend is not ready; see ${this.logFile}`);
  }

  async claims(): Promise<ShownClaim[]> {
    const claims: ShownClaim[] = [];
    let cursor: string | undefined;
    do {
      const query = new URLSearchParams({
        limit: '200',
        ...(cursor && { cursor }),
      });
      const page: { items: ShownClaim[]; nextCursor?: string } =
        await this.#get(`berth/claims?${query}`);
      claims.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor);
    return claims;
  }

  async entities(): Promise<CatalogEntry[]> {
    const { items } = await this.#get<{ items: CatalogEntry[] }>(
      `catalog/entities/by-query?filter=kind=resource,spec.type=database&limit=${CATALOG_PAGE}`,
    );
    return items;
  }

  async #get<T>(path: string): Promise<T> {
    const answer = await fetch(`http://127.0.0.1:${this.#port}/api/${path}`, {
      headers: { Authorization: `Bearer ${TOKEN}` },
    });
    if (!answer.ok) {
      throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    }
    return answer.json() as Promise<T>;
  }

  #tellTime(): void {
    this.#process?.send({ skew: this.#skew }, () => {});
  }
}

function configuration(options: {
  port: number;
  folder: string;
  clusters: BackendCluster[];
}): object {
  const { port, folder, clusters } = options;
  const baseUrl = `http://127.0.0.1:${port}`;
  return {
    app: { baseUrl },
    backend: {
      baseUrl,
      listen: { host: '127.0.0.1', port },
      database: {
        client: 'better-sqlite3',
        connection: { directory: join(folder, 'databases') },
      },
      auth: {
        externalAccess: [
          { type: 'static', options: { token: TOKEN, subject: 'chaos-tests' } },
        ],
      },
    },
    catalog: { processingInterval: { seconds: 1 } },
    kubernetes: {
      clusterLocatorMethods: [
        {
          type: 'config',
          clusters: clusters.map(({ name, url, token }) => ({
            name,
            url,
            authProvider: 'serviceAccount',
            serviceAccountToken: token,
          })),
        },
      ],
    },
    berth: {
      fleet: {
        // Half an hour of faults in some seconds: what takes its time in
        // production, so as not to be a burden, is quick here.
        probeInterval: { seconds: 1 },
        idleTimeout: { seconds: 5 },
        watchTimeout: { seconds: 20 },
      },
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
