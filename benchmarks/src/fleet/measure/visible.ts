import type { Claim } from '@berth/backstage-plugin-berth-common';
import { percentile, round } from '../../lib/summarize';
import type { BerthBackend } from '../backend/BerthBackend';
import type { Clusters } from '../world/Clusters';
import { CLUSTER_KIND, database, tenantOf } from '../world/objects';
import type { Figure } from '../types';
import { EventTimes } from './EventTimes';

const MEDIAN_RATIO = 12;
const P99_RATIO = 40;
const WARM_UP = 5;

/**
 * From when an object is asked of the API server until a raw watch has it, and
 * until `GET /api/berth/claims` shows it; both of the same objects.
 *
 * @internal
 */
export async function measureVisible(options: {
  clusters: Clusters;
  berth: BerthBackend;
  trials: number;
}): Promise<Figure> {
  const { clusters, berth, trials } = options;
  const client = clusters.clientOf(0);
  const namespace = tenantOf(0);
  const events = await EventTimes.follow(client);
  const floor: number[] = [];
  const shown: number[] = [];
  try {
    for (let trial = -WARM_UP; trial < trials; trial++) {
      const name = `visible-${trial + WARM_UP}`;
      const seen = events.of(name);
      const visible = berth.untilChanged(() => find(berth, name));
      // So that looking for changes has begun before there is one.
      await berth.get('clusters');
      const began = performance.now();
      await client.create(database(namespace, name));
      const [seenAt] = await Promise.all([seen, visible]);
      const visibleAt = performance.now();
      if (trial >= 0) {
        floor.push(seenAt - began);
        shown.push(visibleAt - began);
      }
      await client.delete({ ...CLUSTER_KIND, namespace, name });
      await berth.untilChanged(async () =>
        (await find(berth, name)) ? undefined : true,
      );
    }
  } finally {
    events.stop();
  }
  const floorMs = percentile(floor, 0.5);
  const medianRatio = percentile(shown, 0.5) / floorMs;
  const p99Ratio = percentile(shown, 0.99) / floorMs;
  return {
    figure: `create → visible at GET /claims (${trials} trials, ${clusters.objects} objects)`,
    found: `median ${round(percentile(shown, 0.5))} ms = ${round(
      medianRatio,
    )} × floor, p99 ${round(percentile(shown, 0.99))} ms = ${round(
      p99Ratio,
    )} ×`,
    target: `median ≤ ${MEDIAN_RATIO} × raw watch floor, p99 ≤ ${P99_RATIO} ×`,
    met: medianRatio <= MEDIAN_RATIO && p99Ratio <= P99_RATIO,
    details: {
      floorMedianMs: round(floorMs),
      floorP99Ms: round(percentile(floor, 0.99)),
      medianMs: round(percentile(shown, 0.5)),
      p99Ms: round(percentile(shown, 0.99)),
      medianRatio: round(medianRatio),
      p99Ratio: round(p99Ratio),
    },
  };
}

async function find(
  berth: BerthBackend,
  name: string,
): Promise<Claim | undefined> {
  const { items } = await berth.get<{ items: Claim[] }>(
    `claims?q=${name}&tenant=${tenantOf(0)}`,
  );
  return items.find(claim => claim.name === name);
}
