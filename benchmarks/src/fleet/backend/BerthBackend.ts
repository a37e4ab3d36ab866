import type { Change, Claim } from '@berth/backstage-plugin-berth-common';
import {
  BackendProcess,
  locateClusters,
  readClaims,
  type ClusterAccess,
} from '@berth/test-utils/processes';
import knexFactory, { type Knex } from 'knex';
import { readFileSync } from 'node:fs';
import http from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';

const LOOK_MS = 50;
const IN_CATALOG_MS = 10 * 60_000;

/**
 * A real Backstage backend with Berth, in a process of its own, on SQLite.
 *
 * @internal
 */
export class BerthBackend {
  readonly process: BackendProcess;
  readonly #agent = new http.Agent({ keepAlive: true });

  /**
   * @param options - with `catalog` it fills Backstage's catalog, too
   */
  static async create(options: {
    folder: string;
    clusters: ClusterAccess[];
    catalog?: boolean;
  }): Promise<BerthBackend> {
    const { folder, clusters, catalog } = options;
    return new BerthBackend(
      await BackendProcess.create({
        main: catalog
          ? require.resolve('./mainWithCatalog.ts')
          : require.resolve('./main.ts'),
        folder,
        config: {
          kubernetes: { clusterLocatorMethods: locateClusters(clusters) },
        },
        preload: [
          require.resolve('./probe.cjs'),
          require.resolve('@backstage/cli/config/nodeTransform.cjs'),
        ],
      }),
    );
  }

  private constructor(process: BackendProcess) {
    this.process = process;
  }

  /** Starts it and waits until it says that it is ready. */
  async start(): Promise<void> {
    this.process.start();
    await this.process.untilReady();
  }

  async kill(): Promise<void> {
    this.#agent.destroy();
    await this.process.kill();
  }

  /** An answer of Berth's, over a connection that is kept. */
  async get<T>(path: string): Promise<T> {
    return JSON.parse(await this.text(`berth/${path}`));
  }

  /** The text of a route's answer, over a connection that is kept. */
  async text(path: string): Promise<string> {
    try {
      return await this.#text(path);
    } catch (error) {
      // The server has just closed a connection that was idle for long.
      if ((error as NodeJS.ErrnoException).code === 'ECONNRESET') {
        return this.#text(path);
      }
      throw error;
    }
  }

  async #text(path: string): Promise<string> {
    const { url, headers } = this.process;
    const response = await new Promise<http.IncomingMessage>(
      (resolve, reject) => {
        http
          .get(`${url}/api/${path}`, { agent: this.#agent, headers }, resolve)
          .once('error', reject);
      },
    );
    const body = await text(response);
    if (response.statusCode !== 200) {
      throw new Error(`${path}: ${response.statusCode} ${body}`);
    }
    return body;
  }

  /**
   * Waits for the first answer that is as wanted, looking whenever something
   * has changed, as pages do.
   */
  async untilChanged<T>(
    look: () => Promise<T | undefined>,
    timeoutMs = 60_000,
  ): Promise<T> {
    const deadline = performance.now() + timeoutMs;
    let { cursor } = await this.get<{ cursor: number }>('changes');
    for (;;) {
      const found = await look();
      if (found !== undefined) {
        return found;
      }
      if (performance.now() > deadline) {
        throw new Error(`Not within ${timeoutMs} ms: ${look}`);
      }
      ({ cursor } = await this.get<{ items: Change[]; cursor: number }>(
        `changes?after=${cursor}&waitSeconds=1`,
      ));
    }
  }

  /** All claims, in the pages that there are. */
  async claims(): Promise<Claim[]> {
    return readClaims(async path => JSON.parse(await this.text(path)));
  }

  /**
   * Waits until so many claims are stored, and counts in the database, since
   * to ask the backend would be work for it.
   *
   * @returns the moment, as `performance.now` says it
   */
  async untilStored(count: number, timeoutMs: number): Promise<number> {
    const deadline = performance.now() + timeoutMs;
    return this.#reading(async knex => {
      for (;;) {
        const [{ n }] = await knex('claims').count({ n: '*' });
        if (n === count) {
          return performance.now();
        }
        if (performance.now() > deadline) {
          throw new Error(`${n} of ${count} claims after ${timeoutMs} ms`);
        }
        await sleep(LOOK_MS);
      }
    });
  }

  /** Each claim's name, and the change that it was last told, as stored. */
  async storedMarkers(): Promise<Array<[name: string, marker: string]>> {
    const rows: Array<{ name: string; message: string }> = await this.#reading(
      knex => knex('claims').select('name', 'message'),
    );
    return rows.map(({ name, message }) => [name, markerIn(message)]);
  }

  async #reading<T>(work: (knex: Knex) => Promise<T>): Promise<T> {
    const knex = knexFactory({
      client: 'better-sqlite3',
      connection: {
        filename: this.process.databaseFile('berth'),
        options: { readonly: true },
      },
      useNullAsDefault: true,
    });
    try {
      return await work(knex);
    } finally {
      await knex.destroy();
    }
  }

  /** Resident memory, in MiB. */
  memoryMiB(): number {
    const status = readFileSync(`/proc/${this.process.pid}/status`, 'utf8');
    return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) / 1024;
  }

  /** The 99th percentile of the event loop's delay since this was last asked. */
  async loopDelayP99Ms(): Promise<number> {
    const { loopDelayP99Ms } = await this.process.ask<{
      loopDelayP99Ms: number;
    }>({ probe: 'read' });
    this.process.tell({ probe: 'reset' });
    return loopDelayP99Ms;
  }
}

/** What the load generator said last of an object, in Berth's words. */
export function markerIn(message: string): string {
  return /change-\d+/.exec(message)?.[0] ?? '';
}

/** Waits until a backend's catalog has so many entities ready to be read. */
export async function untilInCatalog(
  backend: BackendProcess,
  count: number,
): Promise<void> {
  const deadline = performance.now() + IN_CATALOG_MS;
  for (;;) {
    const { totalItems } = await backend.get<{ totalItems: number }>(
      'catalog/entities/by-query?limit=0',
    );
    if (totalItems >= count) {
      return;
    }
    if (performance.now() > deadline) {
      throw new Error(`The catalog has ${totalItems} of ${count} entities`);
    }
    await sleep(1_000);
  }
}
