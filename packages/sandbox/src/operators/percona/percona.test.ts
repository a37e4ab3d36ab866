import type { KubernetesObject } from '../../kubernetes/types';
import type { SetState } from '../workloads/workloads';
import { mongoDbOperator } from './mongodb';
import { mySqlOperator } from './mysql';
import { nextOfCluster } from './nextOfCluster';
import { nextOfBackup, nextOfRestore } from './nextOfTask';
import { nextOfUpgrade, postgreSqlOperator } from './postgresql';
import type { PerconaCluster, PerconaOperator, PerconaTask } from './types';
import { xtraDbOperator } from './xtradb';

const now = () => new Date('2026-01-01T00:00:00.000Z');

interface Sample {
  operator: PerconaOperator;
  /** A definition of three instances that the operator takes. */
  spec: Record<string, unknown>;
  /** What of it the operator refuses; where it refuses none, undefined. */
  refused?: Record<string, unknown>;
  /** The Secret of the user, and the key of the password. */
  secret: [name: string, key: string];
  /** A backup to the storage that there is. */
  backup: object;
}

const disk = {
  persistentVolumeClaim: { resources: { requests: { storage: '10Gi' } } },
};
const storages = { backups: { type: 's3', s3: { bucket: 'b', prefix: 'p' } } };

const samples: Sample[] = [
  {
    operator: mongoDbOperator,
    spec: {
      image: 'percona/percona-server-mongodb:8.0.19-7',
      secrets: { users: 'docs-secrets' },
      users: [
        {
          name: 'app',
          passwordSecretRef: {
            name: 'docs-custom-user-secret',
            key: 'password',
          },
        },
      ],
      replsets: [{ name: 'rs0', size: 3, volumeSpec: disk }],
      backup: { enabled: true, image: 'pbm:2.12.0', storages },
    },
    refused: { replsets: [{ name: 'rs0', size: 2, volumeSpec: disk }] },
    secret: ['docs-custom-user-secret', 'password'],
    backup: { storageName: 'backups' },
  },
  {
    operator: xtraDbOperator,
    spec: {
      secretsName: 'docs-secrets',
      users: [{ name: 'app' }],
      pxc: { size: 3, image: 'pxc:8.4.7-7.1', volumeSpec: disk },
      haproxy: { enabled: true, size: 3, image: 'haproxy:2.8.17' },
      backup: { image: 'xtrabackup:8.4.0-5.1', storages, pitr: {} },
    },
    refused: { pxc: { size: 2, image: 'pxc:8.4.7-7.1', volumeSpec: disk } },
    secret: ['docs-custom-user-secret', 'app'],
    backup: { storageName: 'backups' },
  },
  {
    operator: mySqlOperator,
    spec: {
      secretsName: 'docs-secrets',
      mysql: { size: 3, image: 'ps:8.4.10-10.1', volumeSpec: disk },
      proxy: { haproxy: { enabled: true, size: 3, image: 'haproxy:2.8.18' } },
      backup: { enabled: true, image: 'xtrabackup:8.4.0-6.1', storages },
    },
    refused: { mysql: { size: 2, image: 'ps:8.4.10-10.1', volumeSpec: disk } },
    secret: ['docs-secrets', 'root'],
    backup: { storageName: 'backups' },
  },
  {
    operator: postgreSqlOperator,
    spec: {
      postgresVersion: 18,
      image: 'postgresql:18.4-1',
      users: [{ name: 'app', databases: ['app'] }],
      instances: [
        {
          name: 'db',
          replicas: 3,
          dataVolumeClaimSpec: { resources: { requests: { storage: '10Gi' } } },
        },
      ],
      proxy: { pgBouncer: { replicas: 1, image: 'pgbouncer:1.25.2' } },
      backups: {
        pgbackrest: { image: 'pgbackrest:2.58.0', repos: [{ name: 'repo1' }] },
      },
    },
    secret: ['docs-pguser-app', 'password'],
    backup: { repoName: 'repo1' },
  },
];

