import { setTimeout as sleep } from 'node:timers/promises';
import { Random } from '../Random';
import { inject, type Victims } from './faults';
import type { PlannedFault, Schedule } from './schedule';
import { findDivergences, readTruth } from './truth';
import type { ScheduleOutcome } from './types';
import { Workload } from './Workload';

/** What Backstage’s catalog has lost is told it anew within two looks at it. */
const SETTLE_MS = 150_000;
const LOOK_MS = 250;

/**
 * Lets people work on the clusters while faults come as they are scheduled,
 * and says how long it took, when all of that was over, until what Berth and
 * the catalog show was what the API servers say.
 *
 * @internal
 */
export async function runSchedule(
  victims: Victims,
  schedule: Schedule,
): Promise<ScheduleOutcome> {
  const { clusters } = victims;
  const began = performance.now();
  const random = Random.seeded(schedule.seed);
  const workload = Workload.create({ clusters, random });
  const over = new AbortController();
  const working = workload.run(over.signal);
  const injecting = injectAll(victims, schedule.faults, began);
  await sleep(schedule.lasts);
  await injecting;
  over.abort();
  await working;

  const settledAt = performance.now();
  const divergences = await untilTrue(victims);
  return {
    seed: schedule.seed,
    faults: schedule.faults.map(({ kind }) => kind),
    changes: workload.changes,
    objects: (await readTruth(clusters)).length,
    settledMs: Math.round(performance.now() - settledAt),
    divergences,
  };
}

/** Faults of one victim do not overlap: each takes back what it has done. */
async function injectAll(
  victims: Victims,
  faults: PlannedFault[],
  began: number,
): Promise<void> {
  const queues = new Map<string, PlannedFault[]>();
  for (const fault of faults) {
    const victim = victimOf(fault);
    queues.set(victim, [...(queues.get(victim) ?? []), fault]);
  }
  await Promise.all(
    [...queues.values()].map(async queue => {
      for (const fault of queue) {
        await sleep(Math.max(0, began + fault.at - performance.now()));
        await inject(victims, fault);
      }
    }),
  );
}

function victimOf({ kind, cluster, replica }: PlannedFault): string {
  switch (kind) {
    case 'clock-skew':
      return `clock ${replica}`;
    case 'database-locked':
    case 'database-restarted':
      return 'database';
    case 'backend-killed':
      return `backend ${replica}`;
    case 'replica-partitioned':
      return `cables ${replica}`;
    default:
      return `cluster ${cluster}`;
  }
}

async function untilTrue(victims: Victims): Promise<string[]> {
  const { clusters, replicas } = victims;
  const deadline = performance.now() + SETTLE_MS;
  let divergences: string[] = [];
  do {
    const found = await Promise.all(
      replicas.map(({ backend }) =>
        findDivergences({ clusters, view: backend }).catch(error => [
          `no answer: ${error}`,
        ]),
      ),
    );
    divergences = found.flat();
    if (divergences.length === 0) {
      return [];
    }
    await sleep(LOOK_MS);
  } while (performance.now() < deadline);
  return divergences;
}
