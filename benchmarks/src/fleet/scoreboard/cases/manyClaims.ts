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
 * each does its first sync.
 *
 * @internal
 */
export const manyClaims: ScoreboardCase = {
  case: `${COUNT.toLocaleString(
    'en',
  )} claims of one composition: requests of the first sync`,
  expected: `${COUNT} shown, at most ${MOST_REQUESTS} requests`,
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
  let requests: number | undefined;
  let shown = 0;
  while (shown < COUNT && performance.now() < deadline) {
    if ((contestant.polls?.() ?? 0) > 0) {
      requests ??= requestsOf(contestant);
    }
    const { objects } = await contestant.shown();
    shown = objects.filter(({ name }) => name.startsWith('bucket-')).length;
  }
  requests ??= requestsOf(contestant);
  return judgeRequests({ wanted: COUNT, shown, requests });
}

function requestsOf({ proxies }: Contestant): number {
  const { requests } = proxies[0].traffic();
  return Object.values(requests).reduce((sum, count) => sum + count, 0);
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