describe.each(samples.map(one => [one.operator.name, one] as const))(
  'the stand-in for %s',
  (_name, { operator, spec, refused, secret, backup: storage }) => {
    const [secretName, key] = secret;
    const { disks, others } = operator.finalizers;

    function aCluster(changes: {
      spec?: object;
      status?: PerconaCluster['status'];
      finalizers?: string[];
    }): PerconaCluster {
      return {
        apiVersion: `${operator.group}/${operator.version}`,
        kind: operator.kinds.cluster,
        metadata: {
          name: 'docs',
          namespace: 'team',
          uid: 'u',
          generation: 2,
          finalizers: changes.finalizers ?? [...others, disks],
        },
        spec: { ...spec, ...changes.spec },
        status: changes.status,
      };
    }

    /** The cluster's sets as they are with so many pods each that are ready. */
    function setsOf(
      cluster: PerconaCluster,
      options: { ready: number; generation?: string },
    ): SetState[] {
      const { ready, generation = '2' } = options;
      return operator.sets(cluster).map(({ name, replicas }) => ({
        apiVersion: 'apps/v1',
        kind: 'StatefulSet',
        metadata: {
          name,
          generation: 1,
          annotations: { 'sandbox.berth.dev/generation': generation },
        },
        spec: {
          replicas: cluster.spec.pause ? 0 : replicas,
          template: {},
        } as SetState['spec'],
        status: {
          observedGeneration: 1,
          replicas: Math.min(ready, replicas),
          readyReplicas: Math.min(ready, replicas),
          updatedReplicas: Math.min(ready, replicas),
        },
      }));
    }

    const next = (
      cluster: PerconaCluster,
      sets: SetState[],
      secrets: KubernetesObject[] = [],
    ) =>
      nextOfCluster(operator, cluster, [...sets, ...secrets], {
        password: () => 'new',
      }) as {
        status: PerconaCluster['status'] & Record<string, unknown>;
        objects: Array<KubernetesObject & { data?: object; spec?: any }>;
      };

    it('is ready when all pods are, and of this definition', () => {
      const cluster = aCluster({});
      const state = (options: { ready: number; generation?: string }) =>
        next(cluster, setsOf(cluster, options)).status.state;
      expect(next(cluster, []).status.state).toBe('initializing');
      expect(state({ ready: 1 })).toBe('initializing');
      expect(state({ ready: 3, generation: '1' })).toBe('initializing');
      expect(state({ ready: 3 })).toBe('ready');
    });

    it('remembers that it has served', () => {
      const cluster = aCluster({});
      const { status } = next(cluster, setsOf(cluster, { ready: 3 }));
      expect(operator.hasServed(status)).toBe(true);
      const later = aCluster({ status });
      const lost = next(later, setsOf(later, { ready: 2 }));
      expect(lost.status.state).toBe('initializing');
      expect(operator.hasServed(lost.status)).toBe(true);
      expect(operator.hasServed(next(cluster, []).status)).toBe(false);
    });

    it('pauses only when nothing runs any more', () => {
      const cluster = aCluster({ spec: { pause: true } });
      const state = (ready: number) =>
        next(cluster, setsOf(cluster, { ready })).status.state;
      expect(state(1)).toBe('stopping');
      expect(state(0)).toBe('paused');
    });

    it('refuses what upstream refuses, and says that of the old generation', () => {
      const status = { state: 'ready', observedGeneration: 1 };
      const step = refused && next(aCluster({ spec: refused, status }), []);
      expect(step?.status.state).toBe(refused && 'error');
      expect(step?.status.observedGeneration).toBe(refused && 1);
      expect(/Error: .+/.test(JSON.stringify(step?.status) ?? '')).toBe(
        refused !== undefined,
      );
      expect(step?.objects).toBeUndefined();
    });

    it('makes what is missing of passwords, and leaves what is there', () => {
      const cluster = aCluster({});
      const secretIn = (secrets: KubernetesObject[]) =>
        next(cluster, [], secrets).objects.find(
          ({ kind, metadata }) =>
            kind === 'Secret' && metadata.name === secretName,
        );
      const made = secretIn([])!;
      expect(made.data).toMatchObject({ [key]: 'bmV3' });
      expect(secretIn([made])).toBeUndefined();
      const data = { ...made.data, other: 'b2xk', [key]: undefined };
      const again = secretIn([{ ...made, data } as KubernetesObject])!;
      expect(again.data).toMatchObject({ [key]: 'bmV3', other: 'b2xk' });
    });

    it('keeps disks where nobody has asked for their end', () => {
      const policy = (finalizers: string[]) =>
        next(aCluster({ finalizers }), []).objects.find(
          ({ kind }) => kind === 'StatefulSet',
        )!.spec.persistentVolumeClaimRetentionPolicy.whenDeleted;
      expect(policy([disks])).toBe('Delete');
      expect(policy([])).toBe('Retain');
    });

    it('enlarges the disks that there are, whose template cannot change', () => {
      const cluster = aCluster({});
      const sets = setsOf(cluster, { ready: 3 }).map(set => ({
        ...set,
        spec: {
          ...set.spec,
          volumeClaimTemplates: [
            { spec: { resources: { requests: { storage: '5Gi' } } } },
          ],
        },
      }));
      const { objects } = next(cluster, sets);
      const claims = objects.filter(
        ({ kind }) => kind === 'PersistentVolumeClaim',
      );
      expect(claims.length).toBeGreaterThanOrEqual(3);
      expect(claims[0].spec.resources.requests.storage).toBe('10Gi');
    });

    describe('with backups and restores', () => {
      const aTask = (
        taskSpec: object,
        status?: PerconaTask['status'],
      ): PerconaTask => ({
        apiVersion: `${operator.group}/${operator.version}`,
        kind: operator.kinds.backup,
        metadata: { name: 'night', namespace: 'team' },
        spec: { [operator.clusterField]: 'docs', ...taskSpec },
        status,
      });
      const ready = aCluster({ status: { state: 'ready' } });

      /** Every state that a task comes to. */
      function statesOf(
        step: (task: PerconaTask) => { status?: object } | undefined,
        start: PerconaTask,
      ): unknown[] {
        const states: unknown[] = [];
        for (let task = start; ; ) {
          const status = step(task)?.status as PerconaTask['status'];
          if (!status) {
            return states;
          }
          states.push(status.state);
          task = { ...task, status };
        }
      }

      it('goes through their states, and then rests', () => {
        const backup = (task: PerconaTask) =>
          nextOfBackup(operator, task, { cluster: ready, now });
        expect(statesOf(backup, aTask(storage))).toEqual(operator.backupStates);
        const restore = (task: PerconaTask) =>
          nextOfRestore(operator, task, { cluster: ready, now });
        expect(statesOf(restore, aTask({}))).toEqual(operator.restoreStates);
      });

      it('says when a backup was complete', () => {
        const last = operator.backupStates.at(-2);
        expect(
          nextOfBackup(operator, aTask(storage, { state: last }), {
            cluster: ready,
            now,
          }),
        ).toMatchObject({ status: { completed: '2026-01-01T00:00:00Z' } });
      });

      it('fails a backup to nowhere, and waits for a cluster that is not ready', () => {
        const nowhere = nextOfBackup(operator, aTask(storage), { now });
        expect(nowhere).toMatchObject({ status: { state: operator.failed } });
        const failed = aTask(storage, { state: operator.failed });
        expect(
          nextOfBackup(operator, failed, { cluster: ready, now }),
        ).toBeUndefined();
        const paused = aCluster({ status: { state: 'paused' } });
        expect(
          nextOfBackup(operator, aTask(storage), { cluster: paused, now }),
        ).toBeUndefined();
      });
    });
  },
);

