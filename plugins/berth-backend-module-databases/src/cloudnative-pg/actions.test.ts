import {
  berthErrorCode,
  berthErrorFields,
} from '@berth/backstage-plugin-berth-common';
import type { PlannedChange } from '@berth/backstage-plugin-berth-node';
import { aCluster, type ClusterChanges } from './__testUtils__/aCluster';
import { withBackups } from './__testUtils__/withBackups';
import { cloudNativePg } from './offering';

const now = new Date('2026-08-01T12:00:00Z');
const asleep: ClusterChanges = { annotations: { 'cnpg.io/hibernation': 'on' } };

function plan(action: string, input: object = {}, changes?: ClusterChanges) {
  return cloudNativePg.planAction(action, input, aCluster(changes), { now });
}

function refusal(action: string, input: object, changes?: ClusterChanges) {
  try {
    plan(action, input, changes);
  } catch (error) {
    return {
      code: berthErrorCode(error),
      message: (error as Error).message,
      field: berthErrorFields(error)[0]?.field,
    };
  }
  return undefined;
}

describe('the actions', () => {
  it('say which of them take something away', () => {
    expect(
      cloudNativePg.actions.map(({ id, destructive }) => [id, destructive]),
    ).toEqual([
      ['scale', false],
      ['resize-storage', false],
      ['hibernate', true],
      ['resume', false],
      ['restart', true],
      ['change-version', true],
      ['backup', false],
      ['change-schedule', false],
      ['restore', false],
      ['enable-pooler', false],
      ['remove-pooler', true],
      ['rotate-credentials', true],
      ['add-database', false],
      ['add-role', false],
    ]);
  });

  it.each<[string, object, ClusterChanges | undefined, object]>([
    ['scale', { instances: 5 }, undefined, { spec: { instances: 5 } }],
    ['scale', { instances: 1 }, undefined, { spec: { instances: 1 } }],
    [
      'resize-storage',
      { storage: '20Gi' },
      undefined,
      { spec: { storage: { size: '20Gi' } } },
    ],
    [
      'hibernate',
      {},
      undefined,
      { metadata: { annotations: { 'cnpg.io/hibernation': 'on' } } },
    ],
    [
      'resume',
      {},
      asleep,
      { metadata: { annotations: { 'cnpg.io/hibernation': 'off' } } },
    ],
    [
      'restart',
      {},
      undefined,
      {
        metadata: {
          annotations: {
            'kubectl.kubernetes.io/restartedAt': '2026-08-01T12:00:00.000Z',
          },
        },
      },
    ],
  ])('%s %j', (action, input, changes, patch) => {
    const expected: PlannedChange[] = [
      {
        type: 'merge-patch',
        kind: cloudNativePg.primary,
        name: 'orders',
        patch: { ...patch },
      },
    ];
    expect(plan(action, input, changes)).toEqual(expected);
  });

  it.each<[string, object, ClusterChanges | undefined, object]>([
    ['scale', {}, undefined, { code: 'input-invalid', field: 'instances' }],
    [
      'scale',
      { instances: 0 },
      undefined,
      { code: 'input-invalid', field: 'instances' },
    ],
    [
      'scale',
      { instances: 3 },
      undefined,
      { field: 'instances', message: 'instances: It has 3 already.' },
    ],
    [
      'scale',
      { instances: 2 },
      { spec: { postgresql: { synchronous: { method: 'any', number: 2 } } } },
      { code: 'input-invalid', field: 'instances' },
    ],
    [
      'scale',
      { instances: 2 },
      asleep,
      {
        code: 'action-unavailable',
        message: 'It hibernates; resume it first.',
      },
    ],
    [
      'resize-storage',
      { storage: '20Gb' },
      undefined,
      { code: 'input-invalid', field: 'storage' },
    ],
    [
      'resize-storage',
      { storage: '10Gi' },
      undefined,
      { message: 'storage: A disk can only grow, and it has 10Gi now.' },
    ],
    ['resize-storage', { storage: '10G' }, undefined, { field: 'storage' }],
    [
      'resize-storage',
      { storage: '20Gi' },
      asleep,
      { code: 'action-unavailable' },
    ],
    [
      'resize-storage',
      { storage: '20Gi' },
      { spec: { storage: { pvcTemplate: {} } } },
      { code: 'action-unavailable' },
    ],
    [
      'hibernate',
      {},
      asleep,
      {
        code: 'action-unavailable',
        message: 'It hibernates already, or is about to.',
      },
    ],
    [
      'resume',
      {},
      undefined,
      { code: 'action-unavailable', message: 'It does not hibernate.' },
    ],
    ['restart', {}, asleep, { code: 'action-unavailable' }],
    [
      'restart',
      { force: true },
      undefined,
      { code: 'input-invalid', field: 'force' },
    ],
    ['promote', {}, undefined, { code: 'action-not-found' }],
  ])('refuse %s %j', (action, input, changes, expected) => {
    expect(refusal(action, input, changes)).toMatchObject(expected);
  });

  it('say beforehand why they cannot run', () => {
    const reasons = (changes?: ClusterChanges) =>
      cloudNativePg.actions.flatMap(({ id }) =>
        cloudNativePg.actionUnavailable(id, aCluster(changes)) ? [id] : [],
      );
    const withoutBackups = ['backup', 'change-schedule', 'restore'];
    expect(reasons()).toEqual(['resume', ...withoutBackups, 'remove-pooler']);
    expect(reasons(asleep)).toEqual([
      'scale',
      'resize-storage',
      'hibernate',
      'restart',
      'change-version',
      ...withoutBackups,
      'enable-pooler',
      'remove-pooler',
      'rotate-credentials',
      'add-database',
      'add-role',
    ]);
    const metadata = { deletionTimestamp: '2026-08-01T00:00:00Z' };
    expect(reasons({ metadata })).toHaveLength(14);
  });
});

