import type {
  ClaimPhase,
  KubernetesObject,
} from '@berth/backstage-plugin-berth-common';
import type { ClaimObjects } from '@berth/backstage-plugin-berth-node';
import { crunchyPostgres } from './offering';

const now = new Date('2026-08-01T12:00:00Z');
const group = 'postgres-operator.crunchydata.com';
const context = {
  cluster: 'sandbox',
  tenant: 'payments',
  namespace: 'payments-dev',
  name: 'orders',
};

type Conditions = Record<string, 'True' | 'False' | 'Unknown'>;

interface Changes {
  input?: object;
  spec?: object;
  /** Replaces the whole status. */
  status?: object;
  reports?: object;
  set?: object;
  conditions?: Conditions;
  /** Conditions of a PGUpgrade that there is. */
  upgrade?: Conditions;
  upgradeReason?: string;
}

function aCluster(changes: Changes = {}): ClaimObjects {
  const { input = { instances: 2 }, spec, upgrade } = changes;
  const [written] = crunchyPostgres.manifests(
    crunchyPostgres.parseInput(input),
    context,
  );
  const list = (conditions: Conditions, reason = 'Because') =>
    Object.entries(conditions).map(([type, status]) => ({
      type,
      status,
      reason,
      message: 'as it is',
    }));
  const primary: KubernetesObject = {
    ...written,
    metadata: { ...written.metadata, generation: 2, resourceVersion: '7' },
    spec: { ...(written.spec as object), ...spec },
    status:
      'status' in changes
        ? changes.status
        : {
            observedGeneration: 2,
            patroni: { systemIdentifier: '7000' },
            instances: [
              {
                name: 'db',
                replicas: 2,
                readyReplicas: 2,
                updatedReplicas: 2,
                ...changes.set,
              },
            ],
            conditions: list({
              PGBackRestRepoHostReady: 'True',
              PGBackRestReplicaCreate: 'True',
              ...changes.conditions,
            }),
            ...changes.reports,
          },
  };
  const children: KubernetesObject[] = upgrade
    ? [
        {
          apiVersion: `${group}/v1beta1`,
          kind: 'PGUpgrade',
          metadata: { name: 'up', namespace: 'payments-dev' },
          spec: { postgresClusterName: 'orders', toPostgresVersion: 18 },
          status: { conditions: list(upgrade, changes.upgradeReason) },
        },
      ]
    : [];
  return { primary, children };
}

const judge = (changes: Changes) =>
  crunchyPostgres.readiness(aCluster(changes));

const act = (action: string, input: object = {}, changes: Changes = {}) =>
  crunchyPostgres.planAction(action, input, aCluster(changes), {
    now,
  }) as any[];