it('says of the password of root in both of its Secrets', () => {
  const sample = samples.find(({ operator }) => operator === mySqlOperator)!;
  const cluster = {
    apiVersion: 'ps.percona.com/v1',
    kind: 'PerconaServerMySQL',
    metadata: { name: 'docs', namespace: 'team', uid: 'u', generation: 1 },
    spec: sample.spec,
  };
  type Secret = KubernetesObject & { data?: Record<string, string> };
  const secretsOf = (existing: KubernetesObject[], password: string) =>
    (
      nextOfCluster(mySqlOperator, cluster, existing, {
        password: () => password,
      }).objects as Secret[]
    ).filter(({ kind }) => kind === 'Secret');
  const text = (data: string | undefined) =>
    Buffer.from(data ?? '', 'base64').toString();

  const made = secretsOf([], 'first');
  expect(made.map(({ metadata }) => metadata.name)).toEqual([
    'docs-secrets',
    'docs-psuser-root',
  ]);
  expect(text(made[1].data?.['proxy-uri'])).toBe(
    'mysql://root:first@docs-haproxy.team.svc.cluster.local:3306',
  );
  expect(secretsOf(made, 'second')).toEqual([]);
  const { root: _root, ...data } = made[0].data!;
  const again = secretsOf([{ ...made[0], data }, made[1]], 'second');
  expect(again.map(one => text(one.data?.root ?? one.data?.password))).toEqual([
    'second',
    'second',
  ]);
});

