import type {
  ClaimPhase,
  KubernetesObject,
} from '@berth/backstage-plugin-berth-common';
import type { ClaimObjects } from '@berth/backstage-plugin-berth-node';
import { describeStatuses } from '@berth/offering-tests';
import { zalandoPostgres } from './offering';

const now = new Date('2026-08-01T12:00:00Z');
const uid = '0b7c6a52-5f3e-4f2a-9f0e-1f2d3c4b5a69';
const context = {
  cluster: 'sandbox',
  tenant: 'payments',
  namespace: 'payments-dev',
  name: 'orders',
};

interface Changes {
  input?: object;
  status?: string;
  spec?: object;
  annotations?: object;
  /** Of the StatefulSet; `undefined` is one that cannot be seen. */
  set?: { replicas?: number; ready?: number; updated?: number; stale?: true };
}

function aDatabase(changes: Changes = {}): ClaimObjects {
  const { input = { instances: 2 }, spec, annotations, set } = changes;
  const [written] = zalandoPostgres.manifests(
    zalandoPostgres.parseInput(input),
    context,
  );
  const primary: KubernetesObject = {
    ...written,
    metadata: {
      ...written.metadata,
      uid,
      annotations: {
        ...(written.metadata.annotations as object),
        ...annotations,
      },
    },
    spec: { ...(written.spec as object), ...spec },
    status: changes.status
      ? { PostgresClusterStatus: changes.status }
      : undefined,
  };
  const children: KubernetesObject[] = set
    ? [
        {
          apiVersion: 'apps/v1',
          kind: 'StatefulSet',
          metadata: {
            name: 'orders',
            namespace: 'payments-dev',
            generation: 2,
            labels: { application: 'spilo', 'cluster-name': 'orders' },
          },
          spec: { replicas: set.replicas ?? 2 },
          status: {
            observedGeneration: set.stale ? 1 : 2,
            readyReplicas: set.ready ?? 2,
            updatedReplicas: set.updated ?? 2,
          },
        },
      ]
    : [];
  return { primary, children };
}

const judge = (changes: Changes) =>
  zalandoPostgres.readiness(aDatabase(changes));

const act = (action: string, input: object = {}, changes: Changes = {}) =>
  zalandoPostgres.planAction(
    action,
    input,
    aDatabase({ status: 'Running', ...changes }),
    { now },
  ) as any[];

const specOf = (action: string, input: object = {}, changes: Changes = {}) =>
  act(action, input, changes).at(-1).patch.spec;

describeStatuses({
  group: 'acid.zalan.do',
  kind: 'postgresql',
  judge: primary => zalandoPostgres.readiness({ primary, children: [] }),
});

describe('the state of a database of Zalando', () => {
  it.each<[string | undefined, ClaimPhase]>([
    [undefined, 'Provisioning'],
    ['Creating', 'Provisioning'],
    ['Updating', 'Provisioning'],
    ['Running', 'Ready'],
    ['UpdateFailed', 'Degraded'],
    ['SyncFailed', 'Degraded'],
    ['CreateFailed', 'Failed'],
    ['Invalid', 'Failed'],
    ['Melting', 'Unknown'],
    ['running', 'Unknown'],
  ])('%s', (status, phase) => {
    expect(judge({ status })).toMatchObject({ phase });
    expect(judge({ status }).message).toMatch(/\.$/);
  });

  it.each<[Changes['set'], ClaimPhase, string]>([
    [{}, 'Ready', 'Running'],
    [{ ready: 1 }, 'Degraded', 'InstancesMissing'],
    [{ ready: 0 }, 'Degraded', 'InstancesMissing'],
    [{ replicas: 1 }, 'Provisioning', 'ChangeNotObserved'],
    [{ stale: true }, 'Provisioning', 'ChangeNotObserved'],
    [{ updated: 1 }, 'Provisioning', 'RollingOut'],
  ])('Running, with instances %j', (set, phase, reason) => {
    expect(judge({ status: 'Running', set })).toMatchObject({ phase, reason });
  });

  it.each<[Changes, ClaimPhase, string]>([
    [{ set: { replicas: 0, ready: 0 } }, 'Suspended', 'Paused'],
    [{ set: { replicas: 0, ready: 1 } }, 'Degraded', 'Pausing'],
    [{}, 'Suspended', 'Paused'],
  ])('asked for no instance, with %j', (changes, phase, reason) => {
    const spec = { numberOfInstances: 0 };
    expect(judge({ status: 'Running', spec, ...changes })).toMatchObject({
      phase,
      reason,
    });
  });

  it('is not green after an upgrade that failed', () => {
    const annotations = {
      'last-major-upgrade-failure': '2026-08-01T10:00:00Z',
    };
    expect(judge({ status: 'Running', set: {}, annotations })).toMatchObject({
      phase: 'Degraded',
      reason: 'MajorUpgradeFailed',
    });
  });

  it('is not that of a change that nobody has looked at', () => {
    const { primary } = aDatabase({ status: 'Running' });
    primary.metadata.generation = 3;
    primary.status = {
      PostgresClusterStatus: 'Running',
      observedGeneration: 2,
    };
    expect(zalandoPostgres.readiness({ primary, children: [] })).toMatchObject({
      phase: 'Provisioning',
      reason: 'ChangeNotObserved',
    });
  });
});