describe('the state of a database of Crunchy', () => {
  it.each<[string, Changes, ClaimPhase, string]>([
    ['all is well', {}, 'Ready', 'InstancesReady'],
    ['there is no status', { status: undefined }, 'Provisioning', 'NoStatus'],
    [
      'the status is of an older generation',
      { reports: { observedGeneration: 1 } },
      'Provisioning',
      'ChangeNotObserved',
    ],
    [
      'nothing has ever run',
      { set: { readyReplicas: 0 }, reports: { patroni: {} } },
      'Provisioning',
      'Bootstrapping',
    ],
    [
      'replicas wait for the first backup',
      {
        set: { readyReplicas: 1 },
        conditions: { PGBackRestReplicaCreate: 'False' },
      },
      'Provisioning',
      'WaitingForFirstBackup',
    ],
    [
      'the first backup is being made',
      { conditions: { PGBackRestReplicaCreate: 'False' } },
      'Provisioning',
      'Because',
    ],
    [
      'an instance is gone',
      { set: { readyReplicas: 1 } },
      'Degraded',
      'InstancesMissing',
    ],
    [
      'all instances are gone',
      { set: { readyReplicas: 0 } },
      'Degraded',
      'InstancesMissing',
    ],
    [
      'there is one too many',
      { set: { readyReplicas: 3 } },
      'Provisioning',
      'ScalingDown',
    ],
    [
      'a change rolls out',
      { set: { updatedReplicas: 1 } },
      'Provisioning',
      'RollingOut',
    ],
    [
      'disks grow',
      { conditions: { PersistentVolumeResizing: 'True' } },
      'Ready',
      'InstancesReady',
    ],
    [
      'a disk did not grow',
      { conditions: { PersistentVolumeResizeError: 'True' } },
      'Degraded',
      'Because',
    ],
    [
      'the pooler is away',
      { conditions: { ProxyAvailable: 'False' } },
      'Degraded',
      'Because',
    ],
    [
      'nobody knows of the pooler',
      { conditions: { ProxyAvailable: 'Unknown' } },
      'Unknown',
      'Because',
    ],
    [
      'the host of the backups is away',
      { conditions: { PGBackRestRepoHostReady: 'False' } },
      'Degraded',
      'Because',
    ],
    [
      'the repository is not ready',
      { conditions: { PGBackRestReplicaRepoReady: 'False' } },
      'Degraded',
      'Because',
    ],
    [
      'a backup failed',
      { conditions: { PGBackRestManualBackupSuccessful: 'False' } },
      'Degraded',
      'Because',
    ],
    [
      'a backup went well',
      { conditions: { PGBackRestManualBackupSuccessful: 'True' } },
      'Ready',
      'InstancesReady',
    ],
    [
      'it is restored',
      { conditions: { PGBackRestoreProgressing: 'True' } },
      'Provisioning',
      'Because',
    ],
    [
      'a restore failed',
      { conditions: { PostgresDataInitialized: 'False' } },
      'Failed',
      'Because',
    ],
    [
      'it is left alone',
      { spec: { paused: true }, conditions: { Progressing: 'False' } },
      'Suspended',
      'ReconciliationPaused',
    ],
    [
      'it is stopped',
      { spec: { shutdown: true }, set: { readyReplicas: 0 } },
      'Suspended',
      'Shutdown',
    ],
    [
      'it is being stopped',
      { spec: { shutdown: true } },
      'Degraded',
      'ShuttingDown',
    ],
  ])('when %s', (_, changes, phase, reason) => {
    expect(judge(changes)).toMatchObject({ phase, reason });
  });

  const down = {
    input: { instances: 2, version: '17' },
    spec: { shutdown: true },
    set: { readyReplicas: 0 },
  };
  it.each<[string, Changes, ClaimPhase, RegExp]>([
    ['runs', { upgrade: { Progressing: 'True' } }, 'Degraded', /upgraded/],
    [
      'waits for the instances to stop',
      {
        upgrade: { Progressing: 'False' },
        upgradeReason: 'PGClusterNotShutdown',
      },
      'Degraded',
      /being upgraded/,
    ],
    [
      'cannot go on',
      { upgrade: { Progressing: 'False' }, upgradeReason: 'PGUpgradeInvalid' },
      'Degraded',
      /does not go on/,
    ],
    ['failed', { upgrade: { Succeeded: 'False' } }, 'Failed', /failed/],
    [
      'is done and waits for somebody',
      {
        upgrade: { Succeeded: 'True' },
        reports: { postgresVersion: 18 },
      },
      'Suspended',
      /Finish upgrade/,
    ],
    [
      'is done, and the database itself does not say so yet',
      {
        upgrade: { Progressing: 'False', Succeeded: 'True' },
        upgradeReason: 'PGUpgradeCompleted',
      },
      'Suspended',
      /PostgreSQL 18; it is your turn/,
    ],
    [
      'is resolved, which is how it stays',
      {
        input: { instances: 2, version: '18' },
        upgrade: { Progressing: 'False' },
        upgradeReason: 'PGUpgradeResolved',
      },
      'Suspended',
      /^Stopped/,
    ],
    [
      'is long finished',
      {
        input: { instances: 2, version: '18' },
        upgrade: { Progressing: 'False', Succeeded: 'True' },
        upgradeReason: 'PGUpgradeCompleted',
        reports: { postgresVersion: 18 },
      },
      'Suspended',
      /^Stopped/,
    ],
  ])('when an upgrade %s', (_, changes, phase, message) => {
    const judged = judge({ ...down, ...changes });
    expect(judged.phase).toBe(phase);
    expect(judged.message).toMatch(message);
  });

  it('is Ready when its upgrade is finished', () => {
    const objects = aCluster({
      input: { instances: 2, version: '18' },
      upgrade: { Progressing: 'False', Succeeded: 'True' },
      upgradeReason: 'PGUpgradeCompleted',
      reports: { postgresVersion: 18 },
    });
    expect(crunchyPostgres.readiness(objects).phase).toBe('Ready');
    expect(
      crunchyPostgres.actionUnavailable('finish-upgrade', objects),
    ).toBeDefined();
  });

  it('is told by conditions that are as old as the status', () => {
    const objects = aCluster();
    const status = objects.primary.status as any;
    delete status.observedGeneration;
    status.conditions.forEach((one: any) => (one.observedGeneration = 1));
    expect(crunchyPostgres.readiness(objects).reason).toBe('ChangeNotObserved');
  });
});

