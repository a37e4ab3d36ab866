import { FaultProxy, startSandbox, type Sandbox } from '@berth/sandbox';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FleetBackend } from './FleetBackend';
import {
  clusterDefinition,
  namespaceOf,
  NAMESPACES,
  TENANTS,
} from './definition';
import type { Victims } from './faults';
import { runSchedule } from './runSchedule';
import { drawSchedule } from './schedule';
import type { ScheduleOutcome } from './types';

/**
 * What is to be tried.
 *
 * @public
 */
export interface FleetChaosOptions {
  /** The first schedule's; each further one's is greater by one */
  seed: number;
  schedules: number;
  clusters: number;
  /** In each schedule */
  faults: number;
  /** How long each is, in milliseconds, without what follows it */
  lasts: number;
  /** Told of each schedule when it is over */
  onOutcome?: (outcome: ScheduleOutcome) => void;
  /**
   * Where the backend's databases and its log are kept, and are left for who
   * wants to know why. Default: a temporary folder that goes with the run
   */
  folder?: string;
}

/**
 * Runs schedules of faults against real API servers and a real backend, one
 * after the other on the same state, which grows old as a portal's does.
 *
 * @returns what came of each; a divergence is no error here
 * @public
 */
export async function runFleetChaos(
  options: FleetChaosOptions,
): Promise<ScheduleOutcome[]> {
  const ends: Array<() => Promise<unknown>> = [];
  try {
    const victims = await prepare(options, end => ends.unshift(end));
    const outcomes: ScheduleOutcome[] = [];
    for (let index = 0; index < options.schedules; index++) {
      const seed = options.seed + index;
      const schedule = drawSchedule({ ...options, seed });
      const outcome = await runSchedule(victims, schedule);
      options.onOutcome?.(outcome);
      outcomes.push(outcome);
      if (options.folder && outcome.divergences.length > 0) {
        // What is in the folder now is what shows why.
        break;
      }
    }
    return outcomes;
  } finally {
    for (const end of ends) {
      await end();
    }
  }
}

/** @param later - is told what has to be ended, last first */
async function prepare(
  options: FleetChaosOptions,
  later: (end: () => Promise<unknown>) => void,
): Promise<Victims> {
  const folder = options.folder ?? (await temporaryFolder(later));
  const clusters: Sandbox[] = [];
  const proxies: FaultProxy[] = [];
  for (let number = 1; number <= options.clusters; number++) {
    const cluster = await startCluster(`chaos-${number}`, later);
    const proxy = await FaultProxy.start(cluster.apiServer);
    later(() => proxy.stop());
    clusters.push(cluster);
    proxies.push(proxy);
  }
  const backend = await FleetBackend.create({
    folder,
    clusters: clusters.map(({ name, berthToken }, index) => ({
      name,
      url: proxies[index].url,
      token: berthToken,
    })),
  });
  backend.start();
  later(() => backend.kill());
  await backend.untilReady();
  return { clusters, proxies, backend };
}

async function temporaryFolder(
  later: (end: () => Promise<unknown>) => void,
): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'berth-chaos-'));
  later(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

async function startCluster(
  name: string,
  later: (end: () => Promise<unknown>) => void,
): Promise<Sandbox> {
  const cluster = await startSandbox({ name, nodes: false, operators: false });
  later(() => cluster.stop());
  await cluster.apply([
    clusterDefinition,
    ...NAMESPACES.map((namespace, index) =>
      namespaceOf(namespace, TENANTS[index % TENANTS.length]),
    ),
  ]);
  return cluster;
}
