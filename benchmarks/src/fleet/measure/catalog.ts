import type { BackendProcess } from '@berth/test-utils/processes';
import { setTimeout as sleep } from 'node:timers/promises';
import { percentile, round } from '../../lib/summarize';
import type { BerthBackend } from '../backend/BerthBackend';
import type { Figure } from '../types';
import type { Clusters } from '../world/Clusters';
import { CLUSTER_KIND, database, tenantOf } from '../world/objects';
import { POLL_SECONDS } from './followers';

const RATIO = 1.3;
const PEER_RATIO = 4;
const LOOK_MS = 20;
const TURN_MS = 1_000;
/** Spreads a series evenly, however long it is. */
const GOLDEN = 0.618;
const TIMEOUT_MS = 60_000;

/**
 * From when an object is asked of the API server until its entity can be read
 * in the catalog, beside what an entity takes whose provider is told of it at
 * once.
 *
 * @internal
 */
export async function measureCatalog(options: {
  clusters: Clusters;
  berth: BerthBackend;
  trials: number;
}): Promise<Figure> {
  const { clusters, berth, trials } = options;
  const client = clusters.clientOf(0);
  const namespace = tenantOf(0);
  const bare: number[] = [];
  const own: number[] = [];
  for (let trial = 0; trial < trials; trial++) {
    // The catalog works in turns of a second: whoever begins just after one
    // waits longer, so both begin at all moments between two.
    const phaseMs = ((trial * GOLDEN) % 1) * TURN_MS;
    await sleep(phaseMs);
    const bareName = `bare-${trial}`;
    bare.push(
      await timed(berth.process, bareName, async () =>
        berth.process.tell({ bareEntity: bareName }),
      ),
    );
    await sleep(phaseMs);
    const name = `entity-${trial}`;
    own.push(
      await timed(berth.process, name, () =>
        client.create(database(namespace, name)),
      ),
    );
  }
  for (let trial = 0; trial < trials; trial++) {
    await client.delete({
      ...CLUSTER_KIND,
      namespace,
      name: `entity-${trial}`,
    });
  }
  const medianMs = percentile(own, 0.5);
  const ratio = medianMs / percentile(bare, 0.5);
  return {
    figure: `create → catalog entity readable (${trials} trials)`,
    found: `median ${round(medianMs)} ms = ${round(
      ratio,
    )} × a bare delta mutation`,
    target: `median ≤ ${RATIO} × a bare delta mutation`,
    met: ratio <= RATIO,
    details: {
      bareMedianMs: round(percentile(bare, 0.5)),
      medianMs: round(medianMs),
      ratio: round(ratio),
      bare: bare.map(round),
      berth: own.map(round),
    },
  };
}

/**
 * The same of the peer, whose polls are what it waits for.
 *
 * @param options.berthMs - what Berth takes at the median
 * @internal
 */
export async function measurePeerCatalog(options: {
  clusters: Clusters;
  peer: BackendProcess;
  trials: number;
  berthMs: number;
}): Promise<Figure> {
  const { clusters, peer, trials, berthMs } = options;
  const client = clusters.clientOf(0);
  const namespace = tenantOf(0);
  const times: number[] = [];
  for (let trial = 0; trial < trials; trial++) {
    await sleep(((trial * GOLDEN) % 1) * POLL_SECONDS * 1_000);
    const name = `peer-entity-${trial}`;
    times.push(
      await timed(peer, name, () => client.create(database(namespace, name))),
    );
  }
  for (let trial = 0; trial < trials; trial++) {
    const name = `peer-entity-${trial}`;
    await client.delete({ ...CLUSTER_KIND, namespace, name });
  }
  const medianMs = percentile(times, 0.5);
  return {
    figure: `the same by TeraSky's ingestor, polling every ${POLL_SECONDS} s (${trials} trials)`,
    found: `median ${round(medianMs)} ms = ${round(
      medianMs / berthMs,
    )} × Berth`,
    target: `≥ ${PEER_RATIO} × Berth`,
    met: medianMs >= PEER_RATIO * berthMs,
    details: { medianMs: round(medianMs), times: times.map(round) },
  };
}

async function timed(
  backend: BackendProcess,
  name: string,
  work: () => Promise<unknown>,
): Promise<number> {
  const began = performance.now();
  await work();
  while (!(await isReadable(backend, name))) {
    if (performance.now() - began > TIMEOUT_MS) {
      throw new Error(`There is no entity of ${name} in the catalog`);
    }
    await sleep(LOOK_MS);
  }
  return performance.now() - began;
}

/** By its name, or by the title that an entity of an object has. */
async function isReadable(
  backend: BackendProcess,
  name: string,
): Promise<boolean> {
  const query = new URLSearchParams([
    ['filter', `metadata.name=${name}`],
    ['filter', `metadata.title=${name}`],
    ['limit', '1'],
  ]);
  const { items } = await backend.get<{ items: unknown[] }>(
    `catalog/entities/by-query?${query}`,
  );
  return items.length > 0;
}
