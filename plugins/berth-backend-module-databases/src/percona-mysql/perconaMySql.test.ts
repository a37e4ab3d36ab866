import type {
  ClaimPhase,
  KubernetesObject,
} from '@berth/backstage-plugin-berth-common';
import {
  recordOf,
  specOf,
  type ClaimObjects,
  type PlannedChange,
} from '@berth/backstage-plugin-berth-node';
import { perconaMySql } from './offering';

const now = new Date('2026-08-21T12:00:00Z');
const context = {
  cluster: 'sandbox',
  tenant: 'payments',
  namespace: 'payments-dev',
  name: 'crm',
};
const backups = { destination: 's3://backups/crm', secret: 's3-keys' };

interface Changes {
  input?: object;
  spec?: object;
  reports?: object;
  children?: KubernetesObject[];
}

const part = (size: number, ready = size) => ({ size, ready, state: 'ready' });
const isReady = { type: 'ready', status: 'True' };
const hasBegun = { type: 'InnoDBClusterBootstrapped', status: 'True' };

function aDatabase(changes: Changes = {}): ClaimObjects {
  const { input = { plan: 'medium' }, spec, children = [] } = changes;
  const [written] = perconaMySql.manifests(
    perconaMySql.parseInput(input),
    context,
  );
  const primary = {
    ...written,
    metadata: { ...written.metadata, generation: 2 },
    spec: { ...(written.spec as object), ...spec },
    status: {
      state: 'ready',
      host: 'crm-haproxy.payments-dev',
      mysql: { ...part(3), version: '8.4.10-10.1' },
      haproxy: part(2),
      conditions: [isReady],
      ...changes.reports,
    },
  };
  return { primary, children };
}

const night: KubernetesObject = {
  apiVersion: 'ps.percona.com/v1',
  kind: 'PerconaServerMySQLBackup',
  metadata: { name: 'night', namespace: 'payments-dev' },
  spec: { clusterName: 'crm' },
  status: { state: 'Succeeded', completed: '2026-08-20T02:10:00Z' },
};

const act = (action: string, input: object = {}, changes: Changes = {}) =>
  perconaMySql.planAction(action, input, aDatabase(changes), { now });

function patchOf([change]: PlannedChange[]): Record<string, unknown> {
  if (change.type !== 'merge-patch') {
    throw new Error(`It is a ${change.type}`);
  }
  return change.patch;
}

const write = (input: object) => {
  const [object] = perconaMySql.manifests(
    perconaMySql.parseInput(input),
    context,
  );
  return specOf(object);
};

describe('the state of a MySQL with group replication', () => {
  it.each<[string, Changes, ClaimPhase, string]>([
    ['all is well', {}, 'Ready', 'InstancesReady'],
    [
      'another number of instances has been asked for',
      { spec: { mysql: { size: 5 } } },
      'Provisioning',
      'ChangeNotObserved',
    ],
    [
      'it has never been ready',
      {
        reports: {
          state: 'initializing',
          mysql: part(3, 1),
          conditions: [{ ...isReady, status: 'False' }],
        },
      },
      'Provisioning',
      'Initializing',
    ],
    [
      'an instance is gone',
      {
        reports: {
          state: 'initializing',
          mysql: part(3, 2),
          conditions: [{ ...isReady, status: 'False' }, hasBegun],
        },
      },
      'Degraded',
      'InstancesMissing',
    ],
    [
      'a proxy is gone',
      { reports: { haproxy: part(2, 0) } },
      'Degraded',
      'ProxiesMissing',
    ],
    [
      'an error is reported',
      {
        reports: {
          state: 'error',
          mysql: part(3, 0),
          conditions: [
            { type: 'error', status: 'True', message: 'Full cluster crash' },
          ],
        },
      },
      'Failed',
      'Error',
    ],
    [
      'it is paused',
      {
        spec: { pause: true },
        reports: { state: 'paused', mysql: { size: 0, ready: 0 } },
      },
      'Suspended',
      'Paused',
    ],
    [
      'it is in a state that nobody knows',
      { reports: { state: 'dreaming' } },
      'Unknown',
      'Dreaming',
    ],
  ])('when %s', (_when, changes, phase, reason) => {
    expect(perconaMySql.readiness(aDatabase(changes))).toMatchObject({
      phase,
      reason,
    });
  });

  it("has the operator's own words, which a condition holds", () => {
    const conditions = [
      { type: 'error', status: 'True', message: 'Full cluster crash' },
    ];
    expect(
      perconaMySql.readiness(
        aDatabase({ reports: { state: 'error', conditions } }),
      ).message,
    ).toContain('(Full cluster crash)');
  });
});

