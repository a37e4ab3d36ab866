import type { Tenant } from '@berth/backstage-plugin-berth-common';
import fc from 'fast-check';
import { anObject } from '../__testUtils__/anObject';
import {
  aGpuQuota,
  aNode,
  aPod,
  gpuObjects,
} from '../__testUtils__/gpuObjects';
import { quotaDisplacement } from '../displacement/quotaDisplacement';
import { fleetUsers } from './fleetUsers';
import { fleetView } from './fleetView';
import { headlineOf } from './headline';
import { takeSnapshot, type GpuObjects } from './takeSnapshot';
import { tenantView } from './tenantView';
import type { StoredSnapshot } from './types';

const GPU = 'nvidia.com/gpu';
const at = new Date('2026-08-01T12:00:00Z');
const payments = {
  name: 'payments',
  namespaces: [
    { cluster: 'east', name: 'payments' },
    { cluster: 'east', name: 'payments-dev' },
  ],
};

const stored = (
  objects: Partial<GpuObjects>,
  cluster = 'east',
): StoredSnapshot => ({
  cluster,
  at,
  snapshot: takeSnapshot(gpuObjects(objects)),
});

describe('headlineOf', () => {
  const base = { free: 8, largestFree: 4, allocatable: 16, ahead: 0 };

  it.each<[string, Partial<Parameters<typeof headlineOf>[0]>, object]>([
    [
      'as much as a node has',
      { left: [8] },
      { startable: 4, jobs: 2, next: { gpus: 8, because: 'node', ahead: 0 } },
    ],
    [
      'as much as the quota leaves',
      { left: [3], ahead: 2 },
      { startable: 3, jobs: 1, next: { gpus: 4, because: 'quota', ahead: 2 } },
    ],
    [
      'what one namespace leaves, and not the sum',
      { left: [2, 2] },
      { startable: 2, jobs: 2, next: { gpus: 4, because: 'quota' } },
    ],
    [
      'no quota at all',
      { left: [undefined] },
      { startable: 4, jobs: 2, next: { gpus: 8, because: 'node' } },
    ],
    [
      'nothing is free',
      { left: [8], free: 0, largestFree: 0 },
      { startable: 0, jobs: 0, next: { gpus: 1, because: 'free' } },
    ],
    [
      'nothing is allowed',
      { left: [0] },
      { startable: 0, jobs: 0, next: { gpus: 1, because: 'quota' } },
    ],
    [
      'parts of GPUs are none',
      { left: [2.5], largestFree: 2.5 },
      { startable: 2, jobs: 1 },
    ],
  ])('%s', (_, options, expected) => {
    expect(headlineOf({ left: [], ...base, ...options })).toMatchObject(
      expected,
    );
  });

  it('says nothing of a job that there are no GPUs for', () => {
    expect(
      headlineOf({ ...base, left: [16], free: 16, largestFree: 16 }).next,
    ).toBeUndefined();
  });

  it('never lets more start than is free and allowed', () => {
    const amount = fc.integer({ min: 0, max: 64 });
    fc.assert(
      fc.property(
        fc.array(fc.option(amount, { nil: undefined }), { minLength: 1 }),
        amount,
        amount,
        (left, largest, more) => {
          const free = largest + more;
          const { startable, jobs, next } = headlineOf({
            left,
            free,
            largestFree: largest,
            allocatable: 128,
            ahead: 0,
          });
          expect(startable).toBeLessThanOrEqual(largest);
          expect(startable * jobs).toBeLessThanOrEqual(free);
          const allowed = left.map(one => one ?? Infinity);
          expect(startable).toBeLessThanOrEqual(Math.max(...allowed));
          expect(next?.gpus).toBeGreaterThan(startable);
        },
      ),
    );
  });
});