it('brings a PostgreSQL to the version that an upgrade asks for', () => {
  const upgrade = {
    apiVersion: 'pgv2.percona.com/v2',
    kind: 'PerconaPGUpgrade',
    metadata: { name: 'up', namespace: 'team' },
    spec: {
      postgresClusterName: 'docs',
      toPostgresVersion: 18,
      toPostgresImage: 'postgresql:18.4-1',
    },
  };
  const cluster = {
    apiVersion: 'pgv2.percona.com/v2',
    kind: 'PerconaPGCluster',
    metadata: { name: 'docs', namespace: 'team' },
  };
  expect(nextOfUpgrade(upgrade, [], undefined)).toBeUndefined();
  const first = nextOfUpgrade(upgrade, [], cluster)!;
  expect(first.objects).toBeUndefined();
  expect(first.status).toMatchObject({
    conditions: [{ type: 'Progressing', status: 'True' }],
  });
  const going = { ...upgrade, status: first.status as object };
  const second = nextOfUpgrade(going, [], cluster)!;
  expect(second).toMatchObject({
    objects: [
      {
        metadata: { name: 'docs', namespace: 'team' },
        spec: { postgresVersion: 18, image: 'postgresql:18.4-1' },
      },
    ],
    status: {
      conditions: [
        { type: 'Progressing', status: 'False' },
        { type: 'Succeeded', status: 'True' },
      ],
    },
  });
  const done = { ...upgrade, status: second.status as object };
  expect(nextOfUpgrade(done, [], cluster)).toBeUndefined();
});

it('says of the password of a user of PostgreSQL in its addresses', () => {
  const { spec } = samples.find(
    ({ operator }) => operator === postgreSqlOperator,
  )!;
  const cluster = {
    apiVersion: 'pgv2.percona.com/v2',
    kind: 'PerconaPGCluster',
    metadata: { name: 'docs', namespace: 'team', uid: 'u', generation: 1 },
    spec,
  };
  const { objects = [] } = nextOfCluster(postgreSqlOperator, cluster, [], {
    password: () => 'new',
  });
  const secret = objects.find(({ kind }) => kind === 'Secret') as
    | (KubernetesObject & { data: Record<string, string> })
    | undefined;
  expect(
    Buffer.from(secret?.data['pgbouncer-uri'] ?? '', 'base64').toString(),
  ).toBe('postgresql://app:new@docs-pgbouncer.team.svc:5432/app');
});

describe('a PostgreSQL that begins with the backups of another', () => {
  const postgres = samples.find(
    ({ operator }) => operator.name === 'percona-postgresql',
  )!;
  const named = (name: string, changes: object): PerconaCluster =>
    ({
      apiVersion: 'pgv2.percona.com/v2',
      kind: 'PerconaPGCluster',
      metadata: { name, namespace: 'team', uid: name, generation: 1 },
      spec: postgres.spec,
      ...changes,
    } as PerconaCluster);
  const served = { patroni: { status: { systemIdentifier: '7' } } };
  const copy = (repoName: string, status?: object) =>
    named('copy', {
      spec: {
        ...postgres.spec,
        dataSource: { postgresCluster: { clusterName: 'docs', repoName } },
      },
      status,
    });
  const next = (cluster: PerconaCluster, source?: PerconaCluster) =>
    nextOfCluster(postgres.operator, cluster, [], { source });

  it('waits until that has some, and makes nothing meanwhile', () => {
    for (const source of [undefined, named('docs', {})]) {
      const { objects, status } = next(copy('repo1'), source);
      expect(objects).toBeUndefined();
      expect(status).toMatchObject({
        state: 'initializing',
        postgres: { ready: 0 },
      });
    }
    const source = named('docs', { status: served });
    expect(next(copy('repo2'), source).objects).toBeUndefined();
    expect(next(copy('repo1'), source).objects).not.toHaveLength(0);
  });

  it('needs that no more once it has served', () => {
    expect(next(copy('repo1', served)).objects).not.toHaveLength(0);
  });
});
