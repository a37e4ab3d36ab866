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
import { describeStatuses } from '@berth/offering-tests';
import { perconaMongoDb } from './offering';

const now = new Date('2026-08-21T12:00:00Z');
const context = {
  cluster: 'sandbox',
  tenant: 'payments',
  namespace: 'payments-dev',
  name: 'docs',
};
const backups = { destination: 's3://backups/docs', secret: 's3-keys' };

interface Changes {
  input?: object;
  spec?: object;
  /** Replaces the whole status. */
  status?: object;
  reports?: object;
  children?: KubernetesObject[];
}

function aDatabase(changes: Changes = {}): ClaimObjects {
  const { input = { plan: 'medium' }, spec, children = [] } = changes;
  const [written] = perconaMongoDb.manifests(
    perconaMongoDb.parseInput(input),
    context,
  );
  const primary = {
    ...written,
    metadata: { ...written.metadata, generation: 2, resourceVersion: '7' },
    spec: { ...(written.spec as object), ...spec },
    status:
      'status' in changes
        ? changes.status
        : {
            observedGeneration: 2,
            state: 'ready',
            size: 3,
            ready: 3,
            host: 'docs-rs0.payments-dev.svc.cluster.local',
            mongoVersion: '8.0.19-7',
            replsets: {
              rs0: { initialized: true, size: 3, ready: 3, status: 'ready' },
            },
            ...changes.reports,
          },
  };
  return { primary, children };
}

function aTask(
  kind: 'Backup' | 'Restore',
  name: string,
  status: object,
  created = '2026-08-20T02:00:00Z',
): KubernetesObject {
  return {
    apiVersion: 'psmdb.percona.com/v1',
    kind: `PerconaServerMongoDB${kind}`,
    metadata: { name, namespace: 'payments-dev', creationTimestamp: created },
    spec: { clusterName: 'docs' },
    status,
  };
}

const monday = aTask('Backup', 'monday', {
  state: 'ready',
  completed: '2026-08-17T02:10:00Z',
});
const thursday = aTask('Backup', 'thursday', {
  state: 'ready',
  completed: '2026-08-20T02:10:00Z',
  latestRestorableTime: '2026-08-21T11:50:00Z',
});

const judge = (changes: Changes) =>
  perconaMongoDb.readiness(aDatabase(changes));

const act = (action: string, input: object = {}, changes: Changes = {}) =>
  perconaMongoDb.planAction(action, input, aDatabase(changes), { now });

function patchOf([change]: PlannedChange[]): Record<string, unknown> {
  if (change.type !== 'merge-patch') {
    throw new Error(`It is a ${change.type}`);
  }
  return change.patch;
}

const setIn = (patch: Record<string, unknown>) =>
  recordsOf(recordOf(patch.spec).replsets)[0];

function objectOf([change]: PlannedChange[]): KubernetesObject {
  if (change.type !== 'create') {
    throw new Error(`It is a ${change.type}`);
  }
  return change.object;
}

