import { setTimeout as sleep } from 'node:timers/promises';
import { percentile, round } from '../../lib/summarize';
import type { BerthBackend } from '../backend/BerthBackend';
import { tenantsOf } from '../world/objects';
import type { Clusters } from '../world/Clusters';
import type { Figure } from '../types';

const CLIENTS = 50;
const SECONDS = 20;
const TARGET_MS = 100;
/** Also told: with people who look at what they got for so long. */
const LOOKING_MS = 1_000;

interface Times {
  lists: number[];
  pages: number[];
}

/**
 * Many who look at the list of tenants and at tenants' pages, each of whom asks
 * again as soon as there is an answer.
 *
 * @internal
 */
export async function measureReads(options: {
  clusters: Clusters;
  berth: BerthBackend;
}): Promise<Figure> {
  const { clusters, berth } = options;
  const tenants = tenantsOf(clusters.objects);
  const strict = await ask({ berth, tenants, pauseMs: 0 });
  const looking = await ask({ berth, tenants, pauseMs: LOOKING_MS });
  const [lists, pages] = [strict.lists, strict.pages].map(times =>
    percentile(times, 0.99),
  );
  return {
    figure: `GET /tenants and a tenant's page, ${clusters.objects} objects, ${tenants.length} tenants, ${CLIENTS} clients`,
    found: `p99 ${round(lists)} ms and ${round(pages)} ms`,
    target: `p99 ≤ ${TARGET_MS} ms`,
    met: Math.max(lists, pages) <= TARGET_MS,
    details: {
      askingAgainAtOnce: describe(strict),
      [`askingAgainAfter${LOOKING_MS}Ms`]: describe(looking),
    },
  };
}

async function ask(options: {
  berth: BerthBackend;
  tenants: string[];
  pauseMs: number;
}): Promise<Times> {
  const { berth, tenants, pauseMs } = options;
  const times: Times = { lists: [], pages: [] };
  const until = performance.now() + SECONDS * 1_000;
  const timed = async (into: number[], work: () => Promise<unknown>) => {
    const began = performance.now();
    await work();
    into.push(performance.now() - began);
    await sleep(pauseMs);
  };
  await Promise.all(
    Array.from({ length: CLIENTS }, async (_, client) => {
      // Not all at once, as people would not come.
      await sleep((client / CLIENTS) * pauseMs);
      for (let turn = client; performance.now() < until; turn++) {
        const tenant = tenants[(turn * 37) % tenants.length];
        await timed(times.lists, () => berth.text('berth/tenants'));
        await timed(times.pages, () =>
          Promise.all([
            berth.text(`berth/tenants/${tenant}`),
            berth.text(`berth/claims?tenant=${tenant}&limit=200`),
          ]),
        );
      }
    }),
  );
  return times;
}

function describe(times: Times): object {
  const of = (values: number[]) => ({
    count: values.length,
    medianMs: round(percentile(values, 0.5)),
    p99Ms: round(percentile(values, 0.99)),
  });
  return { lists: of(times.lists), pages: of(times.pages) };
}
