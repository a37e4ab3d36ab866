import type { RouteTools } from '@berth/backstage-plugin-berth-node';
import { setTimeout as delay } from 'node:timers/promises';
import { readGpuObjects } from '../fleet/readGpuObjects';
import { takeSnapshot } from '../fleet/takeSnapshot';
import type { GpuStore } from './GpuStore';
import { samplesOf } from './samples';

/** A snapshot is renewed so that it is never older than a minute. */
const INTERVAL_MS = 55_000;
const LOOK_MS = 5_000;
const COMPACT_EVERY_MS = 10 * 60_000;

/**
 * Looks at the GPUs of every cluster once a minute, until the signal aborts.
 * Pages show what it has found, and never ask a cluster themselves. A cluster
 * that does not answer keeps no other from being looked at.
 *
 * @internal
 */
export async function runSampler(options: {
  tools: SamplerTools;
  store: GpuStore;
  signal: AbortSignal;
  /** Waits; settles early when the signal aborts. */
  wait?: (ms: number, signal: AbortSignal) => Promise<void>;
}): Promise<void> {
  const { tools, store, signal, wait = untilAborted } = options;
  const busy = new Map<string, Promise<void>>();
  let compactedAt = 0;
  while (!signal.aborted) {
    for (const cluster of tools.clusters()) {
      if (!busy.has(cluster)) {
        const looking = sampleCluster({ tools, store, cluster }).finally(() =>
          busy.delete(cluster),
        );
        busy.set(cluster, looking);
      }
    }
    const now = tools.now().getTime();
    if (now - compactedAt >= COMPACT_EVERY_MS) {
      compactedAt = now;
      await store.compact(tools.now()).catch(error => {
        tools.logger.warn('Old GPU samples could not be put together', error);
      });
    }
    await wait(LOOK_MS, signal);
  }
}

/**
 * What the sampler works with.
 *
 * @internal
 */
export type SamplerTools = Pick<
  RouteTools,
  'clusters' | 'asBerth' | 'now' | 'logger'
>;

/**
 * Looks at a cluster, unless that has been done less than a minute ago.
 *
 * @internal
 */
export async function sampleCluster(options: {
  tools: SamplerTools;
  store: GpuStore;
  cluster: string;
}): Promise<void> {
  const { tools, store, cluster } = options;
  try {
    const now = tools.now();
    if (!(await store.claim(cluster, now, INTERVAL_MS))) {
      return;
    }
    const objects = await readGpuObjects(tools.asBerth(cluster));
    const snapshot = takeSnapshot(objects);
    const samples = samplesOf({ cluster, snapshot }, now);
    await store.save({ cluster, snapshot, samples }, now);
  } catch (error) {
    const problem = (error as Error).message;
    tools.logger.warn('The GPUs of a cluster could not be looked at', {
      cluster,
      problem,
    });
    // Where the database itself is away, nothing can be kept of it.
    await store.fail(cluster, problem).catch(() => {});
  }
}

async function untilAborted(ms: number, signal: AbortSignal): Promise<void> {
  await delay(ms, undefined, { signal }).catch(() => {});
}
