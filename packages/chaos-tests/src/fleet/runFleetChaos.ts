import { FaultProxy, startSandbox, type Sandbox } from '@berth/sandbox';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Cable } from './Cable';
import {
  postgresDatabase,
  sqliteDatabase,
  type ChaosDatabase,
  type DatabaseKind,
} from './ChaosDatabase';
import { FleetBackend } from './FleetBackend';
import {
  clusterDefinition,
  namespaceOf,
  NAMESPACES,
  TENANTS,
} from './definition';
import type { Replica, Victims } from './faults';
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
  /** Where the backends keep what they know. Default: `sqlite` */
  database?: DatabaseKind;
  /** How many backends, on PostgreSQL. Default: 2 there, else 1 */
  replicas?: number;
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
      const replicas = victims.replicas.length;
      const schedule = drawSchedule({ ...options, seed, replicas });
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
  const replicas: Replica[] = [];
  const database =
    options.database === 'postgres'
      ? await postgresDatabase()
      : sqliteDatabase(() => replicas[0].backend.databaseFile);
  later(() => database.stop());
  const count = options.database === 'postgres' ? options.replicas ?? 2 : 1;
  for (let number = 1; number <= count; number++) {
    const replica = await createReplica({
      folder: join(folder, `replica-${number}`),
      ...{ clusters, proxies, database, later },
    });
    replicas.push(replica);
    replica.backend.start();
    later(() => replica.backend.kill());
    // The first makes the tables.
    await replica.backend.untilReady();
  }
  return { clusters, proxies, database, replicas };
}

async function createReplica(options: {
  folder: string;
  clusters: Sandbox[];
  proxies: FaultProxy[];
  database: ChaosDatabase;
  later: (end: () => Promise<unknown>) => void;
}): Promise<Replica> {
  const { folder, clusters, proxies, database, later } = options;
  const way = await database.connect();
  const toClusters: Cable[] = [];
  for (const { url } of proxies) {
    const to = { host: '127.0.0.1', port: Number(new URL(url).port) };
    const cable = await Cable.create({ to });
    later(() => cable.stop());
    toClusters.push(cable);
  }
  const backend = await FleetBackend.create({
    folder,
    database: way?.config,
    clusters: clusters.map(({ name, berthToken }, index) => ({
      name,
      url: `http://127.0.0.1:${toClusters[index].port}`,
      token: berthToken,
    })),
  });
  return { backend, toClusters, toDatabase: way?.cable };
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