describe('another version', () => {
  const image = (version: string) =>
    `ghcr.io/cloudnative-pg/postgresql:${version}-standard-trixie`;
  const from = (imageName: string) => ({ spec: { imageName } });

  it.each([
    ['17', '18'],
    ['17.4', '17.6'],
    ['17.6', '17.4'],
    ['17.4', '17'],
    ['16', '18.1'],
  ])('%s to %s', (current, version) => {
    expect(plan('change-version', { version }, from(image(current)))).toEqual([
      expect.objectContaining({
        patch: { spec: { imageName: image(version) } },
      }),
    ]);
  });

  it.each<[string, ClusterChanges, RegExp]>([
    ['17', from(image('18')), /cannot go back/],
    ['18', from(image('18')), /has 18 already/],
    ['14', from(image('17')), /major version such as 18/],
    ['18', from('registry.example.com/postgres:17'), /none of the Cloud/],
    [
      '18',
      { spec: { imageName: undefined, imageCatalogRef: { name: 'c' } } },
      /catalog/,
    ],
  ])('is refused: %s of %j', (version, changes, message) => {
    expect(refusal('change-version', { version }, changes)?.message).toMatch(
      message,
    );
  });
});

describe('backups', () => {
  const act = (action: string, input: object = {}, objects = withBackups()) =>
    cloudNativePg.planAction(action, input, objects, { now }) as any[];

  it('are made by the plugin', () => {
    expect(act('backup')).toEqual([
      {
        type: 'create',
        object: {
          apiVersion: 'postgresql.cnpg.io/v1',
          kind: 'Backup',
          metadata: { name: 'orders-20260801120000' },
          spec: {
            cluster: { name: 'orders' },
            method: 'plugin',
            pluginConfiguration: { name: 'barman-cloud.cloudnative-pg.io' },
          },
        },
      },
    ]);
  });

  it('are made at other times, with seconds first', () => {
    expect(act('change-schedule', { schedule: '15 3 * * 6' })).toEqual([
      expect.objectContaining({
        type: 'merge-patch',
        name: 'orders-backups',
        patch: { spec: { schedule: '0 15 3 * * 6', suspend: false } },
      }),
    ]);
    const objects = withBackups();
    const children = objects.children.filter(o => o.kind !== 'ScheduledBackup');
    const [{ type, object }] = act(
      'change-schedule',
      {},
      { ...objects, children },
    );
    expect([type, object.kind, object.spec.schedule]).toEqual([
      'create',
      'ScheduledBackup',
      '0 0 2 * * *',
    ]);
  });

  it('become a new database, which is a claim of its own', () => {
    const [cluster, store, schedule, ...more] = act('restore', {
      name: 'orders-old',
      targetTime: '2026-08-19T10:00:00Z',
    }).map(change => change.object);
    expect(more).toEqual([]);
    for (const object of [cluster, store, schedule]) {
      expect(object.metadata.labels).toMatchObject({
        'berth.dev/claim': 'orders-old',
      });
    }
    expect(cluster.metadata.name).toBe('orders-old');
    expect(cluster.spec).toMatchObject({
      instances: 3,
      storage: { size: '10Gi' },
      plugins: [{ parameters: { barmanObjectName: 'orders-old-backups' } }],
      bootstrap: {
        recovery: {
          source: 'origin',
          recoveryTarget: { targetTime: '2026-08-19T10:00:00Z' },
          database: 'app',
          owner: 'app',
        },
      },
      externalClusters: [
        {
          plugin: {
            parameters: {
              barmanObjectName: 'orders-backups',
              serverName: 'orders',
            },
          },
        },
      ],
    });
    expect(cluster.spec.bootstrap).not.toHaveProperty('initdb');
    expect(store.metadata.name).toBe('orders-old-backups');
    expect(schedule.spec.cluster.name).toBe('orders-old');
  });

  it.each<[object, RegExp]>([
    [{ name: 'orders' }, /its own name/],
    [{ name: 'Orders' }, /lower-case/],
    [{ name: 'a', targetTime: '2026-08-01T00:00:00Z' }, /oldest backup/],
    [{ name: 'a', targetTime: 'yesterday' }, /time zone/],
  ])('are not restored by %j', (input, message) => {
    expect(() => act('restore', input)).toThrow(message);
  });

  it('cannot be restored before there is one', () => {
    const objects = withBackups();
    const store = objects.children.find(o => o.kind === 'ObjectStore')!;
    store.status = {};
    expect(cloudNativePg.actionUnavailable('restore', objects)).toMatch(
      /no backup yet/,
    );
  });

  it('of the form that goes are said to be so', () => {
    const objects = aCluster({
      spec: { backup: { barmanObjectStore: { destinationPath: 's3://x' } } },
    });
    expect(cloudNativePg.actionUnavailable('backup', objects)).toMatch(/1\.31/);
  });
});

