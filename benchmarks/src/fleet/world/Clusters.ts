import {
  startSandbox,
  type KubernetesClient,
  type KubernetesObject,
  type Sandbox,
} from '@berth/sandbox';
import type { ClusterAccess } from '@berth/test-utils/processes';
import { AuditLog } from './AuditLog';
import {
  CLUSTER_KIND,
  clusterDefinition,
  clusterOf,
  database,
  namespaceOf,
  tenantOf,
  tenantsOf,
} from './objects';

/** What keeps an API server on this side of its limits busy. */
const CONCURRENCY = 24;
const PAGE = 500;

/**
 * The API servers, and what is in them.
 *
 * @internal
 */
export class Clusters {
  readonly all: Sandbox[];
  readonly audit: AuditLog[];
  #objects = 0;

  /** Starts so many, which know the kind and hold nothing yet. */
  static async start(count: number): Promise<Clusters> {
    const all: Sandbox[] = [];
    for (let number = 1; number <= count; number++) {
      const sandbox = await startSandbox({
        name: `bench-${number}`,
        nodes: false,
        operators: false,
        audit: true,
      });
      await sandbox.apply(clusterDefinition());
      all.push(sandbox);
    }
    return new Clusters(all);
  }

  private constructor(all: Sandbox[]) {
    this.all = all;
    this.audit = all.map(({ auditLogFile }) => AuditLog.create(auditLogFile!));
  }

  /** How many objects there are, over all of them. */
  get objects(): number {
    return this.#objects;
  }

  get access(): ClusterAccess[] {
    return this.all.map(({ name, apiServer, berthToken }) => ({
      name,
      url: apiServer.url,
      caData: apiServer.caData,
      token: berthToken,
    }));
  }

  /** The client of the API server that the object of that number is on. */
  clientOf(index: number): KubernetesClient {
    return this.all[clusterOf(index, this.all.length)].admin;
  }

  /** Creates databases until there are so many. */
  async fill(objects: number): Promise<void> {
    const known = new Set(tenantsOf(this.#objects));
    const fresh = tenantsOf(objects).filter(tenant => !known.has(tenant));
    await inParallel(fresh, CONCURRENCY, async tenant => {
      const index = Number(tenant.split('-')[1]);
      await this.all[index % this.all.length].admin.create(namespaceOf(tenant));
    });
    const numbers = range(this.#objects, objects);
    await inParallel(numbers, CONCURRENCY * this.all.length, async index => {
      await this.clientOf(index).create(
        database(tenantOf(index), `db-${index}`),
      );
    });
    this.#objects = objects;
  }

  /** Notes from when on requests count. */
  async mark(): Promise<void> {
    await Promise.all(this.audit.map(log => log.mark()));
  }

  /**
   * Reads all there is in pages, all API servers at once, and only parses.
   *
   * @returns how long it took, in milliseconds
   */
  async listBare(): Promise<number> {
    const began = performance.now();
    const counts = await Promise.all(
      this.all.map(async ({ admin }) => {
        let count = 0;
        for await (const items of pages(admin)) {
          count += items.length;
        }
        return count;
      }),
    );
    const found = counts.reduce((sum, count) => sum + count, 0);
    if (found !== this.#objects) {
      throw new Error(`${found} objects are there, not ${this.#objects}`);
    }
    return performance.now() - began;
  }

  async stop(): Promise<void> {
    await Promise.all(this.all.map(sandbox => sandbox.stop()));
  }
}

/**
 * The databases of an API server, page by page.
 *
 * @internal
 */
export async function* pages(
  client: KubernetesClient,
): AsyncGenerator<KubernetesObject[]> {
  const path = `/apis/${CLUSTER_KIND.apiVersion}/${CLUSTER_KIND.plural}`;
  let next: string | undefined;
  do {
    const page = await client.request<{
      items: KubernetesObject[];
      metadata: { continue?: string };
    }>({ path, query: { limit: String(PAGE), continue: next } });
    yield page.items;
    next = page.metadata.continue || undefined;
  } while (next);
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, index) => from + index);
}

async function inParallel<T>(
  items: T[],
  concurrency: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const queue = items.values();
  await Promise.all(
    Array.from({ length: concurrency }, async () => {
      for (const item of queue) {
        await work(item);
      }
    }),
  );
}