describe('the state of a MongoDB', () => {
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
      'it is being made',
      {
        reports: { state: 'initializing', ready: 1, replsets: {} },
      },
      'Provisioning',
      'Initializing',
    ],
    [
      'an instance is gone',
      { reports: { state: 'initializing', ready: 2 } },
      'Degraded',
      'InstancesMissing',
    ],
    [
      'an instance is gone that the word does not tell',
      { reports: { ready: 2 } },
      'Degraded',
      'InstancesMissing',
    ],
    [
      'the operator is at work though all instances are there',
      { reports: { state: 'initializing' } },
      'Provisioning',
      'Initializing',
    ],
    [
      'an error is reported, of a generation that it never says it has seen',
      {
        reports: {
          state: 'error',
          observedGeneration: 1,
          message: 'Error: replset size must be odd.',
        },
      },
      'Degraded',
      'Error',
    ],
    [
      'an error is reported and nothing runs',
      { reports: { state: 'error', ready: 0 } },
      'Failed',
      'Error',
    ],
    [
      'it is being paused',
      { spec: { pause: true }, reports: { state: 'stopping', ready: 1 } },
      'Degraded',
      'Pausing',
    ],
    [
      'it is to be paused, and nobody has begun',
      { spec: { pause: true } },
      'Provisioning',
      'ChangeNotObserved',
    ],
    [
      'it is paused',
      { spec: { pause: true }, reports: { state: 'paused', ready: 0 } },
      'Suspended',
      'Paused',
    ],
    [
      'it is paused and nobody has asked for it',
      { reports: { state: 'paused' } },
      'Unknown',
      'PausedUnasked',
    ],
    [
      'it is in a state that nobody knows',
      { reports: { state: 'dreaming' } },
      'Unknown',
      'Dreaming',
    ],
    ['it names no state', { reports: { state: '' } }, 'Unknown', 'NoState'],
    [
      'its data is being restored',
      { children: [aTask('Restore', 'back', { state: 'running' })] },
      'Provisioning',
      'Restoring',
    ],
    [
      'a restore has just been asked for',
      { children: [aTask('Restore', 'back', {})] },
      'Provisioning',
      'Restoring',
    ],
    [
      'a restore failed',
      {
        children: [
          aTask('Restore', 'back', { state: 'error', error: 'no chunk' }),
        ],
      },
      'Degraded',
      'RestoreFailed',
    ],
    [
      'a restore failed, and a later one went well',
      {
        children: [
          aTask('Restore', 'first', { state: 'error' }),
          aTask('Restore', 'again', { state: 'ready' }, '2026-08-21T02:00:00Z'),
        ],
      },
      'Ready',
      'InstancesReady',
    ],
    [
      'the last backup failed',
      {
        children: [
          monday,
          aTask('Backup', 'bad', { state: 'error', error: 'no bucket' }),
        ],
      },
      'Degraded',
      'BackupFailed',
    ],
    [
      'the last backup failed, and one is being made',
      {
        children: [
          aTask('Backup', 'bad', { state: 'error' }),
          aTask('Backup', 'next', { state: 'running' }, '2026-08-21T02:00:00Z'),
        ],
      },
      'Degraded',
      'BackupFailed',
    ],
    [
      'a backup failed, and a later one went well',
      {
        children: [
          aTask('Backup', 'bad', { state: 'error' }, '2026-08-16T02:00:00Z'),
          aTask('Backup', 'good', { state: 'ready' }),
        ],
      },
      'Ready',
      'InstancesReady',
    ],
  ])('when %s', (_when, changes, phase, reason) => {
    expect(judge(changes)).toMatchObject({ phase, reason });
  });

  it("has the operator's own words", () => {
    const { message } = judge({
      reports: { state: 'error', message: 'Error: replset size must be odd.' },
    });
    expect(message).toContain('replset size must be odd');
    expect(message).not.toContain('..');
  });
});

describeStatuses({
  group: 'psmdb.percona.com',
  kind: 'PerconaServerMongoDB',
  judge: primary => perconaMongoDb.readiness({ primary, children: [] }),
});