describe('what is inside', () => {
  const act = (action: string, input: object, objects = withBackups()) =>
    cloudNativePg.planAction(action, input, objects, { now }) as any[];

  it('gets further databases and roles', () => {
    expect(act('add-database', { name: 'order_log' })[0].object).toMatchObject({
      kind: 'Database',
      metadata: { name: 'orders-order-log' },
      spec: { name: 'order_log', owner: 'app', cluster: { name: 'orders' } },
    });
    expect(
      act('add-role', { name: 'reader', passwordSecret: 'reader-password' })[0]
        .object,
    ).toMatchObject({
      kind: 'DatabaseRole',
      spec: {
        name: 'reader',
        login: true,
        passwordSecret: { name: 'reader-password' },
      },
    });
    expect(act('add-role', { name: 'readers' })[0].object.spec).toMatchObject({
      login: false,
    });
  });

  it.each([
    ['add-database', 'app'],
    ['add-database', 'reports'],
    ['add-database', 'postgres'],
    ['add-role', 'app'],
    ['add-role', 'analyst'],
    ['add-role', 'streaming_replica'],
  ])('%s refuses %s', (action, name) => {
    expect(() => act(action, { name })).toThrow(/already|reserved/);
  });

  it('gets another password by the Secret that the operator makes again', () => {
    expect(plan('rotate-credentials')).toEqual([
      {
        type: 'delete',
        kind: { group: '', version: 'v1', kind: 'Secret', plural: 'secrets' },
        name: 'orders-app',
      },
    ]);
    const bootstrap = { initdb: { secret: { name: 'my-own' } } };
    expect(
      refusal('rotate-credentials', {}, { spec: { bootstrap } })?.message,
    ).toMatch(/was brought/);
  });

  it('is reached by poolers, as long as there is somebody to reach', () => {
    expect(plan('enable-pooler')[0]).toMatchObject({
      type: 'create',
      object: {
        metadata: { name: 'orders-pooler-rw' },
        spec: { instances: 2, pgbouncer: { poolMode: 'transaction' } },
      },
    });
    expect(
      refusal('enable-pooler', { target: 'ro' }, { spec: { instances: 1 } })
        ?.message,
    ).toMatch(/no replica/);
    expect(() => act('enable-pooler', {})).toThrow(/such a pooler already/);
    expect(act('remove-pooler', {})).toEqual([
      expect.objectContaining({ type: 'delete', name: 'orders-pooler-rw' }),
    ]);
    expect(() => act('remove-pooler', { target: 'ro' })).toThrow(/no pooler/);
  });
});