describe('the view of a tenant', () => {
  const objects = {
    nodes: [aNode('a'), aNode('b', { product: 'T4', gpus: { [GPU]: 4 } })],
    pods: [
      aPod('payments', { gpus: 2, node: 'a' }),
      aPod('payments-dev', { gpus: 1, node: 'b' }),
      aPod('payments-dev', { gpus: 4 }),
      aPod('shop', { gpus: 3, node: 'a' }),
    ],
    quotas: [
      aGpuQuota('payments', 4, { used: 2 }),
      aGpuQuota('payments-dev', 8, { used: 5 }),
      aGpuQuota('payments-dev', 6, { used: 5, name: 'tenant', mixed: true }),
      aGpuQuota('shop', 4, { used: 3 }),
    ],
  };

  it('has what is mine, of others and free, by product', () => {
    const view = tenantView(payments, [stored(objects)]);
    expect(view.clusters).toEqual([
      { cluster: 'east', at: '2026-08-01T12:00:00.000Z' },
    ]);
    expect(view.resources).toHaveLength(1);
    expect(view.resources[0]).toMatchObject({
      cluster: 'east',
      resource: GPU,
      quota: 10,
      used: 3,
      waiting: { gpus: 4, pods: 1 },
      allocatable: 12,
      free: 6,
      largestFree: 3,
      promised: 14,
      pools: [
        { product: 'A100', allocatable: 8, mine: 2, others: 3, free: 3 },
        { product: 'T4', allocatable: 4, mine: 1, others: 0, free: 3 },
      ],
    });
  });

  it('says of each quota whether it is a claim, and whether it counts', () => {
    const [{ quotas }] = tenantView(payments, [stored(objects)]).resources;
    expect(quotas).toEqual([
      {
        namespace: 'payments',
        name: 'gpus',
        hard: 4,
        used: 2,
        claimId: 'east:payments:gpu.quota:gpus',
        overruled: false,
      },
      {
        namespace: 'payments-dev',
        name: 'gpus',
        hard: 8,
        used: 5,
        claimId: 'east:payments-dev:gpu.quota:gpus',
        overruled: true,
      },
      {
        namespace: 'payments-dev',
        name: 'tenant',
        hard: 6,
        used: 5,
        overruled: false,
      },
    ]);
  });

  it('has no quota where one of its namespaces has none', () => {
    const [one] = tenantView(payments, [
      stored({ ...objects, quotas: objects.quotas.slice(0, 1) }),
    ]).resources;
    expect(one.quota).toBeUndefined();
    expect(one.headline.startable).toBe(3);
  });

  it('shows nothing of clusters and queues that it has no part in', () => {
    const queue = (namespace: string) =>
      anObject(
        { apiVersion: 'kueue.x-k8s.io/v1beta2', kind: 'LocalQueue' },
        {
          metadata: { name: 'q', namespace },
          spec: { clusterQueue: 'cq' },
          status: { pendingWorkloads: 2 },
        },
      );
    const kai = (name: string, tenant?: string) =>
      anObject(
        { apiVersion: 'scheduling.run.ai/v2', kind: 'Queue' },
        {
          metadata: {
            name,
            namespace: undefined,
            ...(tenant && { labels: { 'berth.dev/tenant': tenant } }),
          },
          spec: { resources: { gpu: { quota: 4 } } },
        },
      );
    const view = tenantView(payments, [
      stored({
        localQueues: [queue('payments'), queue('shop')],
        kaiQueues: [kai('ours', 'payments'), kai('theirs', 'shop'), kai('x')],
      }),
      stored(objects, 'west'),
    ]);
    expect(view.clusters.map(({ cluster }) => cluster)).toEqual(['east']);
    expect(
      view.queues.map(({ system, name, claimId, pending }) => [
        system,
        name,
        claimId,
        pending,
      ]),
    ).toEqual([
      ['kueue', 'q', 'east:payments:gpu.kueue-queue:q', 2],
      ['kai', 'ours', 'east:-:gpu.kai-queue:ours', 0],
    ]);
  });
});

