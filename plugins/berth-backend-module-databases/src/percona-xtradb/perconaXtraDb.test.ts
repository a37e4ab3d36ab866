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
import { perconaXtraDb } from './offering';

const now = new Date('2026-08-21T12:00:00Z');
const context = {
  cluster: 'sandbox',
  tenant: 'payments',
  namespace: 'payments-dev',
  name: 'shop',
};
const backups = { destination: 's3://backups/shop', secret: 's3-keys' };

interface Changes {
  input?: object;
  spec?: object;
  status?: object;
  reports?: object;
  children?: KubernetesObject[];
}

const part = (size: number, ready = size) => ({ size, ready, status: 'ready' });

function aDatabase(changes: Changes = {}): ClaimObjects {
  const { input = { plan: 'medium' }, spec, children = [] } = changes;
  const [written] = perconaXtraDb.manifests(
    perconaXtraDb.parseInput(input),
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
            size: 5,
            ready: 5,
            host: 'shop-haproxy.payments-dev',
            pxc: { ...part(3), version: '8.4.7-7.1' },
            haproxy: part(2),
            conditions: [{ type: 'ready', status: 'True' }],
            ...changes.reports,
          },
  };
  return { primary, children };
}

function aTask(
  kind: 'Backup' | 'Restore',
  name: string,
  status: object,
): KubernetesObject {
  return {
    apiVersion: 'pxc.percona.com/v1',
    kind: `PerconaXtraDBCluster${kind}`,
    metadata: {
      name,
      namespace: 'payments-dev',
      creationTimestamp: '2026-08-20T02:00:00Z',
    },
    spec: { pxcCluster: 'shop' },
    status,
  };
}

const night = aTask('Backup', 'night', {
  state: 'Succeeded',
  completed: '2026-08-20T02:10:00Z',
  latestRestorableTime: '2026-08-21T11:59:00Z',
});

const act = (action: string, input: object = {}, changes: Changes = {}) =>
  perconaXtraDb.planAction(action, input, aDatabase(changes), { now });

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
  const [object] = perconaXtraDb.manifests(
    perconaXtraDb.parseInput(input),
    context,
  );
  return object;
};

describe('the state of a MySQL of XtraDB Cluster', () => {
  it.each<[string, Changes, ClaimPhase, string]>([
    ['all is well', {}, 'Ready', 'InstancesReady'],
    [
      'it has never been ready',
      { reports: { state: 'initializing', pxc: part(3, 1), conditions: [] } },
      'Provisioning',
      'Initializing',
    ],
    [
      'an instance is gone',
      { reports: { state: 'initializing', pxc: part(3, 2) } },
      'Degraded',
      'InstancesMissing',
    ],
    [
      'a proxy is gone',
      { reports: { haproxy: part(2, 1) } },
      'Degraded',
      'ProxiesMissing',
    ],
    [
      'an error is reported',
      { reports: { state: 'error', message: ['Error: size must be odd'] } },
      'Degraded',
      'Error',
    ],
    [
      'it is paused for a restore',
      {
        spec: { pause: true },
        reports: { state: 'paused', pxc: part(3, 0) },
        children: [aTask('Restore', 'back', { state: 'Restoring' })],
      },
      'Provisioning',
      'Restoring',
    ],
    [
      'it is paused',
      { spec: { pause: true }, reports: { state: 'paused', pxc: part(3, 0) } },
      'Suspended',
      'Paused',
    ],
    [
      'a backup failed',
      { children: [aTask('Backup', 'bad', { state: 'Failed' })] },
      'Degraded',
      'BackupFailed',
    ],
    [
      'a backup waits for another one',
      { children: [aTask('Backup', 'next', { state: 'Suspended' })] },
      'Ready',
      'InstancesReady',
    ],
    [
      'it is in a state that nobody knows',
      { reports: { state: 'dontknow' } },
      'Unknown',
      'Dontknow',
    ],
  ])('when %s', (_when, changes, phase, reason) => {
    expect(perconaXtraDb.readiness(aDatabase(changes))).toMatchObject({
      phase,
      reason,
    });
  });

  it("has the operator's own words", () => {
    const { message } = perconaXtraDb.readiness(
      aDatabase({ reports: { state: 'error', message: ['must be', 'odd'] } }),
    );
    expect(message).toContain('(must be odd)');
  });
});

describeStatuses({
  group: 'pxc.percona.com',
  kind: 'PerconaXtraDBCluster',
  judge: primary => perconaXtraDb.readiness({ primary, children: [] }),
});

