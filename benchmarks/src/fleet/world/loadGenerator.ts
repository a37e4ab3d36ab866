// A process of its own, so that its work does not delay who measures: changes
// the status of databases at a steady pace, and tells of some of the changes.
import { KubernetesClient } from '@berth/sandbox';
import { clusterOf, CLUSTER_KIND, tenantOf } from './objects';
import type { LoadOrder, LoadProbe, LoadResult } from './loadTypes';

const PHASES = [
  'Setting up primary',
  'Failing over',
  'Waiting for the instances to become active',
];
const TICK_MS = 10;
/** Changes that are under way at once, at most. */
const UNDER_WAY = 200;

process.once('message', (order: LoadOrder) => {
  void run(order).then(result => {
    process.send!(result);
    process.disconnect();
  });
});

async function run(order: LoadOrder): Promise<LoadResult> {
  const { clusters, objects, perSecond, seconds, probeEvery } = order;
  const clients = clusters.map(one => KubernetesClient.create(one));
  const began = performance.now();
  const underWay = new Set<Promise<void>>();
  let sent = 0;
  let failed = 0;
  const send = (number: number) => {
    // Each object in turn, so that no two changes of one overtake each other.
    const index = number % objects;
    const marker = `change-${number}`;
    const change = patch(clients, index, marker)
      .then(() => undefined)
      .catch(() => {
        failed++;
      })
      .finally(() => underWay.delete(change));
    underWay.add(change);
    if (number % probeEvery === 0) {
      const probe: LoadProbe = { index, marker, at: Date.now() };
      process.send!({ probe });
    }
  };
  while (performance.now() - began < seconds * 1_000) {
    const due = ((performance.now() - began) / 1_000) * perSecond;
    while (sent < due && underWay.size < UNDER_WAY) {
      send(sent++);
    }
    await new Promise(resolve => setTimeout(resolve, TICK_MS));
  }
  await Promise.all(underWay);
  return {
    sent,
    failed,
    seconds: (performance.now() - began) / 1_000,
    endedAt: Date.now(),
  };
}

function patch(clients: KubernetesClient[], index: number, marker: string) {
  return clients[clusterOf(index, clients.length)].patch(
    { ...CLUSTER_KIND, namespace: tenantOf(index), name: `db-${index}` },
    {
      status: {
        phase: PHASES[index % PHASES.length],
        phaseReason: marker,
        instances: 3,
        readyInstances: 1,
      },
    },
    { subresource: 'status' },
  );
}