describe('the definition of a database of Zalando', () => {
  const written = (input: object) =>
    zalandoPostgres.manifests(
      zalandoPostgres.parseInput(input),
      context,
    )[0] as any;

  it('is small by default', () => {
    expect(written({}).spec).toMatchObject({
      teamId: 'payments',
      numberOfInstances: 1,
      postgresql: { version: '18' },
      volume: { size: '10Gi' },
      users: { app: [] },
      databases: { app: 'app' },
      resources: {
        requests: { cpu: '500m', memory: '1Gi' },
        limits: { cpu: '1', memory: '1Gi' },
      },
      enableLogicalBackup: false,
    });
  });

  it('keeps instances apart as it is asked to', () => {
    const constraints = (input: object) =>
      (written(input).spec.topologySpreadConstraints as any[]).map(
        ({ topologyKey, whenUnsatisfiable }) => [
          topologyKey,
          whenUnsatisfiable,
        ],
      );
    const zone = 'topology.kubernetes.io/zone';
    const node = 'kubernetes.io/hostname';
    expect(constraints({})).toEqual([
      [node, 'ScheduleAnyway'],
      [zone, 'ScheduleAnyway'],
    ]);
    expect(
      constraints({ antiAffinity: 'required', topologyKey: zone }),
    ).toEqual([[zone, 'DoNotSchedule']]);
    expect(constraints({ antiAffinity: 'off', topologySpread: false })).toEqual(
      [],
    );
  });

  it('takes on synchronous replicas, dumps, a pooler and old data', () => {
    expect(
      written({
        plan: 'large',
        synchronousReplicas: 1,
        pooler: 'transaction',
        dumps: { enabled: true },
        restoreFrom: {
          database: 'old',
          uid,
          targetTime: '2026-08-20T10:00:00Z',
        },
      }).spec,
    ).toMatchObject({
      patroni: { synchronous_mode: true, synchronous_node_count: 1 },
      enableConnectionPooler: true,
      connectionPooler: { mode: 'transaction', numberOfInstances: 2 },
      enableLogicalBackup: true,
      logicalBackupSchedule: '30 0 * * *',
      // Its definition takes no Z.
      clone: { cluster: 'old', uid, timestamp: '2026-08-20T10:00:00+00:00' },
    });
  });

  it('writes sizes in units that its definition takes', () => {
    expect(written({ storage: '2000000k' }).spec.volume.size).toBe('1953125Ki');
    expect(written({ storage: '1.5Ti' }).spec.volume.size).toBe('1.5Ti');
  });

  it.each<[object, RegExp]>([
    [{ owner: 'standby' }, /reserved/],
    [{ owner: '_app' }, /underscore/],
    [{ synchronousReplicas: 1 }, /fewer than/],
    [{ restoreFrom: { uid } }, /which database|give both/],
    [
      { restoreFrom: { database: 'old', targetTime: '2026-08-20T10:00:00Z' } },
      /uid/,
    ],
  ])('refuses %j', (input, message) => {
    expect(() => zalandoPostgres.parseInput(input)).toThrow(message);
  });

  it('takes of the quota what it says', () => {
    const usage = (input: object) =>
      zalandoPostgres.usage(zalandoPostgres.parseInput(input));
    expect(usage({ plan: 'medium', storageClass: 'fast' })).toEqual({
      'requests.cpu': '4',
      'requests.memory': '8Gi',
      'limits.memory': '8Gi',
      'limits.cpu': '8',
      'requests.storage': '100Gi',
      persistentvolumeclaims: '2',
      'fast.storageclass.storage.k8s.io/requests.storage': '100Gi',
      'fast.storageclass.storage.k8s.io/persistentvolumeclaims': '2',
      pods: '2',
      services: '3',
    });
    expect(usage({ pooler: 'session' })).toMatchObject({
      'requests.cpu': '700m',
      pods: '3',
      services: '4',
    });
  });
});