describe('what is written for a MySQL of XtraDB Cluster', () => {
  it('has as many proxies as may be spared', () => {
    expect(specOf(write({}))).toMatchObject({
      unsafeFlags: { pxcSize: true, proxySize: true },
      haproxy: { enabled: true, size: 1 },
    });
    const large = specOf(write({ plan: 'large' }));
    expect(large).toMatchObject({ pxc: { size: 3 }, haproxy: { size: 2 } });
    expect(large.unsafeFlags).toBeUndefined();
  });

  it('archives changes to a folder of their own', () => {
    expect(specOf(write({ backups })).backup).toMatchObject({
      storages: {
        backups: {
          s3: { bucket: 'backups/shop', credentialsSecret: 's3-keys' },
        },
        archive: { s3: { bucket: 'backups/shop/archive' } },
      },
      pitr: { enabled: true, storageName: 'archive' },
      schedule: [{ storageName: 'backups', retention: { count: 7 } }],
    });
    const { backup } = specOf(
      write({ backups: { ...backups, pointInTime: false } }),
    );
    expect(recordOf(backup)).not.toHaveProperty('pitr');
    expect(Object.keys(recordOf(recordOf(backup).storages))).toEqual([
      'backups',
    ]);
  });

  it('backs each version up by its own', () => {
    expect(specOf(write({ version: '8.0', backups }))).toMatchObject({
      pxc: { image: 'percona/percona-xtradb-cluster:8.0.44-35.1' },
      backup: { image: 'percona/percona-xtrabackup:8.0.35-34.1' },
    });
  });

  it.each([
    [{ database: 'order' }, 'database'],
    [{ database: 'mysql' }, 'database'],
    [{ user: 'monitor' }, 'user'],
    [{ user: 'a'.repeat(33) }, 'user'],
    [{ instances: 2 }, 'instances'],
  ])('refuses %j', (input, field) => {
    let problem: unknown;
    try {
      perconaXtraDb.parseInput(input);
    } catch (error) {
      problem = error;
    }
    expect(JSON.stringify(problem)).toContain(field);
  });

  it('counts proxies and what archives changes', () => {
    const usage = (input: object) =>
      perconaXtraDb.usage(perconaXtraDb.parseInput(input));
    expect(usage({})).toEqual({
      'requests.cpu': '620m',
      'requests.memory': '2240Mi',
      'limits.memory': '2240Mi',
      pods: '2',
      'requests.storage': '10Gi',
      persistentvolumeclaims: '1',
      services: '4',
    });
    expect(usage({ backups })).toMatchObject({
      'requests.cpu': '720m',
      pods: '3',
    });
  });
});

describe('how to connect to a MySQL of XtraDB Cluster', () => {
  it('is by the proxies, for writes and for reads', () => {
    expect(perconaXtraDb.connection(aDatabase())).toMatchObject({
      endpoints: [
        {
          name: 'read-write',
          host: 'shop-haproxy.payments-dev.svc',
          port: 3306,
          url: 'mysql://app@shop-haproxy.payments-dev.svc:3306/app',
        },
        { name: 'read-only', host: 'shop-haproxy-replicas.payments-dev.svc' },
      ],
      secret: { name: 'shop-custom-user-secret', keys: ['password'] },
    });
  });

  it.each([
    [{ proxysql: { enabled: true } }, 'shop-proxysql.payments-dev.svc'],
    [{}, 'shop-pxc.payments-dev.svc'],
  ])('is by what else there is: %j', (proxies, host) => {
    const spec = { haproxy: undefined, users: undefined, ...proxies };
    expect(perconaXtraDb.connection(aDatabase({ spec }))).toMatchObject({
      endpoints: [{ host }],
      secret: { name: 'shop-secrets', keys: ['root'] },
    });
  });

  it('is not said before it has served, or while it is paused', () => {
    for (const changes of [
      { reports: { conditions: [] } },
      { spec: { pause: true } },
    ]) {
      expect(perconaXtraDb.connection(aDatabase(changes))).toBeUndefined();
    }
  });
});

describe('the page of a MySQL of XtraDB Cluster', () => {
  const line = (label: string, changes: Changes = {}) =>
    perconaXtraDb.details(aDatabase(changes)).find(one => one.label === label)
      ?.value;
  const input = { plan: 'medium', backups };

  it('says what there is', () => {
    expect(line('MySQL')).toBe('8.4.7-7.1');
    expect(line('Instances')).toBe('3 of 3 ready');
    expect(line('Proxies')).toBe('2 of 2 ready');
    expect(line('Backups')).toMatch(/^off/);
    expect(line('Backups', { input })).toBe('to s3://backups/shop');
    expect(line('Databases')).toBe('app');
  });

  it('ends the window where the archive has a gap', () => {
    const withGap = {
      ...night,
      status: {
        ...(night.status as object),
        conditions: [{ type: 'PITRReady', status: 'False' }],
      },
    };
    expect(line('Restorable', { input, children: [night] })).toBe(
      'from 2026-08-20 02:10 UTC until 2026-08-21 11:59 UTC',
    );
    expect(line('Restorable', { input, children: [withGap] })).toBe(
      'from 2026-08-20 02:10 UTC until 2026-08-20 02:10 UTC',
    );
    const targetTime = '2026-08-21T10:00:00Z';
    expect(() =>
      act('restore-in-place', { targetTime }, { input, children: [withGap] }),
    ).toThrow();
  });
});