describe('the definition of a database of Crunchy', () => {
  const written = (input: object) =>
    (
      crunchyPostgres.manifests(
        crunchyPostgres.parseInput(input),
        context,
      )[0] as any
    ).spec;

  it('has backups from the start', () => {
    const spec = written({});
    expect(spec).toMatchObject({
      postgresVersion: 18,
      users: [{ name: 'app', databases: ['app'] }],
      instances: [
        {
          name: 'db',
          replicas: 1,
          dataVolumeClaimSpec: {
            accessModes: ['ReadWriteOnce'],
            resources: { requests: { storage: '10Gi' } },
          },
        },
      ],
      backups: {
        pgbackrest: {
          global: {
            'repo1-retention-full': '14',
            'repo1-retention-full-type': 'time',
          },
          repos: [
            {
              name: 'repo1',
              schedules: { full: '0 2 * * *' },
              volume: {
                volumeClaimSpec: {
                  resources: { requests: { storage: '20Gi' } },
                },
              },
            },
          ],
        },
      },
    });
    expect(spec).not.toHaveProperty('proxy');
    expect(spec).not.toHaveProperty('dataSource');
  });

  it('keeps them in a bucket where it is asked to', () => {
    const { pgbackrest } = written({
      backups: {
        destination: 's3://backups/payments/orders',
        endpoint: 'https://s3.example.com',
        secret: 's3',
      },
    }).backups;
    expect(pgbackrest).toMatchObject({
      configuration: [{ secret: { name: 's3' } }],
      global: { 'repo1-path': '/payments/orders' },
      repos: [
        {
          s3: {
            bucket: 'backups',
            endpoint: 's3.example.com',
            region: 'us-east-1',
          },
        },
      ],
    });
    expect(pgbackrest.repos[0]).not.toHaveProperty('volume');
  });

  it('begins with the data of another database', () => {
    expect(
      written({
        restoreFrom: {
          database: 'old',
          targetTime: '2026-08-20T12:00:00+02:00',
        },
      }).dataSource,
    ).toEqual({
      postgresCluster: {
        clusterName: 'old',
        repoName: 'repo1',
        options: ['--type=time', '--target="2026-08-20 10:00:00.000+00"'],
      },
    });
  });

  it.each<[object, RegExp]>([
    [{ owner: 'shop_app' }, /hyphens/],
    [{ synchronousReplicas: 1 }, /fewer than/],
    [{ backups: { secret: 's3' } }, /which bucket/],
    [{ backups: { destination: 's3://backups' } }, /address of the object/],
    [
      {
        backups: {
          destination: 's3://backups',
          endpoint: 'http://s3.example.com',
          secret: 's3',
        },
      },
      /HTTPS only/,
    ],
    [
      {
        backups: {
          destination: 's3://backups',
          endpoint: 'https://s3.example.com',
          secret: 's3',
          storage: '10Gi',
        },
      },
      /no disk/,
    ],
  ])('refuses %j', (input, message) => {
    expect(() => crunchyPostgres.parseInput(input)).toThrow(message);
  });

  it('takes of the quota what all its containers ask for', () => {
    const usage = (input: object) =>
      crunchyPostgres.usage(crunchyPostgres.parseInput(input));
    expect(usage({})).toEqual({
      // 500 + 3 × 20 beside it, 220 on the repository's host, 200 for a job.
      'requests.cpu': '980m',
      'requests.memory': '1792Mi',
      'limits.memory': '1792Mi',
      'requests.storage': '30Gi',
      persistentvolumeclaims: '2',
      pods: '3',
    });
    expect(usage({ pooler: true })).toMatchObject({
      'requests.cpu': '1220m',
      pods: '5',
    });
  });
});

describe('the connection to a database of Crunchy', () => {
  it('is its Services and the Secret of its first user', () => {
    expect(
      crunchyPostgres.connection(
        aCluster({ input: { plan: 'medium', pooler: true, owner: 'shop' } }),
      ),
    ).toEqual({
      endpoints: [
        expect.objectContaining({ host: 'orders-primary.payments-dev.svc' }),
        expect.objectContaining({ host: 'orders-replicas.payments-dev.svc' }),
        expect.objectContaining({ host: 'orders-pgbouncer.payments-dev.svc' }),
      ],
      secret: {
        namespace: 'payments-dev',
        name: 'orders-pguser-shop',
        keys: expect.arrayContaining(['user', 'password', 'pgbouncer-uri']),
      },
    });
  });

  it('is that of the user that the operator makes where none is declared', () => {
    const objects = aCluster({ spec: { users: undefined } });
    expect(crunchyPostgres.connection(objects)?.secret?.name).toBe(
      'orders-pguser-orders',
    );
  });

  it.each<[string, Changes]>([
    ['it has never run', { reports: { patroni: {} } }],
    ['it is stopped', { spec: { shutdown: true } }],
  ])('is not known while %s', (_, changes) => {
    expect(crunchyPostgres.connection(aCluster(changes))).toBeUndefined();
  });
});

