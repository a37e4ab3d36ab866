import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { round } from '../../lib/summarize';
import { BerthBackend } from '../backend/BerthBackend';
import type { Figure, SyncPoint } from '../types';
import type { AuditLog } from '../world/AuditLog';
import type { Clusters } from '../world/Clusters';
import { CLUSTER_KIND } from '../world/objects';

const SHARE = 0.4;
const MEMORY_MIB = 250;
const TIMEOUT_MS = 15 * 60_000;
const SAMPLE_MS = 100;
/** What is left after a sync is counted when the dust has settled. */
const SETTLE_MS = 10_000;

/**
 * Lets a backend that knows nothing read all there is, and then a bare LIST of
 * the same, on the same machine in the same state.
 *
 * @param options - `emptyMiB` is the memory of a backend with empty clusters
 * @returns what it took, and the backend, which goes on
 * @internal
 */
export async function measureSync(options: {
  clusters: Clusters;
  folder: string;
  emptyMiB: number;
}): Promise<{ point: SyncPoint; berth: BerthBackend }> {
  const { clusters, folder, emptyMiB } = options;
  const own = join(folder, `sync-${clusters.objects}`);
  await rm(own, { recursive: true, force: true });
  const berth = await BerthBackend.create({
    folder: own,
    clusters: clusters.access,
  });
  await clusters.mark();
  const memory = sampleMemory(berth);
  berth.process.start();
  await berth.process.untilReady();
  await berth.loopDelayP99Ms();
  const storedAt =
    performance.timeOrigin +
    (await berth.untilStored(clusters.objects, TIMEOUT_MS));
  const loopDelayP99Ms = await berth.loopDelayP99Ms();
  const askedAt = await firstAsked(clusters.audit);
  await sleep(SETTLE_MS);
  const memoryAfterMiB = berth.memoryMiB();
  const bareMs = await clusters.listBare();
  const seconds = (storedAt - askedAt) / 1_000;
  const { objects } = clusters;
  return {
    berth,
    point: {
      objects,
      seconds: round(seconds),
      objectsPerSecond: Math.round(objects / seconds),
      bareSeconds: round(bareMs / 1_000),
      bareObjectsPerSecond: Math.round(objects / (bareMs / 1_000)),
      share: round(bareMs / 1_000 / seconds),
      memoryPeakMiB: Math.round(memory.stop() - emptyMiB),
      memoryAfterMiB: Math.round(memoryAfterMiB - emptyMiB),
      loopDelayP99Ms: round(loopDelayP99Ms),
    },
  };
}

/** The largest sync, as a line of the table. */
export function describeSync(point: SyncPoint, clusters: number): Figure {
  const memory = Math.max(point.memoryPeakMiB, point.memoryAfterMiB);
  return {
    figure: `initial sync of ${point.objects} objects over ${clusters} API servers`,
    found: `${point.seconds} s = ${Math.round(
      point.share * 100,
    )} % of the pace of a bare LIST, memory +${memory} MiB`,
    target: `≥ ${SHARE * 100} % of a bare paged LIST, ≤ +${MEMORY_MIB} MiB`,
    met: point.share >= SHARE && memory <= MEMORY_MIB,
    details: { ...point },
  };
}

/** The memory of a backend whose clusters are empty, in MiB. */
export async function measureEmpty(options: {
  clusters: Clusters;
  folder: string;
}): Promise<number> {
  const berth = await BerthBackend.create({
    folder: join(options.folder, 'empty'),
    clusters: options.clusters.access,
  });
  await berth.start();
  await sleep(SETTLE_MS);
  const memory = berth.memoryMiB();
  await berth.kill();
  return memory;
}

/** When Berth first asked for databases, by the API servers' clocks. */
async function firstAsked(logs: AuditLog[]): Promise<number> {
  const requests = (await Promise.all(logs.map(log => log.requests()))).flat();
  const times = requests
    .filter(({ requestURI }) =>
      requestURI.startsWith(
        `/apis/${CLUSTER_KIND.apiVersion}/${CLUSTER_KIND.plural}?`,
      ),
    )
    .map(one => Date.parse(one.requestReceivedTimestamp));
  return Math.min(...times);
}

function sampleMemory(berth: BerthBackend): { stop(): number } {
  let peak = 0;
  const timer = setInterval(() => {
    if (berth.process.pid) {
      peak = Math.max(peak, berth.memoryMiB());
    }
  }, SAMPLE_MS);
  return {
    stop: () => {
      clearInterval(timer);
      return peak;
    },
  };
}