describe('what can be done to a MySQL of XtraDB Cluster', () => {
  it('scales proxies with the instances, and leaves ProxySQL alone', () => {
    expect(patchOf(act('scale', { instances: 1 }))).toEqual({
      spec: {
        unsafeFlags: { pxcSize: true, proxySize: true },
        haproxy: { size: 1 },
        pxc: { size: 1 },
      },
    });
    expect(
      patchOf(act('scale', { instances: 5 }, { spec: { haproxy: undefined } })),
    ).toEqual({ spec: { pxc: { size: 5 } } });
  });

  it('lets disks grow', () => {
    expect(patchOf(act('resize-storage', { storage: '80Gi' }))).toEqual({
      spec: {
        enableVolumeExpansion: true,
        pxc: {
          volumeSpec: {
            persistentVolumeClaim: {
              resources: { requests: { storage: '80Gi' } },
            },
          },
        },
      },
    });
  });

  it('changes server and backup together', () => {
    const input = { version: '8.0', backups };
    expect(
      patchOf(act('change-version', { version: '8.4' }, { input })),
    ).toEqual({
      spec: {
        pxc: { image: 'percona/percona-xtradb-cluster:8.4.7-7.1' },
        backup: { image: 'percona/percona-xtrabackup:8.4.0-5.1' },
      },
    });
    expect(
      patchOf(
        act(
          'change-version',
          { version: '8.4' },
          { input: { version: '8.0' } },
        ),
      ),
    ).toEqual({
      spec: { pxc: { image: 'percona/percona-xtradb-cluster:8.4.7-7.1' } },
    });
    expect(() => act('change-version', { version: '8.4' })).toThrow();
    expect(() => act('change-version', { version: '8.0' })).toThrow();
  });

  it('restores to a moment by the archive', () => {
    const changes = { input: { backups }, children: [night] };
    const targetTime = '2026-08-21T10:00:00Z';
    expect(
      objectOf(act('restore-in-place', { targetTime }, changes)).spec,
    ).toMatchObject({
      pxcCluster: 'shop',
      backupName: 'night',
      pitr: {
        type: 'date',
        date: '2026-08-21 10:00:00',
        backupSource: { storageName: 'archive' },
      },
    });
  });

  it('leaves a paused database to the restore that paused it', () => {
    const objects = aDatabase({
      spec: { pause: true },
      children: [aTask('Restore', 'back', { state: 'Restoring' })],
    });
    expect(perconaXtraDb.actionUnavailable('resume', objects)).toMatch(
      /being restored/,
    );
  });

  it('makes backups at other times where there was no schedule', () => {
    const { primary } = aDatabase({ input: { backups } });
    const backup = { ...recordOf(specOf(primary).backup), schedule: undefined };
    const patch = patchOf(
      act('change-schedule', { schedule: '0 5 * * *' }, { spec: { backup } }),
    );
    expect(recordOf(recordOf(patch.spec).backup).schedule).toEqual([
      {
        name: 'scheduled',
        schedule: '0 5 * * *',
        storageName: 'backups',
        retention: { type: 'count', count: 7, deleteFromStorage: true },
      },
    ]);
  });

  it('has the operator make another password, and knows none', () => {
    expect(patchOf(act('rotate-credentials'))).toEqual({
      data: { password: null },
    });
    expect(
      patchOf(act('rotate-credentials', {}, { spec: { users: undefined } })),
    ).toEqual({ data: { root: null } });
  });

  it('adds a user with what it may do', () => {
    const user = { user: 'reader', database: 'app', access: 'read' };
    const { users } = recordOf(patchOf(act('add-user', user)).spec);
    expect(recordsOf(users)[1]).toEqual({
      name: 'reader',
      dbs: ['app'],
      grants: ['SELECT'],
      passwordSecretRef: { name: 'shop-custom-user-secret', key: 'reader' },
    });
    for (const name of ['app', 'password', 'root']) {
      expect(() => act('add-user', { ...user, user: name })).toThrow();
    }
  });
});
