import type {
  ClaimPhase,
  KubernetesObject,
} from '@berth/backstage-plugin-berth-common';
import {
  recordOf,
  recordsOf,
  specOf,
  type ClaimObjects,
  type PlannedChange,
} from '@berth/backstage-plugin-berth-node';
import { perconaPostgreSql } from './offering';

const now = new Date('2026-08-21T12:00:00Z');
const context = {
  cluster: 'sandbox',
  tenant: 'payments',
  namespace: 'payments-dev',
  name: 'ledger',
};
const backups = {
  destination: 's3://backups/ledger',
  endpoint: 'https://s3.example.com',
  secret: 's3-keys',
};

interface Changes {
  input?: object;
  spec?: object;
  reports?: object;
  children?: KubernetesObject[];
}

function aDatabase(changes: Changes = {}): ClaimObjects {
  const { input = { plan: 'large' }, spec, children = [] } = changes;
  const [written] = perconaPostgreSql.manifests(
    perconaPostgreSql.parseInput(input),
    context,
  );
  const primary = {
    ...written,
    metadata: { ...written.metadata, generation: 2, resourceVersion: '7' },
    spec: { ...(written.spec as object), ...spec },
    status: {
      observedGeneration: 2,
      state: 'ready',
      host: 'ledger-pgbouncer.payments-dev.svc',
      postgres: { size: 3, ready: 3 },
      pgbouncer: { size: 2, ready: 2 },
      patroni: { status: { systemIdentifier: '7000' } },
      ...changes.reports,
    },
  };
  return { primary, children };
}

const aTask = (kind: string, spec: object, status: object) => ({
  apiVersion: 'pgv2.percona.com/v2',
  kind: `PerconaPG${kind}`,
  metadata: { name: 'night', namespace: 'payments-dev' },
  spec,
  status,
});

const night = aTask(
  'Backup',
  { pgCluster: 'ledger' },
  {
    state: 'Succeeded',
    backupName: '20260820-021000F',
    completed: '2026-08-20T02:10:00Z',
    latestRestorableTime: '2026-08-20 11:59:00.000000+0000',
  },
);

const anUpgrade = (to: number, conditions: object[] = []) =>
  aTask(
    'Upgrade',
    { postgresClusterName: 'ledger', toPostgresVersion: to },
    { conditions },
  );

const act = (action: string, input: object = {}, changes: Changes = {}) =>
  perconaPostgreSql.planAction(action, input, aDatabase(changes), { now });

function patchOf([change]: PlannedChange[]): Record<string, unknown> {
  if (change.type !== 'merge-patch') {
    throw new Error(`It is a ${change.type}`);
  }
  return change.patch;
}

function objectOf([change]: PlannedChange[]): KubernetesObject {
  if (change.type !== 'create') {
    throw new Error(`It is a ${change.type}`);
  }
  return change.object;
}

const write = (input: object) => {
  const [object] = perconaPostgreSql.manifests(
    perconaPostgreSql.parseInput(input),
    context,
  );
  return object;
};

describe('the state of a PostgreSQL of Percona', () => {
  it.each<[string, Changes, ClaimPhase, string]>([
    ['all is well', {}, 'Ready', 'InstancesReady'],
    [
      'it begins with the backups of another',
      {
        input: { restoreFrom: { database: 'older' } },
        reports: { state: 'initializing', patroni: {} },
      },
      'Provisioning',
      'Restoring',
    ],
    [
      'it has begun with them, and changes',
      {
        input: { restoreFrom: { database: 'older' } },
        reports: { state: 'initializing' },
      },
      'Provisioning',
      'Initializing',
    ],
    [
      'it has never been ready',
      {
        reports: {
          state: 'initializing',
          postgres: { size: 3, ready: 1 },
          patroni: {},
        },
      },
      'Provisioning',
      'Initializing',
    ],
    [
      'an instance is gone',
      { reports: { state: 'initializing', postgres: { size: 3, ready: 2 } } },
      'Degraded',
      'InstancesMissing',
    ],
    [
      'a pooler is gone',
      { reports: { pgbouncer: { size: 2, ready: 1 } } },
      'Degraded',
      'ProxiesMissing',
    ],
    [
      'it is upgraded',
      {
        input: { plan: 'large', version: '17' },
        spec: { pause: true },
        reports: { state: 'paused', postgres: { size: 3, ready: 0 } },
        children: [anUpgrade(18)],
      },
      'Provisioning',
      'Upgrading',
    ],
    [
      'an upgrade failed',
      {
        input: { plan: 'large', version: '17' },
        children: [
          anUpgrade(18, [
            { type: 'Succeeded', status: 'False', reason: 'JobFailed' },
          ]),
        ],
      },
      'Degraded',
      'JobFailed',
    ],
    [
      'an upgrade has long been done',
      { children: [anUpgrade(17)] },
      'Ready',
      'InstancesReady',
    ],
    [
      'it is paused',
      {
        spec: { pause: true },
        reports: { state: 'paused', postgres: { size: 3, ready: 0 } },
      },
      'Suspended',
      'Paused',
    ],
    [
      'it is in a state that nobody knows',
      { reports: { state: 'dreaming' }, children: [anUpgrade(19)] },
      'Unknown',
      'Dreaming',
    ],
  ])('when %s', (_when, changes, phase, reason) => {
    expect(perconaPostgreSql.readiness(aDatabase(changes))).toMatchObject({
      phase,
      reason,
    });
  });
});

