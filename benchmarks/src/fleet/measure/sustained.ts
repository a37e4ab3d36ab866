import { parseKubeconfig } from '@berth/sandbox';
import {
  stringifyClaimRef,
  type Claim,
} from '@berth/backstage-plugin-berth-common';
import { fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { percentile, round } from '../../lib/summarize';
import { markerIn, type BerthBackend } from '../backend/BerthBackend';
import type { Figure } from '../types';
import { pages, type Clusters } from '../world/Clusters';
import { clusterOf, tenantOf } from '../world/objects';
import type {
  LoadNews,
  LoadOrder,
  LoadProbe,
  LoadResult,
} from '../world/loadTypes';

const LAG_P99_MS = 1_000;
const DRAINED_MS = 5_000;
const LOOK_MS = 10;
const GIVE_UP_MS = 60_000;
/** As many are changed in turn; each so every few seconds. */
const CHANGED_OBJECTS = 5_000;

/**
 * Many status changes a second for a while, and for some of them how long it
 * takes from when they are asked for until Berth's REST API says so.
 *
 * @internal
 */
export async function measureSustained(options: {
  clusters: Clusters;
  berth: BerthBackend;
  perSecond: number;
  seconds: number;
}): Promise<Figure> {
  const { clusters, berth, perSecond, seconds } = options;
  const lags: Array<Promise<number>> = [];
  const objects = Math.min(CHANGED_OBJECTS, clusters.objects);
  const result = await generate(
    {
      clusters: clusters.all.map(({ kubeconfig }) =>
        parseKubeconfig(kubeconfig),
      ),
      objects,
      perSecond,
      seconds,
      probeEvery: Math.ceil(perSecond / 10),
    },
    probe => lags.push(lagOf(probe, clusters, berth)),
  );
  const drainedAt = await untilDrained(berth, { sent: result.sent, objects });
  const values = await Promise.all(lags);
  const p99 = percentile(values, 0.99);
  const drainedMs = Math.max(0, drainedAt - result.endedAt);
  const reached = result.sent / result.seconds;
  const truth = await checksumOf(clusters);
  const shown = checksum(
    (await berth.claims()).map(claim => [claim.name, markerIn(claim.message)]),
  );
  return {
    figure: `${perSecond} status changes/s for ${seconds} s, ${clusters.objects} objects`,
    found: `${Math.round(reached)}/s, lag p99 ${round(p99)} ms, drained ${round(
      drainedMs,
    )} ms after, ${shown === truth ? 'nothing lost' : 'NOT EQUAL'}`,
    target: `${perSecond}/s, lag p99 ≤ ${LAG_P99_MS} ms, drained ≤ ${DRAINED_MS} ms, no loss`,
    met:
      reached >= perSecond * 0.98 &&
      result.failed === 0 &&
      p99 <= LAG_P99_MS &&
      drainedMs <= DRAINED_MS &&
      shown === truth,
    details: {
      ...result,
      reachedPerSecond: round(reached),
      lagMedianMs: round(percentile(values, 0.5)),
      lagP99Ms: round(p99),
      lagMaxMs: round(percentile(values, 1)),
      probes: values.length,
      drainedMs: round(drainedMs),
      checksum: { apiServers: truth, berth: shown },
    },
  };
}

async function generate(
  order: LoadOrder,
  onProbe: (probe: LoadProbe) => void,
): Promise<LoadResult> {
  const child = fork(require.resolve('../world/loadGenerator.ts'), {
    execArgv: [
      '--require',
      require.resolve('@backstage/cli/config/nodeTransform.cjs'),
    ],
  });
  child.send(order);
  return new Promise((resolve, reject) => {
    // What loads TypeScript in the process has messages of its own.
    child.on('message', (message: Partial<LoadResult & LoadNews>) => {
      if (message.probe) {
        onProbe(message.probe);
      } else if (message.sent !== undefined) {
        resolve(message as LoadResult);
      }
    });
    child.once('error', reject);
    child.once('exit', code => reject(new Error(`it ended with ${code}`)));
  });
}

/** How long after it was asked for the change, or a later one, is shown. */
async function lagOf(
  { index, marker, at }: LoadProbe,
  clusters: Clusters,
  berth: BerthBackend,
): Promise<number> {
  const id = stringifyClaimRef({
    cluster: clusters.all[clusterOf(index, clusters.all.length)].name,
    namespace: tenantOf(index),
    offering: 'database.cloudnative-pg',
    name: `db-${index}`,
  });
  const wanted = numberOf(marker);
  while (Date.now() - at < GIVE_UP_MS) {
    const claim = await berth.get<Claim>(`claims/${encodeURIComponent(id)}`);
    if (numberOf(markerIn(claim.message)) >= wanted) {
      break;
    }
    await sleep(LOOK_MS);
  }
  return Date.now() - at;
}

/** When what Berth has stored has each object's last change. */
async function untilDrained(
  berth: BerthBackend,
  { sent, objects }: { sent: number; objects: number },
): Promise<number> {
  const began = Date.now();
  for (;;) {
    const now = Date.now();
    const stored = new Map(await berth.storedMarkers());
    const isDrained = Array.from(
      { length: objects },
      (_, index) => index,
    ).every(
      index =>
        stored.get(`db-${index}`) ===
        `change-${lastChangeOf(index, { sent, objects })}`,
    );
    if (isDrained || now - began > GIVE_UP_MS) {
      return now;
    }
    await sleep(LOOK_MS);
  }
}

/** Objects are changed in turn. */
function lastChangeOf(
  index: number,
  { sent, objects }: { sent: number; objects: number },
): number {
  return sent - 1 - ((sent - 1 - index) % objects);
}

async function checksumOf(clusters: Clusters): Promise<string> {
  const found: Array<[string, string]> = [];
  for (const { admin } of clusters.all) {
    for await (const items of pages(admin)) {
      for (const { metadata, status } of items) {
        const { phaseReason = '' } = (status ?? {}) as {
          phaseReason?: string;
        };
        found.push([metadata.name!, phaseReason]);
      }
    }
  }
  return checksum(found);
}

function checksum(pairs: Array<[string, string]>): string {
  const lines = pairs.map(([name, marker]) => `${name} ${marker}`).sort();
  return createHash('sha256').update(lines.join('\n')).digest('hex');
}

function numberOf(marker: string): number {
  return Number(marker.split('-')[1] ?? -1);
}
