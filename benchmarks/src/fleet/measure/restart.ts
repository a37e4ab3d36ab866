import type { Claim, Tenant } from '@berth/backstage-plugin-berth-common';
import { setTimeout as sleep } from 'node:timers/promises';
import { round } from '../../lib/summarize';
import type { BerthBackend } from '../backend/BerthBackend';
import { isList } from '../world/AuditLog';
import type { Clusters } from '../world/Clusters';
import type { Figure } from '../types';

const TARGET_MS = 2_000;
/** Long enough for whatever would list to have done so. */
const WATCH_MS = 15_000;

/**
 * Kills the backend and starts it again on what it has stored.
 *
 * @internal
 */
export async function measureRestart(options: {
  clusters: Clusters;
  berth: BerthBackend;
}): Promise<Figure> {
  const { clusters, berth } = options;
  await berth.kill();
  await clusters.mark();
  const began = performance.now();
  berth.process.start();
  const listeningAt = await until(() => fetch(berth.process.url));
  const answeredAt = await until(async () => {
    const { items: tenants } = await berth.get<{
      items: Array<Tenant & { claims: Record<string, number> }>;
    }>('tenants');
    const { items: claims } = await berth.get<{ items: Claim[] }>(
      'claims?limit=10',
    );
    return claims.length === 10 && tenants.length > 0;
  });
  await berth.process.untilReady();
  await sleep(WATCH_MS);
  const asked = await Promise.all(clusters.audit.map(log => log.requests()));
  const lists = asked.flat().filter(isList);
  const answerMs = answeredAt - listeningAt;
  return {
    figure: `restart with ${clusters.objects} objects stored`,
    found: `first answer ${round(answerMs)} ms after the process listens, ${
      lists.length
    } LIST requests`,
    target: `≤ ${TARGET_MS} ms, 0 LIST requests`,
    met: answerMs <= TARGET_MS && lists.length === 0,
    details: {
      startToListeningMs: round(listeningAt - began),
      listeningToAnswerMs: round(answerMs),
      lists: lists.map(({ requestURI }) => requestURI),
      requests: asked.flat().length,
    },
  };
}

/** When it first succeeds. */
async function until(attempt: () => Promise<unknown>): Promise<number> {
  for (;;) {
    if (await attempt().catch(() => false)) {
      return performance.now();
    }
    await sleep(10);
  }
}