describe('the view of the fleet', () => {
  it('adds up what is promised, the lowest quota of each namespace', () => {
    const view = fleetView([
      stored({
        nodes: [aNode('a')],
        pods: [
          aPod('free-rider', { gpus: 2, node: 'a' }),
          aPod('x', { gpus: 3 }),
        ],
        quotas: [
          aGpuQuota('x', 6),
          aGpuQuota('x', 4, { name: 'lower', mixed: true }),
          aGpuQuota('y', 8),
        ],
      }),
      {
        cluster: 'west',
        problem: 'It is away.',
        snapshot: stored({}).snapshot,
      },
    ]);
    expect(view.promises).toEqual([
      {
        cluster: 'east',
        resource: GPU,
        allocatable: 8,
        promised: 12,
        withoutQuota: 1,
        used: 2,
        waiting: 3,
      },
    ]);
    expect(view.clusters[1]).toEqual({
      cluster: 'west',
      problem: 'It is away.',
    });
  });
});

describe('fleetUsers', () => {
  const aTenant = (name: string, mine: boolean, ...places: string[]) =>
    ({
      name,
      title: `The ${name}`,
      mine,
      namespaces: places.map(place => ({ cluster: 'east', name: place })),
    } as unknown as Tenant);
  const tenants = [
    aTenant('payments', true, 'payments', 'payments-dev'),
    aTenant('shop', false, 'shop'),
    aTenant('idle', true, 'idle'),
  ];
  const one = stored({
    nodes: [aNode('a')],
    pods: [
      aPod('payments', { gpus: 2, node: 'a' }),
      aPod('payments-dev', { gpus: 1 }),
      aPod('shop', { gpus: 3, node: 'a' }),
      aPod('lab', { gpus: 1, node: 'a' }),
    ],
    quotas: [
      aGpuQuota('payments', 4),
      aGpuQuota('payments-dev', 2),
      aGpuQuota('idle', 0),
    ],
  });
  const users = (isPlatform: boolean) =>
    fleetUsers([one], { isPlatform, tenants }).map(
      ({ tenant, title, quota, used, waiting }) => [
        tenant ?? title,
        quota,
        used,
        waiting.gpus,
      ],
    );

  it('names one’s own tenants, and adds up all others', () => {
    expect(users(false)).toEqual([
      [undefined, undefined, 4, 0],
      ['payments', 6, 2, 1],
    ]);
  });

  it('names everybody to the platform team', () => {
    expect(users(true)).toEqual([
      ['shop', undefined, 3, 0],
      ['payments', 6, 2, 1],
      ['lab', undefined, 1, 0],
    ]);
  });
});