describe('what is written for a MongoDB', () => {
  const write = (input: object, serves?: () => boolean) => {
    const [object] = perconaMongoDb.manifests(
      perconaMongoDb.parseInput(input),
      { ...context, serves },
    );
    return object;
  };
  const set = (input: object) => recordsOf(specOf(write(input)).replsets)[0];

  it('says that one instance is meant, and says nothing of three', () => {
    expect(specOf(write({})).unsafeFlags).toEqual({ replsetSize: true });
    expect(specOf(write({ plan: 'large' })).unsafeFlags).toBeUndefined();
    expect(set({ plan: 'large' }).size).toBe(3);
  });

  it('shares no Secret with another database', () => {
    expect(specOf(write({})).secrets).toEqual({ users: 'docs-secrets' });
  });

  it('lets the operator make the password of the user', () => {
    expect(specOf(write({ user: 'clerk', database: 'shop' })).users).toEqual([
      {
        name: 'clerk',
        db: 'shop',
        passwordSecretRef: {
          name: 'docs-custom-user-secret',
          key: 'password',
        },
        roles: [{ name: 'readWrite', db: 'shop' }],
      },
    ]);
  });

  it('keeps instances apart softly, strictly or not at all', () => {
    expect(set({}).affinity).toMatchObject({
      advanced: {
        podAntiAffinity: {
          preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 100 }],
        },
      },
    });
    const topologyKey = 'topology.kubernetes.io/zone';
    expect(set({ antiAffinity: 'required', topologyKey }).affinity).toEqual({
      antiAffinityTopologyKey: topologyKey,
    });
    expect(set({ antiAffinity: 'off' }).affinity).toEqual({
      antiAffinityTopologyKey: 'none',
    });
    expect(set({ topologySpread: false })).not.toHaveProperty(
      'topologySpreadConstraints',
    );
  });

  it('deletes disks with the database unless they are to stay', () => {
    const disks = 'percona.com/delete-psmdb-pvc';
    expect(write({}).metadata.finalizers).toContain(disks);
    expect(write({ keepDisks: true }).metadata.finalizers).not.toContain(disks);
  });

  it('has no backup without a destination, and all of it with one', () => {
    expect(specOf(write({})).backup).toBeUndefined();
    const endpoint = 'https://s3.example.com';
    expect(
      specOf(write({ backups: { ...backups, endpoint, keep: 3 } })).backup,
    ).toMatchObject({
      enabled: true,
      storages: {
        backups: {
          type: 's3',
          s3: {
            bucket: 'backups',
            prefix: 'docs',
            credentialsSecret: 's3-keys',
            endpointUrl: endpoint,
          },
        },
      },
      pitr: { enabled: true },
      tasks: [{ schedule: '0 2 * * *', retention: { count: 3 } }],
    });
  });

  it('leaves the user of containers to OpenShift', () => {
    const user = (object: KubernetesObject) =>
      recordOf(recordsOf(specOf(object).replsets)[0].containerSecurityContext)
        .runAsUser;
    expect(user(write({}))).toBe(1001);
    expect(user(write({}, () => false))).toBe(1001);
    expect(user(write({}, () => true))).toBeUndefined();
  });

  it.each([
    [{ instances: 2 }, 'instances'],
    [{ user: 'backup' }, 'user'],
    [{ database: 'admin' }, 'database'],
    [{ backups: { destination: 's3://backups' } }, 'backups.secret'],
    [{ backups: { secret: 's3-keys' } }, 'backups.destination'],
  ])('refuses %j', (input, field) => {
    let problem: unknown;
    try {
      perconaMongoDb.parseInput(input);
    } catch (error) {
      problem = error;
    }
    expect(JSON.stringify(problem)).toContain(field);
  });

  it('counts the agents only where there are backups', () => {
    const usage = (input: object) =>
      perconaMongoDb.usage(perconaMongoDb.parseInput(input));
    expect(usage({ storageClass: 'fast' })).toEqual({
      'requests.cpu': '500m',
      'requests.memory': '2Gi',
      'limits.memory': '2Gi',
      pods: '1',
      services: '1',
      'requests.storage': '10Gi',
      persistentvolumeclaims: '1',
      'fast.storageclass.storage.k8s.io/requests.storage': '10Gi',
      'fast.storageclass.storage.k8s.io/persistentvolumeclaims': '1',
    });
    expect(usage({ plan: 'medium', backups })).toMatchObject({
      'requests.cpu': '3300m',
      'limits.memory': '13056Mi',
      pods: '3',
    });
  });
});