describe('the actions on a database of Crunchy', () => {
  const patchOf = (action: string, input?: object, changes?: Changes) =>
    act(action, input, changes).at(-1).patch;

  it('change its instances and keep the rest of them', () => {
    const scaled = patchOf('scale', { instances: 3 });
    expect(scaled.metadata).toEqual({ resourceVersion: '7' });
    expect(scaled.spec.instances).toEqual([
      expect.objectContaining({
        name: 'db',
        replicas: 3,
        resources: expect.anything(),
        dataVolumeClaimSpec: expect.anything(),
      }),
    ]);
    expect(
      patchOf('resize-storage', { storage: '20Gi' }).spec.instances[0],
    ).toMatchObject({
      replicas: 2,
      dataVolumeClaimSpec: {
        accessModes: ['ReadWriteOnce'],
        resources: { requests: { storage: '20Gi' } },
      },
    });
  });

  it('stop, start and restart it', () => {
    expect(patchOf('shutdown')).toEqual({ spec: { shutdown: true } });
    const stopped = { spec: { shutdown: true } };
    expect(patchOf('resume', {}, stopped)).toEqual({
      spec: { shutdown: false },
    });
    expect(patchOf('restart').spec.metadata.annotations).toEqual({
      restarted: '2026-08-01T12:00:00.000Z',
    });
  });

  it('back it up by an annotation, and at other times', () => {
    expect(patchOf('backup')).toEqual({
      metadata: {
        annotations: {
          [`${group}/pgbackrest-backup`]: '2026-08-01T12:00:00.000Z',
        },
      },
      spec: {
        backups: {
          pgbackrest: {
            manual: { repoName: 'repo1', options: ['--type=full'] },
          },
        },
      },
    });
    const [repo] = patchOf('change-schedule', { schedule: '5 4 * * 6' }).spec
      .backups.pgbackrest.repos;
    expect(repo).toMatchObject({
      name: 'repo1',
      schedules: { full: '5 4 * * 6' },
      volume: expect.anything(),
    });
  });

  it('restore in place, or as a claim of its own', () => {
    expect(
      patchOf('restore-in-place', { targetTime: '2026-07-31T10:00:00Z' }),
    ).toEqual({
      metadata: {
        annotations: {
          [`${group}/pgbackrest-restore`]: '2026-08-01T12:00:00.000Z',
        },
      },
      spec: {
        backups: {
          pgbackrest: {
            restore: {
              enabled: true,
              repoName: 'repo1',
              options: ['--type=time', '--target="2026-07-31 10:00:00.000+00"'],
            },
          },
        },
      },
    });
    const [{ type, object }] = act('restore', { name: 'old', instances: 1 });
    expect(type).toBe('create');
    expect(object.metadata.labels).toMatchObject({ 'berth.dev/claim': 'old' });
    expect(object.spec).toMatchObject({
      metadata: { labels: { 'berth.dev/claim': 'old' } },
      instances: [{ name: 'db', replicas: 1 }],
      dataSource: { postgresCluster: { clusterName: 'orders', options: [] } },
    });
    expect(JSON.stringify(object.spec.instances)).not.toContain('"orders"');
  });

  it('upgrade in two steps', () => {
    const before = { input: { version: '17', instances: 2 } };
    const [created, patched] = act('change-version', { version: '18' }, before);
    expect(created).toMatchObject({
      type: 'create',
      object: {
        kind: 'PGUpgrade',
        spec: {
          postgresClusterName: 'orders',
          fromPostgresVersion: 17,
          toPostgresVersion: 18,
        },
      },
    });
    expect(patched.patch).toEqual({
      metadata: {
        annotations: {
          [`${group}/allow-upgrade`]: created.object.metadata.name,
        },
      },
      spec: { shutdown: true },
    });
    const done: Changes = {
      ...before,
      spec: { shutdown: true },
      reports: { postgresVersion: 18 },
      upgrade: { Progressing: 'True' },
    };
    expect(patchOf('finish-upgrade', {}, done)).toEqual({
      metadata: { annotations: { [`${group}/allow-upgrade`]: null } },
      spec: { postgresVersion: 18, shutdown: false },
    });
    expect(() => act('resume', {}, done)).toThrow(/finish the upgrade/);
  });

  it('change users, whom a list holds', () => {
    expect(patchOf('add-role', { name: 'reader' }).spec.users).toEqual([
      { name: 'app', databases: ['app'] },
      { name: 'reader' },
    ]);
    expect(patchOf('add-database', { name: 'reports' }).spec.users).toEqual([
      { name: 'app', databases: ['app', 'reports'] },
    ]);
    // The user that the operator made by itself is not lost.
    expect(
      patchOf('add-role', { name: 'reader' }, { spec: { users: undefined } })
        .spec.users,
    ).toEqual([{ name: 'orders', databases: ['orders'] }, { name: 'reader' }]);
  });

  it('empty the password, for the operator to make another', () => {
    expect(act('rotate-credentials')).toEqual([
      {
        type: 'merge-patch',
        kind: expect.objectContaining({ kind: 'Secret' }),
        name: 'orders-pguser-app',
        patch: { data: { password: '', verifier: '' } },
      },
    ]);
  });

  it('add and remove a pooler', () => {
    expect(
      patchOf('enable-pooler', { instances: 3 }).spec.proxy.pgBouncer,
    ).toMatchObject({ replicas: 3, resources: expect.anything() });
    expect(patchOf('remove-pooler', {}, { input: { pooler: true } })).toEqual({
      spec: { proxy: null },
    });
  });

  const stopped = { spec: { shutdown: true } };
  it.each<[string, object, Changes, RegExp]>([
    ['scale', { instances: 2 }, {}, /2 already/],
    ['scale', { instances: 3 }, stopped, /resume it first/],
    [
      'scale',
      { instances: 3 },
      { spec: { instances: [{ name: 'a' }, { name: 'b' }] } },
      /several sets/,
    ],
    ['resize-storage', { storage: '1Gi' }, {}, /only grow/],
    ['resume', {}, {}, /not stopped/],
    ['shutdown', {}, stopped, /stopped already/],
    ['restart', {}, { spec: { paused: true } }, /leave it alone/],
    ['backup', {}, { spec: { backups: undefined } }, /no place for backups/],
    ['restore', { name: 'orders' }, {}, /its own name/],
    [
      'restore',
      { name: 'old' },
      {
        input: {
          backups: {
            destination: 's3://b-c/x',
            endpoint: 'https://s3.example.com',
            secret: 's3',
          },
        },
      },
      /folder of its own/,
    ],
    ['change-version', { version: '17' }, {}, /cannot go back/],
    ['finish-upgrade', {}, {}, /No upgrade/],
    ['enable-pooler', {}, { input: { pooler: true } }, /pooler already/],
    ['remove-pooler', {}, {}, /no pooler/],
    ['add-role', { name: 'app' }, {}, /already/],
    ['add-role', { name: 'postgres' }, {}, /reserved/],
    ['add-database', { name: 'app' }, {}, /already/],
    ['add-database', { name: 'x', owner: 'nobody' }, {}, /add the role/],
  ])('refuse %s %j', (action, input, changes, message) => {
    expect(() => act(action, input, changes)).toThrow(message);
  });
});