describe('what is written for a MySQL with group replication', () => {
  it('says that one instance is meant, and nothing of three', () => {
    expect(write({}).unsafeFlags).toEqual({ mysqlSize: true, proxySize: true });
    expect(write({ plan: 'large' }).unsafeFlags).toBeUndefined();
    expect(write({ plan: 'large' })).toMatchObject({
      mysql: { clusterType: 'group-replication', size: 3 },
      proxy: { haproxy: { size: 2 }, router: { enabled: false } },
    });
  });

  it('archives changes to a folder of their own', () => {
    expect(write({ backups }).backup).toMatchObject({
      enabled: true,
      storages: { backups: { s3: { bucket: 'backups', prefix: 'crm' } } },
      pitr: {
        enabled: true,
        binlogServer: {
          storage: { s3: { bucket: 'backups', prefix: 'crm/archive' } },
        },
      },
      schedule: [{ keep: 7, storageName: 'backups' }],
    });
    expect(
      recordOf(write({ backups: { ...backups, pointInTime: false } }).backup),
    ).not.toHaveProperty('pitr');
  });

  it('counts what stands beside the instances', () => {
    const usage = (input: object) =>
      perconaMySql.usage(perconaMySql.parseInput(input));
    expect(usage({})).toMatchObject({
      'requests.cpu': '620m',
      pods: '2',
      services: '5',
    });
    expect(usage({ backups })).toMatchObject({
      'requests.cpu': '820m',
      pods: '3',
    });
  });
});

describe('how to connect to a MySQL with group replication', () => {
  it('is by the proxies, for writes and for reads', () => {
    expect(perconaMySql.connection(aDatabase())).toMatchObject({
      endpoints: [
        { host: 'crm-haproxy.payments-dev.svc', port: 3306 },
        { host: 'crm-haproxy.payments-dev.svc', port: 3307 },
      ],
      secret: {
        name: 'crm-psuser-root',
        keys: expect.arrayContaining(['password', 'uri', 'proxy-uri']),
      },
    });
  });

  it.each([
    [{ router: { enabled: true } }, 'crm-router.payments-dev.svc', 6446],
    [{}, 'crm-mysql-proxy.payments-dev.svc', 3306],
  ])('is by what else there is: %j', (proxy, host, port) => {
    expect(
      perconaMySql.connection(aDatabase({ spec: { proxy } })),
    ).toMatchObject({ endpoints: [{ host, port }] });
  });

  it('is not said before it has served', () => {
    const reports = { conditions: [{ ...isReady, status: 'False' }] };
    expect(perconaMySql.connection(aDatabase({ reports }))).toBeUndefined();
  });
});

describe('the page of a MySQL with group replication', () => {
  it('says what there is', () => {
    const input = { plan: 'medium', backups };
    const lines = perconaMySql.details(aDatabase({ input, children: [night] }));
    const line = (label: string) =>
      lines.find(one => one.label === label)?.value;
    expect(line('MySQL')).toBe('8.4.10-10.1');
    expect(line('Replication')).toBe('in a group');
    expect(line('Proxies')).toBe('2 of 2 ready');
    expect(line('Kept')).toBe('7 backups');
    // How far the archive goes the operator does not say.
    expect(line('Restorable')).toBe('from 2026-08-20 02:10 UTC on');
  });
});

describe('what can be done to a MySQL with group replication', () => {
  it('scales proxies with the instances', () => {
    expect(patchOf(act('scale', { instances: 5 }))).toEqual({
      spec: { proxy: { haproxy: { size: 2 } }, mysql: { size: 5 } },
    });
  });

  it('changes server and backup together', () => {
    expect(
      patchOf(
        act(
          'change-version',
          { version: '8.4' },
          { input: { version: '8.0', backups } },
        ),
      ),
    ).toEqual({
      spec: {
        mysql: { image: 'percona/percona-server:8.4.10-10.1' },
        backup: { image: 'percona/percona-xtrabackup:8.4.0-6.1' },
      },
    });
    expect(() => act('change-version', { version: '8.4' })).toThrow();
  });

  it('makes backups at other times, and keeps another number of them', () => {
    const schedule = { schedule: '0 5 * * *', keep: 3 };
    expect(
      patchOf(act('change-schedule', schedule, { input: { backups } })),
    ).toEqual({
      spec: {
        backup: {
          schedule: [
            {
              name: 'scheduled',
              schedule: '0 5 * * *',
              storageName: 'backups',
              keep: 3,
              type: 'full',
            },
          ],
        },
      },
    });
  });

  it('restores to a moment', () => {
    const changes = { input: { backups }, children: [night] };
    const targetTime = '2026-08-21T10:00:00Z';
    expect(act('restore-in-place', { targetTime }, changes)).toMatchObject([
      {
        object: {
          kind: 'PerconaServerMySQLRestore',
          spec: {
            clusterName: 'crm',
            backupName: 'night',
            pitr: { type: 'date', date: '2026-08-21T10:00:00Z' },
          },
        },
      },
    ]);
  });

  it('has the operator make another password, and knows none', () => {
    expect(act('rotate-credentials')).toMatchObject([
      { name: 'crm-secrets', patch: { data: { root: null } } },
    ]);
  });
});