describe('quotaDisplacement', () => {
  const objects = {
    nodes: [aNode('a')],
    pods: [
      aPod('payments', { gpus: 2, node: 'a' }),
      aPod('shop', { gpus: 2, node: 'a', priority: -10 }),
      aPod('shop', { gpus: 1, node: 'a', priority: 100 }),
      aPod('lab', { gpus: 2, node: 'a', priority: -20 }),
    ],
    quotas: [aGpuQuota('payments', 4, { used: 2 }), aGpuQuota('shop', 4)],
  };
  const displacement = (
    gpus: number,
    more: Partial<Parameters<typeof quotaDisplacement>[0]> = {},
  ) =>
    quotaDisplacement({
      tenant: payments,
      stored: stored(objects),
      resource: GPU,
      gpus,
      tenantOf: namespace => namespace,
      ...more,
    });
  const rule = (id: string, gpus: number, more = {}) =>
    displacement(gpus, more).rules.find(one => one.id === id);

  it('says what is missing, and who gives way, the lowest priority first', () => {
    expect(displacement(6)).toMatchObject({
      before: 4,
      after: 6,
      used: 2,
      free: 1,
      promised: 10,
      overcommitted: 2,
      missing: 3,
      displaced: [
        { kind: 'lower-priority', tenant: 'lab', priority: -20, gpus: 2 },
        { kind: 'lower-priority', tenant: 'shop', priority: -10, gpus: 1 },
      ],
      waits: 0,
    });
  });

  it('leaves the other namespaces of the tenant as they are', () => {
    const more = {
      stored: stored({
        ...objects,
        quotas: [
          aGpuQuota('payments', 4, { used: 2 }),
          aGpuQuota('payments-dev', 3),
        ],
      }),
      namespace: 'payments-dev',
    };
    expect(displacement(1, more)).toMatchObject({ before: 7, after: 5 });
    expect(rule('in-use', 1, more)).toMatchObject({ passed: true, value: 0 });
  });

  it('says when another quota of the namespace allows less', () => {
    const place = { namespace: 'payments' };
    expect(rule('other-quota', 6, place)).toMatchObject({
      passed: false,
      value: 6,
      limit: 4,
    });
    expect(rule('other-quota', 6, { ...place, quota: 'gpus' })).toBeUndefined();
  });

  it('displaces nobody while there is enough', () => {
    expect(displacement(3)).toMatchObject({
      missing: 0,
      displaced: [],
      waits: 0,
    });
  });

  it('displaces nobody of the same priority: the rest is waited for', () => {
    expect(displacement(8)).toMatchObject({ missing: 5, waits: 1 });
    expect(displacement(8, { priority: -15 })).toMatchObject({
      displaced: [{ tenant: 'lab', gpus: 2 }],
      waits: 3,
    });
  });

  it('takes back first what others have borrowed', () => {
    const clusterQueue = anObject(
      { apiVersion: 'kueue.x-k8s.io/v1beta2', kind: 'ClusterQueue' },
      {
        metadata: { name: 'cq', namespace: undefined },
        spec: {
          resourceGroups: [
            {
              flavors: [
                { name: 'f', resources: [{ name: GPU, nominalQuota: 1 }] },
              ],
            },
          ],
        },
        status: {
          flavorsUsage: [
            { name: 'f', resources: [{ name: GPU, total: 3, borrowed: 2 }] },
          ],
        },
      },
    );
    const localQueue = anObject(
      { apiVersion: 'kueue.x-k8s.io/v1beta2', kind: 'LocalQueue' },
      {
        metadata: { name: 'q', namespace: 'shop' },
        spec: { clusterQueue: 'cq' },
      },
    );
    const withQueue = stored({
      ...objects,
      localQueues: [localQueue],
      clusterQueues: [clusterQueue],
    });
    expect(displacement(5, { stored: withQueue }).displaced).toEqual([
      { kind: 'borrowed', tenant: 'shop', namespace: 'shop', gpus: 2 },
    ]);
  });

  it('holds each rule against its numbers', () => {
    expect(rule('in-use', 1)).toEqual({
      id: 'in-use',
      passed: false,
      value: 2,
      limit: 1,
    });
    expect(rule('capacity', 9)).toMatchObject({ passed: false, limit: 8 });
    expect(rule('promised', 4)).toMatchObject({ passed: true, value: 8 });
    expect(rule('promised', 5)).toMatchObject({ passed: false, value: 9 });
    expect(rule('utilisation', 5)).toMatchObject({ passed: true, value: 50 });
    expect(rule('utilisation', 5, { peak: 1 })).toMatchObject({
      passed: false,
      value: 25,
    });
    // Less is never refused for being little used.
    expect(rule('utilisation', 3, { peak: 0 })).toMatchObject({ passed: true });
    expect(rule('other-quota', 5)).toBeUndefined();
  });

  it('knows of a quota that is not changed with it', () => {
    const mixed = stored({
      ...objects,
      quotas: [
        ...objects.quotas,
        aGpuQuota('payments', 3, { name: 'tenant', mixed: true }),
      ],
    });
    expect(rule('other-quota', 4, { stored: mixed })).toEqual({
      id: 'other-quota',
      passed: false,
      value: 4,
      limit: 3,
    });
  });

  it('never takes more than is missing, and accounts for all of it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 20 }),
        fc.integer({ min: -30, max: 200 }),
        (gpus, priority) => {
          const { missing, displaced, waits } = displacement(gpus, {
            priority,
          });
          const taken = displaced.reduce((sum, one) => sum + one.gpus, 0);
          expect(taken + waits).toBe(missing);
          expect(waits).toBeGreaterThanOrEqual(0);
          expect(displaced.every(one => one.tenant !== 'payments')).toBe(true);
        },
      ),
    );
  });
});