describe('the page of a database of Crunchy', () => {
  it('shows what there is to know', () => {
    const objects = aCluster({
      reports: {
        pgbackrest: {
          scheduledBackups: [
            {
              type: 'full',
              succeeded: 1,
              completionTime: '2026-08-01T02:05:00Z',
            },
          ],
          manualBackup: {
            id: 'x',
            finished: true,
            failed: 1,
            completionTime: '2026-08-01T03:00:00Z',
          },
        },
      },
    });
    expect(
      Object.fromEntries(
        crunchyPostgres
          .details(objects)
          .map(({ label, value }) => [label, value]),
      ),
    ).toEqual({
      PostgreSQL: '18',
      Instances: '2 of 2 ready',
      Storage: '10Gi each',
      'Storage class': "the cluster's default",
      'Kept apart': 'nodes (preferred), spread over zones',
      'Disruption budget': 'at least one instance stays',
      Backups: 'on a disk of 20Gi in this cluster, and gone with the database',
      Schedule: 'full: 0 2 * * *',
      'Kept for': '14 days',
      'Last backup': '2026-08-01 02:05 UTC',
      Pooler: 'off',
      Users: 'app',
      Databases: 'app',
    });
  });

  it('counts the upgrade that names it as its own', () => {
    const [upgrade] = aCluster({ upgrade: {} }).children;
    expect(crunchyPostgres.claimOf(upgrade)).toEqual({
      namespace: 'payments-dev',
      name: 'orders',
    });
  });
});
