import { FaultProxy } from '@berth/sandbox';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { round } from '../../lib/summarize';
import type { BackendProcess } from '@berth/test-utils/processes';
import type { Figure } from '../types';
import type { Clusters } from '../world/Clusters';

const MINUTE_MS = 60_000;
/** Who has just started still looks around. */
const SETTLE_MS = 30_000;

/**
 * Somebody who follows the clusters, for the minute in which nothing changes.
 *
 * @internal
 */
export interface Follower {
  name: string;
  /**
   * Starts it, and waits until it knows all there is. `urls` are those of what
   * counts, before each of the clusters.
   */
  start(options: {
    folder: string;
    clusters: Clusters;
    urls: string[];
  }): Promise<BackendProcess>;
}

/**
 * What is asked of the API servers in a minute in which nothing changes.
 *
 * @internal
 */
export async function measureQuiet(options: {
  clusters: Clusters;
  folder: string;
  follower: Follower;
}): Promise<Figure> {
  const { clusters, folder, follower } = options;
  const { objects } = clusters;
  const proxies = await Promise.all(
    clusters.all.map(({ apiServer }) => FaultProxy.start(apiServer)),
  );
  let backend: BackendProcess | undefined;
  try {
    backend = await follower.start({
      folder: join(folder, `quiet-${follower.name}-${objects}`),
      clusters,
      urls: proxies.map(({ url }) => url),
    });
    const synced = total(proxies);
    await sleep(SETTLE_MS);
    const before = total(proxies);
    await sleep(MINUTE_MS);
    const after = total(proxies);
    const requests = after.requests - before.requests;
    const bytes = after.bytes - before.bytes;
    return {
      figure: `a quiet minute at ${objects} objects, ${clusters.all.length} API servers: ${follower.name}`,
      found: `${requests} requests, ${round(bytes / 1_000)} kB`,
      details: { requests, bytes, untilSynced: synced },
    };
  } finally {
    await backend?.kill();
    await Promise.all(proxies.map(proxy => proxy.stop()));
  }
}

function total(proxies: FaultProxy[]): { requests: number; bytes: number } {
  const traffic = proxies.map(proxy => proxy.traffic());
  return {
    requests: sum(traffic.flatMap(({ requests }) => Object.values(requests))),
    bytes: sum(traffic.map(({ bytes }) => bytes)),
  };
}

function sum(values: number[]): number {
  return values.reduce((all, value) => all + value, 0);
}