describe('how to connect to a MongoDB', () => {
  it('is said as soon as it has served, with the user and no password', () => {
    expect(perconaMongoDb.connection(aDatabase())).toEqual({
      endpoints: [
        {
          name: 'replica-set',
          description:
            'User app, database app. The driver finds the primary by itself.',
          host: 'docs-rs0.payments-dev.svc',
          port: 27017,
          url: 'mongodb://app@docs-rs0.payments-dev.svc:27017/app?replicaSet=rs0',
        },
      ],
      secret: {
        namespace: 'payments-dev',
        name: 'docs-custom-user-secret',
        keys: ['password'],
      },
    });
  });

  it.each<[string, Changes]>([
    ['is being made', { reports: { replsets: {} } }],
    ['is paused', { spec: { pause: true } }],
  ])('is not said while it %s', (_when, changes) => {
    expect(perconaMongoDb.connection(aDatabase(changes))).toBeUndefined();
  });

  it('goes through the routers of a sharded one', () => {
    const sharded = aDatabase({
      spec: {
        sharding: { enabled: true },
        users: undefined,
        secrets: undefined,
        replsets: [
          { name: 'a', size: 3 },
          { name: 'b', size: 3 },
        ],
      },
    });
    expect(perconaMongoDb.connection(sharded)).toMatchObject({
      endpoints: [
        {
          name: 'routers',
          host: 'docs-mongos.payments-dev.svc',
          url: 'mongodb://docs-mongos.payments-dev.svc:27017/admin',
        },
      ],
      secret: {
        name: 'percona-server-mongodb-users',
        keys: [
          'MONGODB_DATABASE_ADMIN_USER',
          'MONGODB_DATABASE_ADMIN_PASSWORD',
        ],
      },
    });
  });
});

describe('the page of a MongoDB', () => {
  const line = (label: string, changes: Changes = {}) =>
    perconaMongoDb.details(aDatabase(changes)).find(one => one.label === label)
      ?.value;
  const withBackups = { input: { plan: 'medium', backups } };

  it.each([
    ['MongoDB', '8.0.19-7'],
    ['Instances', '3 of 3 ready'],
    ['Storage', '50Gi each'],
    ['Storage class', "the cluster's default"],
    ['Kept apart', 'nodes (preferred), spread over zones'],
    ['Disruption budget', 'at most 1 instance is taken away at a time'],
    ['Backups', 'off: nothing can be restored'],
    ['Users', 'app'],
    ['Databases', 'app'],
  ])('says of %s: %s', (label, value) => {
    expect(line(label)).toBe(value);
  });

  it('says where backups go, when, and what one can go back to', () => {
    const changes = { ...withBackups, children: [monday, thursday] };
    expect(line('Backups', changes)).toBe('to s3://backups/docs');
    expect(line('Schedule', changes)).toBe('0 2 * * *');
    expect(line('Kept', changes)).toBe('7 backups');
    expect(line('Last backup', changes)).toBe('2026-08-20 02:10 UTC');
    expect(line('Restorable', changes)).toBe(
      'from 2026-08-17 02:10 UTC until 2026-08-21 11:50 UTC',
    );
  });

  it('says that only the backups themselves can be gone back to', () => {
    const changes = {
      input: { backups: { ...backups, pointInTime: false } },
      children: [monday, thursday],
    };
    expect(line('Restorable', changes)).toBe(
      'to 2 backups, the first of 2026-08-17 02:10 UTC',
    );
    expect(line('Between backups', changes)).toMatch(/nothing is archived/);
    expect(line('Restorable', withBackups)).toBeUndefined();
  });

  it('reads what Berth has not written', () => {
    const nodes = (changes: object) => ({
      spec: { replsets: [{ name: 'rs0', size: 1, ...changes }] },
    });
    expect(line('Disruption budget', nodes({}))).toMatch(/none/);
    expect(
      line(
        'Disruption budget',
        nodes({ podDisruptionBudget: { minAvailable: 2 } }),
      ),
    ).toBe('at least 2 instances stay');
    expect(
      line(
        'Kept apart',
        nodes({ affinity: { antiAffinityTopologyKey: 'none' } }),
      ),
    ).toBe('no');
    expect(
      line(
        'Kept apart',
        nodes({
          affinity: { antiAffinityTopologyKey: 'kubernetes.io/hostname' },
        }),
      ),
    ).toBe('nodes (required)');
  });
});

