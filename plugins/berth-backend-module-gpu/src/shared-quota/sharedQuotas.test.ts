import type { Tenant } from '@berth/backstage-plugin-berth-common';
import { anObject } from '../__testUtils__/anObject';
import { gpuObjects } from '../__testUtils__/gpuObjects';
import { takeSnapshot, type GpuObjects } from '../fleet/takeSnapshot';
import { sharedDisplacement } from './sharedDisplacement';
import { sharedQuotas } from './sharedQuotas';

const GPU = 'nvidia.com/gpu';

const kueue = (kind: string) => ({
  apiVersion: 'kueue.x-k8s.io/v1beta2',
  kind,
});
const groups = (nominalQuota: number, more: object = {}) => [
  {
    flavors: [{ name: 'f', resources: [{ name: GPU, nominalQuota, ...more }] }],
  },
];
const clusterQueue = (
  name: string,
  nominal: number,
  total: number,
  more: {
    cohort?: string;
    borrowingLimit?: number;
    lendingLimit?: number;
  } = {},
) => {
  const { cohort, ...limits } = more;
  return anObject(kueue('ClusterQueue'), {
    metadata: { name, namespace: undefined },
    spec: {
      ...(cohort && { cohortName: cohort }),
      preemption: { reclaimWithinCohort: 'Any' },
      resourceGroups: groups(nominal, limits),
    },
    status: {
      flavorsUsage: [
        {
          name: 'f',
          resources: [
            { name: GPU, total, borrowed: Math.max(0, total - nominal) },
          ],
        },
      ],
    },
  });
};
const localQueue = (namespace: string, queue: string) =>
  anObject(kueue('LocalQueue'), {
    metadata: { name: 'q', namespace },
    spec: { clusterQueue: queue },
  });
const workload = (namespace: string, gpus: number, queue?: string) =>
  anObject(kueue('Workload'), {
    metadata: { namespace },
    spec: {
      queueName: 'q',
      podSets: [
        {
          count: 1,
          template: {
            spec: { containers: [{ resources: { limits: { [GPU]: gpus } } }] },
          },
        },
      ],
    },
    ...(queue && {
      status: {
        admission: { clusterQueue: queue },
        conditions: [{ type: 'QuotaReserved', status: 'True' }],
      },
    }),
  });
const cohort = anObject(kueue('Cohort'), {
  metadata: { name: 'all', namespace: undefined },
  spec: { resourceGroups: groups(4) },
});

const stored = (objects: Partial<GpuObjects>) => ({
  cluster: 'east',
  snapshot: takeSnapshot(gpuObjects(objects)),
});
const aTenant = (name: string, mine: boolean) =>
  ({
    name,
    title: `The ${name}`,
    mine,
    namespaces: [{ cluster: 'east', name }],
  } as unknown as Tenant);
const tenants = [aTenant('payments', true), aTenant('shop', false)];
const platform = { isPlatform: true, tenants };
const developer = { isPlatform: false, tenants };

const inCohort = stored({
  cohorts: [cohort],
  clusterQueues: [
    clusterQueue('payments.q', 2, 1, {
      cohort: 'all',
      borrowingLimit: 3,
      lendingLimit: 1,
    }),
    clusterQueue('shop.q', 2, 4, { cohort: 'all' }),
  ],
  localQueues: [
    localQueue('payments', 'payments.q'),
    localQueue('shop', 'shop.q'),
  ],
  workloads: [
    workload('payments', 1, 'payments.q'),
    workload('shop', 4, 'shop.q'),
    workload('shop', 2),
  ],
});

