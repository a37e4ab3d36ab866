import { phases, simulationAnnotations } from './phases';
import { countInstances } from './countInstances';
import { planCluster } from './planCluster';
import { instanceClaims } from './volumeClaims';
import { instancePod } from './instancePod';
import type { Cluster, ObservedCluster, Pod, VolumeClaim } from './types';

const password = () => 'secret';
const now = () => '2026-01-01T00:00:00.000Z';

function aCluster(
  spec: Partial<Cluster['spec']> = {},
  status: Cluster['status'] = { phase: phases.settingUpPrimary },
): Cluster {
  return {
    apiVersion: 'postgresql.cnpg.io/v1',
    kind: 'Cluster',
    metadata: { name: 'db', namespace: 'team', uid: 'u' },
    spec: { instances: 1, storage: { size: '1Gi' }, ...spec },
    status,
  };
}

function claims(cluster: Cluster, ...serials: number[]): VolumeClaim[] {
  return serials
    .flatMap(serial => instanceClaims(cluster, `db-${serial}`))
    .map(claim => ({ ...claim, status: { phase: 'Bound' } }));
}

function pods(cluster: Cluster, ...serials: number[]): Pod[] {
  return serials.map(serial => ({
    ...instancePod(
      cluster,
      `db-${serial}`,
      serial === 1 ? 'primary' : 'replica',
    ),
    status: { conditions: [{ type: 'Ready', status: 'True' }] },
  }));
}

function observe(
  cluster: Cluster,
  found: Partial<ObservedCluster> = {},
): ObservedCluster {
  return { cluster, pods: [], claims: [], others: [], ...found };
}

// What is done about instances, in short.
function instanceActions(observed: ObservedCluster): string[] {
  return planCluster(observed, password).flatMap(action => {
    const { kind, name } =
      action.do === 'create'
        ? { kind: action.object.kind, name: action.object.metadata.name }
        : action.reference;
    return /Pod|Claim/.test(kind) ? [`${action.do} ${kind} ${name}`] : [];
  });
}

describe('planCluster', () => {
  it('does nothing before there is a phase, or when all is over', () => {
    const unborn = { ...aCluster(), status: undefined };
    const dying = aCluster();
    dying.metadata.deletionTimestamp = now();

    expect(planCluster(observe(unborn), password)).toEqual([]);
    expect(planCluster(observe(dying), password)).toEqual([]);
  });

  it('begins with the primary: its volumes, then its Pod', () => {
    const cluster = aCluster({ instances: 3, walStorage: { size: '1Gi' } });
    expect(instanceActions(observe(cluster))).toEqual([
      'create PersistentVolumeClaim db-1',
      'create PersistentVolumeClaim db-1-wal',
    ]);

    const bound = claims(cluster, 1);
    const [data, wal] = bound;
    const pending = [data, { ...wal, status: { phase: 'Pending' } }];
    expect(instanceActions(observe(cluster, { claims: pending }))).toEqual([]);
    expect(instanceActions(observe(cluster, { claims: bound }))).toEqual([
      'create Pod db-1',
    ]);
  });

  it('makes one replica after the other, in the phase for it', () => {
    const found = (phase: string) => {
      const cluster = aCluster({ instances: 3 }, { phase });
      return observe(cluster, {
        claims: claims(cluster, 1),
        pods: pods(cluster, 1),
      });
    };

    expect(instanceActions(found(phases.settingUpPrimary))).toEqual([]);
    expect(instanceActions(found(phases.creatingReplica))).toEqual([
      'create PersistentVolumeClaim db-2',
    ]);
  });

  it('fills the gap that a lost instance has left', () => {
    const cluster = aCluster(
      { instances: 3 },
      { phase: phases.creatingReplica, currentPrimary: 'db-1' },
    );

    expect(
      instanceActions(
        observe(cluster, {
          claims: claims(cluster, 1, 3),
          pods: pods(cluster, 1, 3),
        }),
      ),
    ).toEqual(['create PersistentVolumeClaim db-2']);
  });

  it('gives up the last replica, never the primary', () => {
    const cluster = aCluster(
      { instances: 1 },
      { phase: phases.healthy, currentPrimary: 'db-3' },
    );

    expect(
      instanceActions(
        observe(cluster, {
          claims: claims(cluster, 1, 2, 3),
          pods: pods(cluster, 1, 2, 3),
        }),
      ).filter(action => action.startsWith('delete')),
    ).toEqual(['delete PersistentVolumeClaim db-2', 'delete Pod db-2']);
  });

  it('takes the Pods of a Cluster that is to sleep, the primary first', () => {
    const cluster = aCluster(
      { instances: 2 },
      { phase: phases.healthy, currentPrimary: 'db-2' },
    );
    cluster.metadata.annotations = { 'cnpg.io/hibernation': 'on' };

    expect(
      instanceActions(
        observe(cluster, {
          claims: claims(cluster, 1, 2),
          pods: pods(cluster, 1, 2),
        }),
      ),
    ).toEqual(['delete Pod db-2', 'delete Pod db-1']);
  });

  it('keeps a Cluster that is held as it is, and one of status only bare', () => {
    const held = aCluster();
    held.metadata.annotations = { [simulationAnnotations.phase]: 'Broken' };
    const bare = aCluster();
    bare.metadata.annotations = { [simulationAnnotations.children]: 'none' };

    expect(instanceActions(observe(held))).toEqual([]);
    expect(planCluster(observe(held), password)).not.toEqual([]);
    expect(planCluster(observe(bare), password)).toEqual([]);
  });

  it('writes no Secret where the Cluster brings its own', () => {
    const cluster = aCluster({
      bootstrap: { initdb: { secret: { name: 'mine' } } },
      enableSuperuserAccess: true,
    });

    const secrets = planCluster(observe(cluster), password).flatMap(action =>
      action.do === 'create' && action.object.kind === 'Secret'
        ? [action.object.metadata.name]
        : [],
    );

    expect(secrets).toEqual(['db-superuser']);
  });
});

describe('countInstances', () => {
  it('counts what is there, and leaves out what is not', () => {
    const cluster = aCluster({ instances: 2 });
    expect(countInstances(observe(cluster), now)).toEqual({
      writeService: 'db-rw',
      readService: 'db-r',
      selector: 'cnpg.io/cluster=db,cnpg.io/podRole=instance',
      image: 'ghcr.io/cloudnative-pg/postgresql:18',
      instancesStatus: {},
      topology: { instances: {}, successfullyExtracted: true },
    });

    const [first, second] = pods(cluster, 1, 2);
    const starting = { ...second, status: {} };
    expect(
      countInstances(
        observe(cluster, {
          claims: claims(cluster, 1, 2),
          pods: [first, starting],
        }),
        now,
      ),
    ).toMatchObject({
      instances: 2,
      readyInstances: 1,
      instancesStatus: { healthy: ['db-1'], replicating: ['db-2'] },
      currentPrimary: 'db-1',
      currentPrimaryTimestamp: now(),
      healthyPVC: ['db-1', 'db-2'],
    });
  });

  it('has another primary when that is gone, but not in sleep', () => {
    const cluster = aCluster(
      { instances: 2 },
      { phase: phases.healthy, currentPrimary: 'db-1' },
    );
    const found = {
      claims: claims(cluster, 1, 2),
      pods: pods(cluster, 2),
    };
    expect(countInstances(observe(cluster, found), now).currentPrimary).toBe(
      'db-2',
    );

    cluster.metadata.annotations = { 'cnpg.io/hibernation': 'on' };
    expect(countInstances(observe(cluster, found), now).currentPrimary).toBe(
      'db-1',
    );
  });
});