describe('the connection to a database of Zalando', () => {
  const connect = (changes: Changes) =>
    zalandoPostgres.connection(aDatabase(changes));

  it('is its Services and the Secret of its owner', () => {
    expect(
      connect({
        input: { plan: 'medium', owner: 'shop_app', pooler: 'session' },
        status: 'Running',
      }),
    ).toEqual({
      endpoints: [
        expect.objectContaining({ host: 'orders.payments-dev.svc' }),
        expect.objectContaining({ host: 'orders-repl.payments-dev.svc' }),
        expect.objectContaining({ host: 'orders-pooler.payments-dev.svc' }),
      ],
      secret: {
        namespace: 'payments-dev',
        name: 'shop-app.orders.credentials.postgresql.acid.zalan.do',
        keys: ['username', 'password'],
      },
    });
  });

  it.each([undefined, 'Creating', 'CreateFailed', 'Invalid'])(
    'is not known while it is %s',
    status => expect(connect({ status })).toBeUndefined(),
  );

  it('has no Secret where no user is declared', () => {
    const spec = { users: undefined, databases: undefined };
    expect(connect({ status: 'Running', spec })).not.toHaveProperty('secret');
  });
});

describe('the actions on a database of Zalando', () => {
  it('change its definition', () => {
    expect(specOf('scale', { instances: 3 })).toEqual({ numberOfInstances: 3 });
    expect(specOf('resize-storage', { storage: '20Gi' })).toEqual({
      volume: { size: '20Gi' },
    });
    expect(
      specOf('change-version', { version: '18' }, { input: { version: '16' } }),
    ).toEqual({ postgresql: { version: '18' } });
    expect(specOf('change-schedule', { enabled: false })).toMatchObject({
      enableLogicalBackup: false,
    });
    expect(specOf('enable-pooler')).toMatchObject({
      enableConnectionPooler: true,
      connectionPooler: { mode: 'transaction' },
    });
    expect(
      specOf('remove-pooler', {}, { input: { pooler: 'session' } }),
    ).toEqual({ enableConnectionPooler: false, connectionPooler: null });
    expect(specOf('add-database', { name: 'reports' })).toEqual({
      databases: { reports: 'app' },
    });
    expect(
      specOf('add-role', { name: 'reader', createDatabases: true }),
    ).toEqual({ users: { reader: ['createdb'] } });
  });

  it('pause and resume with as many instances as there were', () => {
    expect(act('pause')).toEqual([
      expect.objectContaining({
        patch: {
          metadata: {
            annotations: { 'berth.dev/instances-before-pause': '2' },
          },
          spec: { numberOfInstances: 0 },
        },
      }),
    ]);
    const paused = {
      spec: { numberOfInstances: 0 },
      annotations: { 'berth.dev/instances-before-pause': '2' },
    };
    expect(specOf('resume', {}, paused)).toEqual({ numberOfInstances: 2 });
    expect(() => act('scale', { instances: 3 }, paused)).toThrow(/resume it/);
    expect(() => act('pause', {}, paused)).toThrow(/already/);
    expect(() => act('resume')).toThrow(/not paused/);
  });

  it('restart by a variable, and keep the others', () => {
    const env = [
      { name: 'TZ', value: 'UTC' },
      { name: 'BERTH_RESTARTED_AT', value: 'earlier' },
    ];
    expect(specOf('restart', {}, { spec: { env } })).toEqual({
      env: [
        { name: 'TZ', value: 'UTC' },
        { name: 'BERTH_RESTARTED_AT', value: '2026-08-01T12:00:00.000Z' },
      ],
    });
  });

  it('rotate a password without ever writing one', () => {
    const [secret, database] = act(
      'rotate-credentials',
      {},
      { spec: { usersWithInPlaceSecretRotation: ['other'] } },
    );
    expect(secret).toMatchObject({
      type: 'merge-patch',
      kind: { kind: 'Secret' },
      name: 'app.orders.credentials.postgresql.acid.zalan.do',
    });
    expect(Object.keys(secret.patch.data)).toEqual(['nextRotation']);
    expect(database.patch.spec).toEqual({
      usersWithInPlaceSecretRotation: ['other', 'app'],
    });
  });

  it('restore as a claim of its own, from the archive or as it runs', () => {
    const [{ type, object }] = act('restore', {
      name: 'orders-old',
      targetTime: '2026-07-31T10:00:00Z',
    });
    expect(type).toBe('create');
    expect(object.metadata).toMatchObject({
      name: 'orders-old',
      labels: { 'berth.dev/claim': 'orders-old' },
    });
    expect(object.spec.clone).toEqual({
      cluster: 'orders',
      uid,
      timestamp: '2026-07-31T10:00:00+00:00',
    });
    expect(JSON.stringify(object.spec.topologySpreadConstraints)).toContain(
      '"cluster-name":"orders-old"',
    );
    const [{ object: copy }] = act('restore', { name: 'copy' });
    expect(copy.spec.clone).toEqual({ cluster: 'orders' });
  });

  it.each<[string, object, Changes, RegExp]>([
    ['scale', { instances: 2 }, {}, /2 already/],
    [
      'scale',
      { instances: 1 },
      { input: { plan: 'medium', synchronousReplicas: 1 } },
      /synchronous/,
    ],
    ['resize-storage', { storage: '5Gi' }, {}, /only grow/],
    ['change-version', { version: '17' }, {}, /cannot go back/],
    ['change-version', { version: '18' }, {}, /18 already/],
    ['enable-pooler', {}, { input: { pooler: 'session' } }, /pooler already/],
    ['remove-pooler', {}, {}, /no pooler/],
    ['add-database', { name: 'app' }, {}, /already/],
    ['add-database', { name: 'x', owner: 'nobody' }, {}, /add the role/],
    ['add-role', { name: 'app' }, {}, /already/],
    ['add-role', { name: 'standby' }, {}, /reserved/],
    ['restore', { name: 'orders' }, {}, /its own name/],
  ])('refuse %s %j', (action, input, changes, message) => {
    expect(() => act(action, input, changes)).toThrow(message);
  });

  it('set a failed upgrade back, so that it can be tried again', () => {
    const [change] = act(
      'change-version',
      { version: '17' },
      { annotations: { 'last-major-upgrade-failure': 'a time' } },
    );
    expect(change.patch).toEqual({
      metadata: { annotations: { 'last-major-upgrade-failure': null } },
      spec: { postgresql: { version: '17' } },
    });
  });
});

describe('the page of a database of Zalando', () => {
  it('shows what there is to know', () => {
    const shown = Object.fromEntries(
      zalandoPostgres
        .details(aDatabase({ status: 'Running', set: { ready: 1 } }))
        .map(({ label, value }) => [label, value]),
    );
    expect(shown).toMatchObject({
      PostgreSQL: '18',
      Instances: '1 of 2 ready',
      Storage: '10Gi each',
      'Kept apart': 'spread over nodes, spread over zones',
      Dumps: 'off',
      Databases: 'app',
      uid,
    });
    expect(shown).toHaveProperty('Disruption budget');
    expect(shown).toHaveProperty('Backups');
  });

  it('counts the StatefulSet of the same name as its own', () => {
    const [set] = aDatabase({ set: {} }).children;
    expect(zalandoPostgres.claimOf(set)).toEqual({
      namespace: 'payments-dev',
      name: 'orders',
    });
    const other = { ...set, metadata: { name: 'web', namespace: 'x' } };
    expect(zalandoPostgres.claimOf(other)).toBeUndefined();
  });
});
