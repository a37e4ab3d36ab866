import type { Fault, FaultProxy, Sandbox } from '@berth/sandbox';
import knexFactory from 'knex';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FleetBackend } from './FleetBackend';
import type { FaultKind, PlannedFault } from './schedule';

/**
 * What faults befall.
 *
 * @internal
 */
export interface Victims {
  clusters: Sandbox[];
  /** What stands before each of them */
  proxies: FaultProxy[];
  backend: FleetBackend;
}

type Injection = (victims: Victims, fault: PlannedFault) => Promise<void>;

/** What the proxy before a cluster does for as long as the fault lasts. */
function throughProxy(fault: Fault): Injection {
  return async ({ proxies }, { cluster, lasts }) => {
    proxies[cluster].set(fault);
    await sleep(lasts);
    proxies[cluster].set(undefined);
  };
}

/** Each sees to it that things are as before when it resolves. */
const injections: Record<FaultKind, Injection> = {
  'api-server-killed': async ({ clusters }, { cluster, lasts }) => {
    await clusters[cluster].stopApiServer();
    await sleep(lasts);
    await clusters[cluster].startApiServer();
  },
  'etcd-compacted': async ({ clusters, proxies }, { cluster, lasts }) => {
    // The watcher stands still while what it has not seen is forgotten.
    proxies[cluster].set({ type: 'refuse' });
    proxies[cluster].cut();
    await sleep(lasts);
    await clusters[cluster].compactEtcd();
    await clusters[cluster].stopApiServer();
    await clusters[cluster].startApiServer();
    proxies[cluster].set(undefined);
  },
  'connections-cut': throughProxy({ type: 'cut' }),
  'connections-refused': async (victims, fault) => {
    const refusing = throughProxy({ type: 'refuse' })(victims, fault);
    // Those that are open, too.
    victims.proxies[fault.cluster].cut();
    await refusing;
  },
  garbage: throughProxy({ type: 'garbage' }),
  slow: throughProxy({ type: 'slow', bytesPerSecond: 20_000 }),
  silence: throughProxy({ type: 'silence' }),
  unavailable: throughProxy({ type: 'status', status: 503 }),
  'clock-skew': async ({ backend }, { lasts, skew }) => {
    backend.skewClock(skew);
    await sleep(lasts);
    backend.skewClock(0);
  },
  'database-locked': async ({ backend }, { lasts }) => {
    const knex = knexFactory({
      client: 'better-sqlite3',
      connection: backend.databaseFile,
      useNullAsDefault: true,
      pool: { min: 1, max: 1 },
    });
    try {
      await knex.raw('begin exclusive');
      await sleep(lasts);
      await knex.raw('rollback');
    } finally {
      await knex.destroy();
    }
  },
  'backend-killed': async ({ backend }, { lasts }) => {
    await backend.kill();
    await sleep(Math.min(lasts, 1_000));
    backend.start();
  },
};

/**
 * Injects one fault and takes it back when its time is over.
 *
 * @internal
 */
export async function inject(
  victims: Victims,
  fault: PlannedFault,
): Promise<void> {
  await injections[fault.kind](victims, fault);
}
