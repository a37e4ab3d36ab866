import type { KubernetesClient } from '@berth/sandbox';
import { judgeRequests, MOST_REQUESTS } from '../judge';
import {
  bucketOf,
  COMPOSED_GROUP,
  COMPOSED_KIND,
  COMPOSED_PLURAL,
  NAMESPACE,
} from '../objects';
import type { Contestant, ScoreboardCase } from '../types';
import { until, withEach } from '../watch';

const COUNT = 1_000;
const CONCURRENCY = 20;
const SHOWN_MS = 240_000;

/**
 * This one starts the contestants, which have seen nothing before, so that
 * each does its first sync. The other cluster differs by these claims alone, so
 * that what it is asked is what all the rest costs.
 *
 * @internal
 */
export const manyClaims: ScoreboardCase = {
  case: `${COUNT.toLocaleString(
    'en',
  )} claims of one composition: what they add to a first sync`,
  expected: `${COUNT} shown, at most ${MOST_REQUESTS} more requests than without them`,
  run: async arena => {
    const { admin } = arena.clusters[0];
    await createBuckets(admin);
    const findings = await withEach(arena, async contestant => {
      contestant.start();
      await contestant.untilReady();
      return firstSyncOf(contestant);
    });
    await deleteBuckets(admin);
    return findings;
  },
};

async function firstSyncOf(contestant: Contestant) {
  const deadline = performance.now() + SHOWN_MS;
  let requests: [number, number] | undefined;
  let shown = 0;
  while (shown < COUNT && performance.now() < deadline) {
    if ((contestant.polls?.() ?? 0) > 0) {
      requests ??= requestsOf(contestant);
    }
    const { objects } = await contestant.shown();
    shown = objects.filter(({ name }) => name.startsWith('bucket-')).length;
  }
  const [those, others] = requests ?? requestsOf(contestant);
  return judgeRequests({ wanted: COUNT, shown, those, others });
}

/** How many requests each cluster was asked. */
function requestsOf({ proxies }: Contestant): [number, number] {
  const [those, others] = proxies.map(proxy =>
    Object.values(proxy.traffic().requests).reduce(
      (sum, count) => sum + count,
      0,
    ),
  );
  return [those, others];
}

async function createBuckets(admin: KubernetesClient): Promise<void> {
  const [first, ...rest] = Array.from(
    { length: COUNT },
    (_, index) => `bucket-${index}`,
  );
  await admin.apply(bucketOf(NAMESPACE, first), { waitForKindMs: 60_000 });
  const names = rest.values();
  await Promise.all(
    Array.from({ length: CONCURRENCY }, async () => {
      for (const name of names) {
        await admin.create(bucketOf(NAMESPACE, name));
      }
    }),
  );
}

async function deleteBuckets(admin: KubernetesClient): Promise<void> {
  await admin.request({
    method: 'DELETE',
    path: `/apis/${COMPOSED_GROUP}/v1/namespaces/${NAMESPACE}/${COMPOSED_PLURAL}`,
  });
  await until(
    'the composite resources are gone',
    async () => (await admin.list(COMPOSED_KIND)).items.length === 0,
  );
}