describe('what is written for a PostgreSQL of Percona', () => {
  const backrest = (input: object) =>
    recordOf(recordOf(specOf(write(input)).backups).pgbackrest);

  it('has backups on a disk, or in a bucket', () => {
    expect(backrest({})).toMatchObject({
      global: { 'repo1-retention-full': '7' },
      repos: [
        {
          schedules: { full: '0 2 * * *' },
          volume: {
            volumeClaimSpec: { resources: { requests: { storage: '20Gi' } } },
          },
        },
      ],
    });
    expect(backrest({ backups })).toMatchObject({
      global: { 'repo1-path': '/ledger' },
      configuration: [{ secret: { name: 's3-keys' } }],
      repos: [{ s3: { bucket: 'backups', endpoint: 's3.example.com' } }],
    });
  });

  it('lets one instance be taken away at a time', () => {
    const set = (input: object) => recordsOf(specOf(write(input)).instances)[0];
    expect(set({ plan: 'large' }).minAvailable).toBe(2);
    expect(set({})).not.toHaveProperty('minAvailable');
  });

  it('deletes disks with the database unless they are to stay', () => {
    const { finalizers } = write({}).metadata;
    expect(finalizers).toContain('percona.com/delete-pvc');
    expect(write({ keepDisks: true }).metadata).not.toHaveProperty(
      'finalizers',
    );
  });

  it.each([
    [{ backups: { ...backups, endpoint: 'http://s3' } }, 'backups.endpoint'],
    [{ backups: { ...backups, secret: undefined } }, 'backups.secret'],
    [{ backups: { ...backups, storage: '10Gi' } }, 'backups.storage'],
    [{ backups: { secret: 's3-keys' } }, 'backups.destination'],
    [{ owner: 'monitor' }, 'owner'],
    [{ database: 'postgres' }, 'database'],
  ])('refuses %j', (input, field) => {
    let problem: unknown;
    try {
      perconaPostgreSql.parseInput(input);
    } catch (error) {
      problem = error;
    }
    expect(JSON.stringify(problem)).toContain(field);
  });

  it('counts what stands beside the instances', () => {
    const usage = (input: object) =>
      perconaPostgreSql.usage(perconaPostgreSql.parseInput(input));
    expect(usage({})).toMatchObject({
      'requests.cpu': '900m',
      pods: '3',
      persistentvolumeclaims: '2',
      'requests.storage': '30Gi',
    });
    expect(usage({ backups })).toMatchObject({ persistentvolumeclaims: '1' });
  });
});

describe('how to connect to a PostgreSQL of Percona', () => {
  it('is by the primary, the replicas and the poolers', () => {
    const { endpoints, secret } =
      perconaPostgreSql.connection(aDatabase()) ?? {};
    expect(endpoints?.map(({ host }) => host)).toEqual([
      'ledger-primary.payments-dev.svc',
      'ledger-replicas.payments-dev.svc',
      'ledger-pgbouncer.payments-dev.svc',
    ]);
    expect(secret).toMatchObject({
      name: 'ledger-pguser-app',
      keys: expect.arrayContaining(['uri', 'pgbouncer-uri']),
    });
  });

  it('has a user of the name of the cluster where none is declared', () => {
    const spec = { users: undefined, proxy: undefined };
    expect(
      perconaPostgreSql.connection(aDatabase({ spec }))?.secret,
    ).toMatchObject({
      name: 'ledger-pguser-ledger',
      keys: expect.not.arrayContaining(['pgbouncer-uri']),
    });
  });

  it('is not said before it has served', () => {
    const reports = { patroni: {} };
    expect(
      perconaPostgreSql.connection(aDatabase({ reports })),
    ).toBeUndefined();
  });
});

