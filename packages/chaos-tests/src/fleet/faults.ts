import type { Fault, FaultProxy, Sandbox } from '@berth/sandbox';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Cable } from './Cable';
import type { ChaosDatabase } from './ChaosDatabase';
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
  database: ChaosDatabase;
  replicas: Replica[];
}

/**
 * One of the backends on one database, and its ways to all else; none where it
 * is the only one, and the database a file.
 *
 * @internal
 */
export interface Replica {
  backend: FleetBackend;
  toClusters: Cable[];
  toDatabase?: Cable;
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
  'clock-skew': async ({ replicas }, { replica, lasts, skew }) => {
    const { backend } = replicas[replica];
    backend.skewClock(skew);
    await sleep(lasts);
    backend.skewClock(0);
  },
  'database-locked': ({ database }, { lasts }) => database.lock(lasts),
  'database-restarted': ({ database }, { lasts }) => database.restart(lasts),
  'backend-killed': async ({ replicas }, { replica, lasts }) => {
    const { backend } = replicas[replica];
    await backend.kill();
    await sleep(Math.min(lasts, 1_000));
    backend.start();
  },
  'replica-partitioned': async ({ replicas }, fault) => {
    const { toClusters, toDatabase } = replicas[fault.replica];
    const cables = [
      ...(fault.from === 'database' ? [] : toClusters),
      ...(fault.from === 'clusters' || !toDatabase ? [] : [toDatabase]),
    ];
    cables.forEach(cable => cable.unplug());
    await sleep(fault.lasts);
    cables.forEach(cable => cable.plug({ cut: fault.skew > 0 }));
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