describe('what can be done to a MongoDB', () => {
  it('scales the one set, and only the object as it was read', () => {
    const patch = patchOf(act('scale', { instances: 5 }));
    expect(patch.metadata).toEqual({ resourceVersion: '7' });
    expect(setIn(patch)).toMatchObject({
      name: 'rs0',
      size: 5,
      resources: { limits: { memory: '4Gi' } },
    });
    expect(recordOf(patch.spec).unsafeFlags).toBeUndefined();
    expect(
      recordOf(patchOf(act('scale', { instances: 1 })).spec),
    ).toMatchObject({ unsafeFlags: { replsetSize: true } });
    expect(() => act('scale', { instances: 3 })).toThrow();
    expect(() => act('scale', { instances: 4 })).toThrow();
  });

  it('gives each instance the resources of another size', () => {
    const patch = patchOf(act('resize', { plan: 'large' }));
    expect(patch.metadata).toEqual({
      resourceVersion: '7',
      annotations: { 'berth.dev/plan': 'large' },
    });
    expect(setIn(patch)).toMatchObject({
      size: 3,
      resources: { requests: { cpu: '4', memory: '16Gi' } },
    });
    expect(() => act('resize', { plan: 'medium' })).toThrow();
  });

  it('lets disks grow and never shrink', () => {
    const patch = patchOf(act('resize-storage', { storage: '80Gi' }));
    expect(setIn(patch)).toMatchObject({
      volumeSpec: {
        persistentVolumeClaim: { resources: { requests: { storage: '80Gi' } } },
      },
    });
    expect(recordOf(patch.spec).storageScaling).toEqual({
      enableVolumeScaling: true,
    });
    expect(() => act('resize-storage', { storage: '20Gi' })).toThrow();
  });

  it('pauses and resumes', () => {
    expect(patchOf(act('pause'))).toEqual({ spec: { pause: true } });
    expect(patchOf(act('resume', {}, { spec: { pause: true } }))).toEqual({
      spec: { pause: false },
    });
    const { primary } = aDatabase({ spec: { pause: true } });
    for (const action of [
      'pause',
      'scale',
      'resize',
      'resize-storage',
      'restart',
      'backup',
      'restore-in-place',
      'change-version',
      'rotate-credentials',
      'add-user',
    ]) {
      expect(
        perconaMongoDb.actionUnavailable(action, { primary, children: [] }),
      ).toMatch(/paused/);
    }
  });

  it('does not pause what is being restored, nor restore it twice', () => {
    const objects = aDatabase({
      input: { backups },
      children: [thursday, aTask('Restore', 'back', { state: 'running' })],
    });
    for (const action of ['pause', 'restore-in-place']) {
      expect(perconaMongoDb.actionUnavailable(action, objects)).toMatch(
        /being restored/,
      );
    }
  });

  it('restarts by an annotation on the pods', () => {
    expect(setIn(patchOf(act('restart')))).toMatchObject({
      annotations: { 'berth.dev/restarted-at': '2026-08-21T12:00:00.000Z' },
    });
  });

  it('leaves a sharded one to kubectl', () => {
    const spec = { replsets: [{ size: 3 }, { size: 3 }] };
    const objects = aDatabase({ spec });
    expect(perconaMongoDb.actionUnavailable('scale', objects)).toMatch(
      /several sets/,
    );
  });

  it('goes up one version at a time, in the registry it is from', () => {
    const of = (image: string) => ({ spec: { image } });
    expect(
      patchOf(
        act(
          'change-version',
          { version: '8.0' },
          of('reg:5000/mongo:7.0.12-1'),
        ),
      ),
    ).toEqual({
      spec: {
        image: 'reg:5000/mongo:8.0.19-7',
        upgradeOptions: { setFCV: true },
      },
    });
    expect(
      patchOf(act('change-version', { version: '8.0' }, of('mongo:8.0.4-1'))),
    ).toMatchObject({ spec: { image: 'mongo:8.0.19-7' } });
    for (const [image, version] of [
      ['mongo:8.0.19-7', '8.0'],
      ['mongo:8.0.19-7', '7.0'],
      ['mongo:6.0.1-1', '8.0'],
      ['mongo@sha256:0123', '8.0'],
    ]) {
      expect(() => act('change-version', { version }, of(image))).toThrow();
    }
  });

  it('makes a backup to the storage that there is', () => {
    expect(objectOf(act('backup', {}, { input: { backups } }))).toMatchObject({
      kind: 'PerconaServerMongoDBBackup',
      metadata: { name: 'docs-backup-20260821120000' },
      spec: { clusterName: 'docs', storageName: 'backups' },
    });
    expect(() => act('backup')).toThrow();
  });

  it('makes backups at other times, and leaves other tasks alone', () => {
    const other = { name: 'weekly', enabled: true, schedule: '0 3 * * 0' };
    const { primary } = aDatabase({ input: { backups } });
    const declared = recordOf(specOf(primary).backup);
    const patch = patchOf(
      act(
        'change-schedule',
        { schedule: '30 4 * * *', keep: 2 },
        {
          spec: {
            backup: {
              ...declared,
              tasks: [...recordsOf(declared.tasks), other],
            },
          },
        },
      ),
    );
    expect(patch.metadata).toEqual({ resourceVersion: '7' });
    expect(recordOf(recordOf(patch.spec).backup).tasks).toEqual([
      {
        name: 'scheduled',
        enabled: true,
        schedule: '30 4 * * *',
        storageName: 'backups',
        retention: { type: 'count', count: 2, deleteFromStorage: true },
        type: 'logical',
      },
      other,
    ]);
  });

  describe('restoring', () => {
    const changes = { input: { backups }, children: [monday, thursday] };
    const restore = (input: object) =>
      objectOf(act('restore-in-place', input, changes)).spec;

    it('takes the last backup unless it is told otherwise', () => {
      expect(restore({})).toEqual({
        clusterName: 'docs',
        backupName: 'thursday',
      });
      expect(restore({ backup: 'monday' })).toMatchObject({
        backupName: 'monday',
      });
    });

    it('takes the last backup before a point in time', () => {
      expect(restore({ targetTime: '2026-08-19T12:00:00+02:00' })).toEqual({
        clusterName: 'docs',
        backupName: 'monday',
        pitr: { type: 'date', date: '2026-08-19 10:00:00' },
      });
    });

    it.each([
      [{ backup: 'friday' }],
      [{ targetTime: '2026-08-16T12:00:00Z' }],
      [{ backup: 'thursday', targetTime: '2026-08-19T12:00:00Z' }],
    ])('refuses %j', input => {
      expect(() => restore(input)).toThrow();
    });

    it('needs a backup that went well, and an archive for moments', () => {
      expect(() =>
        act('restore-in-place', {}, { input: { backups } }),
      ).toThrow();
      expect(() =>
        act(
          'restore-in-place',
          { targetTime: '2026-08-19T12:00:00Z' },
          {
            ...changes,
            input: { backups: { ...backups, pointInTime: false } },
          },
        ),
      ).toThrow();
    });
  });

  it('has the operator make another password, and knows none', () => {
    const secret = (changes: Changes) => {
      const [change] = act('rotate-credentials', {}, changes);
      return change;
    };
    expect(secret({})).toMatchObject({
      kind: { kind: 'Secret' },
      name: 'docs-custom-user-secret',
      patch: { data: { password: null } },
    });
    expect(secret({ spec: { users: undefined } })).toMatchObject({
      name: 'docs-secrets',
      patch: { data: { MONGODB_DATABASE_ADMIN_PASSWORD: null } },
    });
  });

  it('adds a user beside those that there are', () => {
    const user = { user: 'reader', database: 'app', access: 'read' };
    const { users } = recordOf(patchOf(act('add-user', user)).spec);
    expect(recordsOf(users)).toHaveLength(2);
    expect(recordsOf(users)[1]).toEqual({
      name: 'reader',
      db: 'app',
      passwordSecretRef: { name: 'docs-custom-user-secret', key: 'reader' },
      roles: [{ name: 'read', db: 'app' }],
    });
    for (const name of ['app', 'password', 'backup']) {
      expect(() => act('add-user', { ...user, user: name })).toThrow();
    }
  });
});

it('finds the claim of a backup, and the plan of a database', () => {
  expect(perconaMongoDb.claimOf(monday)).toEqual({
    namespace: 'payments-dev',
    name: 'docs',
  });
  expect(perconaMongoDb.planOf(aDatabase({ input: { plan: 'large' } }))).toBe(
    'large',
  );
});