describe('the page of a PostgreSQL of Percona', () => {
  const line = (label: string, changes: Changes = {}) =>
    perconaPostgreSql
      .details(aDatabase(changes))
      .find(one => one.label === label)?.value;

  it.each([
    ['PostgreSQL', '18'],
    ['Instances', '3 of 3 ready'],
    ['Disruption budget', 'at least 2 instances stay'],
    ['Poolers', '2 of 2 ready'],
    ['Schedule', 'full: 0 2 * * *'],
    ['Kept', '7 backups'],
    ['Users', 'app'],
  ])('says of %s: %s', (label, value) => {
    expect(line(label)).toBe(value);
  });

  it('says where backups are, and what one can go back to', () => {
    expect(line('Backups')).toMatch(/^on a disk of 400Gi/);
    const input = { plan: 'large', backups };
    expect(line('Backups', { input })).toBe(
      'to s3://backups at s3.example.com',
    );
    expect(line('Restorable', { children: [night] })).toBe(
      'from 2026-08-20 02:10 UTC until 2026-08-20 11:59 UTC',
    );
  });
});

describe('what can be done to a PostgreSQL of Percona', () => {
  it('scales to any number of instances', () => {
    const { instances } = recordOf(
      patchOf(act('scale', { instances: 2 })).spec,
    );
    expect(recordsOf(instances)[0]).toMatchObject({ name: 'db', replicas: 2 });
  });

  it('upgrades to a newer major version by an object of its own', () => {
    const changes = { input: { version: '17' } };
    expect(
      objectOf(act('change-version', { version: '18' }, changes)),
    ).toMatchObject({
      kind: 'PerconaPGUpgrade',
      metadata: { name: 'ledger-upgrade-20260821120000' },
      spec: {
        postgresClusterName: 'ledger',
        fromPostgresVersion: 17,
        toPostgresVersion: 18,
        toPostgresImage: 'percona/percona-distribution-postgresql:18.4-1',
      },
    });
    expect(() => act('change-version', { version: '18' })).toThrow();
    expect(() => act('change-version', { version: '17' })).toThrow();
  });

  it('goes to the newest release of its own version', () => {
    const spec = { image: 'reg/postgresql:18.1-1' };
    expect(patchOf(act('change-version', { version: '18' }, { spec }))).toEqual(
      { spec: { image: 'reg/postgresql:18.4-1' } },
    );
  });

  it('makes a full backup, and makes them at other times', () => {
    expect(objectOf(act('backup')).spec).toEqual({
      pgCluster: 'ledger',
      repoName: 'repo1',
      options: ['--type=full'],
    });
    const patch = patchOf(act('change-schedule', { schedule: '0 5 * * *' }));
    expect(patch.metadata).toEqual({ resourceVersion: '7' });
    expect(recordOf(recordOf(patch.spec).backups)).toMatchObject({
      pgbackrest: {
        global: { 'repo1-retention-full': '7' },
        repos: [{ name: 'repo1', schedules: { full: '0 5 * * *' } }],
      },
    });
  });

  it('restores to a backup or to a moment', () => {
    const changes = { children: [night] };
    expect(objectOf(act('restore-in-place', {}, changes)).spec).toEqual({
      pgCluster: 'ledger',
      repoName: 'repo1',
      options: ['--set=20260820-021000F', '--type=immediate'],
    });
    const targetTime = '2026-08-20T10:00:00Z';
    expect(
      objectOf(act('restore-in-place', { targetTime }, changes)).spec,
    ).toMatchObject({
      options: ['--type=time', '--target="2026-08-20 10:00:00.000+00"'],
    });
  });

  it('restores as a new database, which has nothing of what is under way', () => {
    const changes: Changes = {
      children: [night],
      spec: {
        pause: true,
        standby: { enabled: false },
        dataSource: { postgresCluster: { clusterName: 'older' } },
        users: [{ name: 'app', databases: ['app'], secretName: 'its-own' }],
        patroni: { switchover: { enabled: true }, createReplicaMethods: [] },
      },
    };
    const copy = objectOf(
      act('restore', { name: 'ledger-old', instances: 1 }, changes),
    );
    expect(copy.metadata).toMatchObject({
      name: 'ledger-old',
      labels: { 'berth.dev/claim': 'ledger-old' },
      annotations: { 'berth.dev/plan': 'large' },
      finalizers: ['percona.com/delete-pvc', 'percona.com/delete-ssl'],
    });
    const spec = specOf(copy);
    expect(spec).toMatchObject({
      postgresVersion: 18,
      metadata: { labels: { 'berth.dev/claim': 'ledger-old' } },
      users: [{ name: 'app', databases: ['app'] }],
      instances: [{ name: 'db', replicas: 1 }],
      dataSource: {
        postgresCluster: {
          clusterName: 'ledger',
          repoName: 'repo1',
          options: [],
        },
      },
    });
    expect(spec).not.toHaveProperty('pause');
    expect(spec).not.toHaveProperty('standby');
    expect(spec.patroni).toEqual({ createReplicaMethods: [] });
    expect(JSON.stringify(spec.instances)).not.toContain('"ledger"');
    expect(JSON.stringify(spec.users)).not.toContain('secretName');
  });

  it.each<[string, object, string[]]>([
    [
      'a moment',
      { targetTime: '2026-08-20T10:00:00Z' },
      ['--type=time', '--target="2026-08-20 10:00:00.000+00"'],
    ],
    [
      'a backup itself',
      { backup: 'night' },
      ['--set=20260820-021000F', '--type=immediate'],
    ],
  ])('restores a new database to %s', (_what, input, options) => {
    const given = { name: 'ledger-old', ...input };
    const copy = objectOf(act('restore', given, { children: [night] }));
    expect(specOf(copy).dataSource).toMatchObject({
      postgresCluster: { options },
    });
  });

  it.each<[string, object, Changes, RegExp]>([
    ['its own name', { name: 'ledger' }, {}, /its own name/],
    ['no such backup', { name: 'a', backup: 'b' }, {}, /no backup of this/],
    [
      'a time before the backup',
      { name: 'a', targetTime: '2026-08-19T10:00:00Z' },
      {},
      /no backup from before/,
    ],
    [
      'no backup that went well',
      { name: 'a' },
      { children: [] },
      /no backup that went well/,
    ],
    [
      'backups in a bucket',
      { name: 'a' },
      { input: { backups } },
      /folder of its own/,
    ],
    [
      'several sets of instances',
      { name: 'a' },
      { spec: { instances: [{ name: 'db' }, { name: 'other' }] } },
      /several sets/,
    ],
  ])('makes no new database of %s', (_what, input, changes, message) => {
    expect(() =>
      act('restore', input, { children: [night], ...changes }),
    ).toThrow(message);
  });

  it('begins with the data of another one where the form says so', () => {
    const restoreFrom = {
      database: 'ledger',
      targetTime: '2026-08-20T10:00:00Z',
    };
    expect(specOf(write({ restoreFrom })).dataSource).toEqual({
      postgresCluster: {
        clusterName: 'ledger',
        repoName: 'repo1',
        options: ['--type=time', '--target="2026-08-20 10:00:00.000+00"'],
      },
    });
    expect(specOf(write({}))).not.toHaveProperty('dataSource');
    const { targetTime } = restoreFrom;
    expect(() => write({ restoreFrom: { targetTime } })).toThrow(
      /which database/,
    );
  });

  it('restarts by an annotation on the pods', () => {
    const { instances } = recordOf(patchOf(act('restart')).spec);
    expect(recordsOf(instances)[0]).toMatchObject({
      metadata: {
        annotations: { 'berth.dev/restarted-at': '2026-08-21T12:00:00.000Z' },
      },
    });
  });

  it('has the operator make another password, and knows none', () => {
    expect(act('rotate-credentials')).toMatchObject([
      {
        name: 'ledger-pguser-app',
        patch: { data: { password: '', verifier: '' } },
      },
    ]);
  });

  it('adds a user beside those that there are, declared or not', () => {
    const user = { user: 'reader', database: 'app' };
    const users = (changes: Changes) =>
      recordOf(patchOf(act('add-user', user, changes)).spec).users;
    expect(users({})).toEqual([
      { name: 'app', databases: ['app'] },
      { name: 'reader', databases: ['app'] },
    ]);
    expect(users({ spec: { users: undefined } })).toEqual([
      { name: 'ledger', databases: ['ledger'] },
      { name: 'reader', databases: ['app'] },
    ]);
    expect(() => act('add-user', { ...user, user: 'app' })).toThrow();
  });
});

it('finds the claim of what belongs to it, and its plan', () => {
  const claim = { namespace: 'payments-dev', name: 'ledger' };
  expect(perconaPostgreSql.claimOf(night)).toEqual(claim);
  expect(perconaPostgreSql.claimOf(anUpgrade(18))).toEqual(claim);
  expect(perconaPostgreSql.planOf(aDatabase())).toBe('large');
});