describe('sharedQuotas', () => {
  it('show a cohort with what each has, borrows and lends', () => {
    expect(sharedQuotas([inCohort], platform)).toEqual([
      {
        cluster: 'east',
        kind: 'cohort',
        name: 'all',
        flavor: 'f',
        resource: GPU,
        own: 4,
        total: 8,
        used: 5,
        free: 3,
        members: [
          {
            name: 'payments.q',
            tenant: 'payments',
            title: 'The payments',
            mine: true,
            nominal: 2,
            borrowing: 3,
            lending: 1,
            used: 1,
            borrowed: 0,
            waiting: 0,
            changes: true,
          },
          {
            name: 'shop.q',
            tenant: 'shop',
            title: 'The shop',
            mine: false,
            nominal: 2,
            used: 4,
            borrowed: 2,
            waiting: 2,
            changes: true,
          },
        ],
      },
    ]);
  });

  it('name nobody else to a tenant, not even by the name of a queue', () => {
    const [quota] = sharedQuotas([inCohort], developer);
    expect(quota.members).toEqual([
      expect.objectContaining({ tenant: 'payments', changes: false }),
      {
        mine: false,
        nominal: 2,
        used: 4,
        borrowed: 2,
        waiting: 2,
        changes: false,
      },
    ]);
    expect(JSON.stringify(quota)).not.toContain('shop');
  });

  it('show a tenant nothing that it has no part in', () => {
    const foreign = stored({
      clusterQueues: [clusterQueue('shop.q', 2, 0, { cohort: 'theirs' })],
      localQueues: [localQueue('shop', 'shop.q')],
    });
    expect(sharedQuotas([foreign], developer)).toEqual([]);
    expect(sharedQuotas([foreign], platform)).toHaveLength(1);
  });

  it('show a ClusterQueue of several namespaces, and none of one', () => {
    const one = stored({
      clusterQueues: [
        clusterQueue('common', 8, 3),
        clusterQueue('alone', 2, 0),
      ],
      localQueues: [
        localQueue('payments', 'common'),
        localQueue('shop', 'common'),
        localQueue('payments', 'alone'),
      ],
      workloads: [workload('payments', 3, 'common'), workload('shop', 5)],
    });
    expect(sharedQuotas([one], platform)).toMatchObject([
      {
        kind: 'cluster-queue',
        name: 'common',
        own: 8,
        free: 5,
        members: [
          { name: 'payments/q', used: 3, waiting: 0, mine: true },
          { name: 'shop/q', used: 0, waiting: 5, mine: false },
        ],
      },
    ]);
  });

  it('show a pool with its claims, bound or waiting', () => {
    const head = (kind: string) => ({
      apiVersion: 'capsule.clastix.io/v1beta2',
      kind,
    });
    const claim = (namespace: string, gpus: number, status: string) =>
      anObject(head('ResourcePoolClaim'), {
        metadata: { name: 'c', namespace },
        spec: { pool: 'gpus', claim: { [`requests.${GPU}`]: gpus } },
        status: { conditions: [{ type: 'Bound', status }] },
      });
    const pool = stored({
      resourcePools: [
        anObject(head('ResourcePool'), {
          metadata: { name: 'gpus', namespace: undefined },
          spec: { quota: { hard: { [`requests.${GPU}`]: 6, cpu: 8 } } },
        }),
      ],
      poolClaims: [claim('payments', 4, 'True'), claim('shop', 3, 'False')],
    });
    expect(sharedQuotas([pool], platform)).toMatchObject([
      {
        kind: 'resource-pool',
        resource: GPU,
        own: 6,
        used: 4,
        free: 2,
        members: [
          { name: 'payments/c', nominal: 4, used: 4, waiting: 0 },
          { name: 'shop/c', nominal: 3, used: 0, waiting: 3 },
        ],
      },
    ]);
    const lowered = sharedDisplacement({
      stored: pool,
      change: { kind: 'resource-pool', name: 'gpus', resource: GPU, by: -3 },
      tenantOf: () => undefined,
    });
    expect(lowered).toMatchObject({
      before: 6,
      after: 3,
      missing: 1,
      displaced: [],
      unknown: ['keeps-running'],
      promised: 3,
    });
  });
});

describe('sharedDisplacement', () => {
  const of = (change: object) =>
    sharedDisplacement({
      stored: inCohort,
      change: {
        kind: 'cohort',
        name: 'all',
        resource: GPU,
        by: -4,
        ...change,
      } as Parameters<typeof sharedDisplacement>[0]['change'],
      tenantOf: namespace => namespace,
    });

  it('of a cohort with less names who runs beyond all quotas', () => {
    expect(of({})).toMatchObject({
      before: 4,
      after: 0,
      missing: 1,
      displaced: [{ tenant: 'shop', gpus: 4 }],
      rules: [{ id: 'promised' }],
    });
  });

  it('of a queue that is shared', () => {
    expect(
      of({ kind: 'cluster-queue', name: 'shop.q', flavor: 'f', by: -1 }),
    ).toMatchObject({
      before: 2,
      after: 1,
      used: 4,
      displaced: [{ tenant: 'shop', gpus: 4, when: 'on-demand' }],
    });
  });

  it.each([{ name: 'none' }, { flavor: 'other' }, { resource: 'amd.com/gpu' }])(
    'refuses what is not there: %j',
    change => {
      expect(() => of(change)).toThrow(/as far as its cluster/);
    },
  );
});
