import { anObject } from '../__testUtils__/anObject';
import { aNode, aPod, gpuObjects } from '../__testUtils__/gpuObjects';
import { takeSnapshot, type GpuObjects } from '../fleet/takeSnapshot';
import { displacementOf, type DisplacementWish } from './displacementOf';

const GPU = 'nvidia.com/gpu';
const tenant = {
  name: 'payments',
  namespaces: [{ cluster: 'east', name: 'payments' }],
};

const wish = (
  objects: Partial<GpuObjects>,
  more: Partial<DisplacementWish>,
): DisplacementWish => ({
  tenant,
  stored: {
    cluster: 'east',
    at: new Date('2026-08-01T12:00:00Z'),
    snapshot: takeSnapshot(gpuObjects(objects)),
  },
  resource: GPU,
  gpus: 4,
  tenantOf: namespace => `tenant of ${namespace}`,
  ...more,
});

const labels = (name: string) => ({ 'berth.dev/tenant': name });

describe('queues of Kueue, as a cluster has them', () => {
  const head = (kind: string) => ({
    apiVersion: 'kueue.x-k8s.io/v1beta2',
    kind,
  });
  const clusterQueue = (name: string, nominal: number, total: number) =>
    anObject(head('ClusterQueue'), {
      metadata: { name, namespace: undefined },
      spec: {
        cohortName: 'all',
        preemption: { reclaimWithinCohort: 'Any' },
        resourceGroups: [
          {
            flavors: [
              { name: 'f', resources: [{ name: GPU, nominalQuota: nominal }] },
            ],
          },
        ],
      },
      status: {
        flavorsUsage: [{ name: 'f', resources: [{ name: GPU, total }] }],
      },
    });
  const localQueue = (namespace: string, queue: string) =>
    anObject(head('LocalQueue'), {
      metadata: { name: 'training', namespace },
      spec: { clusterQueue: queue },
    });
  const podSets = (gpus: number) => [
    {
      name: 'main',
      count: gpus,
      template: {
        spec: { containers: [{ resources: { limits: { [GPU]: '1' } } }] },
      },
    },
  ];
  const workload = (
    namespace: string,
    gpus: number,
    priority: number,
    status?: Record<string, unknown>,
  ) =>
    anObject(head('Workload'), {
      metadata: { namespace },
      spec: { queueName: 'training', priority, podSets: podSets(gpus) },
      status,
    });
  const reserved = {
    type: 'QuotaReserved',
    status: 'True',
    lastTransitionTime: '2026-08-01T11:00:00Z',
  };
  const objects = {
    nodes: [aNode('a')],
    clusterQueues: [
      clusterQueue('payments.training', 2, 0),
      clusterQueue('shop.training', 6, 8),
    ],
    localQueues: [
      localQueue('payments', 'payments.training'),
      localQueue('shop', 'shop.training'),
    ],
    workloads: [
      workload('shop', 6, 0, {
        admission: {
          clusterQueue: 'shop.training',
          podSetAssignments: [
            { flavors: { [GPU]: 'f' }, resourceUsage: { [GPU]: '6' } },
          ],
        },
        conditions: [reserved],
      }),
      workload('shop', 2, -3, {
        admission: { clusterQueue: 'shop.training' },
        conditions: [reserved],
      }),
      workload('shop', 5, 0, {
        conditions: [reserved, { type: 'Finished', status: 'True' }],
      }),
      workload('payments', 1, 0),
    ],
  };

  it('are found by the claim, and those who give way are named', () => {
    const answer = displacementOf(
      wish(objects, {
        system: 'kueue',
        namespace: 'payments',
        queue: 'training',
      }),
    );
    expect(answer).toMatchObject({
      before: 2,
      after: 4,
      used: 0,
      free: 2,
      missing: 2,
      promised: 10,
      overcommitted: 2,
      waits: 0,
      displaced: [
        {
          kind: 'borrowed',
          tenant: 'tenant of shop',
          namespace: 'shop',
          queue: 'shop.training',
          priority: -3,
          jobs: 1,
          gpus: 2,
        },
      ],
    });
    expect(answer.displaced[0].mine).toBeUndefined();
    expect(answer.rules.find(({ id }) => id === 'promised')).toMatchObject({
      passed: false,
    });
  });

  it('with less say which of one’s own would be stopped', () => {
    const shop = {
      name: 'shop',
      namespaces: [{ cluster: 'east', name: 'shop' }],
    };
    const answer = displacementOf(
      wish(objects, {
        tenant: shop,
        system: 'kueue',
        namespace: 'shop',
        queue: 'training',
        gpus: 7,
      }),
    );
    expect(answer.displaced).toEqual([
      expect.objectContaining({ mine: true, gpus: 2, when: 'now' }),
    ]);
    expect(answer.rules[0]).toMatchObject({ id: 'in-use', passed: false });
  });
});

describe.each(['volcano', 'kai'] as const)('queues of %s', system => {
  const volcano = (name: string, more: object = {}) => ({
    head: { apiVersion: 'scheduling.volcano.sh/v1beta1', kind: 'Queue' },
    spec: (own: number) => ({ deserved: { [GPU]: own } }),
    status: (used: number) => ({ allocated: { [GPU]: used }, pending: 1 }),
    name,
    more,
  });
  const kai = (name: string, more: object = {}) => ({
    head: { apiVersion: 'scheduling.run.ai/v2', kind: 'Queue' },
    spec: (own: number) => ({ resources: { gpu: { quota: own } } }),
    status: (used: number) => ({
      allocated: { [GPU]: used },
      requested: { [GPU]: used + 1 },
    }),
    name,
    more,
  });
  const queue = (
    name: string,
    own: number,
    used: number,
    more: object = {},
  ) => {
    const of = (system === 'kai' ? kai : volcano)(name, more);
    return anObject(of.head, {
      metadata: { name, namespace: undefined, labels: labels(name) },
      spec: { ...of.spec(own), ...more },
      status: of.status(used),
    });
  };
  const answer = (
    queues: ReturnType<typeof queue>[],
    more: Partial<DisplacementWish> = {},
  ) =>
    displacementOf(
      wish(
        {
          nodes: [aNode('a')],
          pods: [aPod('shop', { gpus: 8, node: 'a' })],
          [system === 'kai' ? 'kaiQueues' : 'volcanoQueues']: queues,
        },
        { system, queue: 'payments', ...more },
      ),
    );

  it('take back from those beyond their own, the lowest priority first', () => {
    const { displaced, missing, waits, promised } = answer([
      queue('payments', 2, 0),
      queue('shop', 2, 4, { priority: 200 }),
      queue('lab', 1, 4, { priority: 50 }),
    ]);
    expect({ missing, waits, promised }).toEqual({
      missing: 4,
      waits: 0,
      promised: 7,
    });
    expect(
      displaced.map(one => [one.tenant, one.queue, one.gpus, one.kind]),
    ).toEqual([
      ['lab', 'lab', 3, 'borrowed'],
      ['shop', 'shop', 1, 'borrowed'],
    ]);
  });

  it('count what a queue is divided into once', () => {
    const { displaced, waits } = answer([
      queue('payments', 2, 0),
      queue('org', 1, 8, system === 'kai' ? {} : {}),
      queue('shop', 8, 8, { parent: 'org', parentQueue: 'org' }),
    ]);
    expect(displaced).toEqual([]);
    expect(waits).toBe(4);
  });

  it('with less give back when others ask', () => {
    const lowered = (theirs: number) =>
      answer([queue('payments', 6, 6), queue('shop', theirs, 2)], { gpus: 4 });
    expect(lowered(2).displaced).toEqual([
      expect.objectContaining({ mine: true, gpus: 2, when: 'on-demand' }),
    ]);
    expect(lowered(4).displaced).toEqual([
      expect.objectContaining({ when: 'now' }),
    ]);
    expect(lowered(4).unknown).toContain('keeps-until-asked');
  });

  it('say what depends on the scheduler', () => {
    const { unknown } = answer([queue('payments', 2, 0), queue('shop', 1, 8)]);
    expect(unknown).toEqual([
      system === 'kai' ? 'kai-protection' : 'volcano-actions',
      'jobs-of-queue',
    ]);
  });
});

describe('a queue of Volcano that gives nothing back', () => {
  const queue = (name: string, own: number, used: number) =>
    anObject(
      { apiVersion: 'scheduling.volcano.sh/v1beta1', kind: 'Queue' },
      {
        metadata: { name, namespace: undefined, labels: labels(name) },
        spec: { deserved: { [GPU]: own }, reclaimable: false },
        status: { allocated: { [GPU]: used } },
      },
    );
  const volcanoQueues = [queue('payments', 2, 6), queue('shop', 2, 8)];

  it('is not displaced, and displaces itself neither', () => {
    const more = { system: 'volcano', queue: 'payments' } as const;
    expect(
      displacementOf(wish({ volcanoQueues }, { ...more, gpus: 9 })),
    ).toMatchObject({ displaced: [], missing: 3, waits: 3 });
    expect(
      displacementOf(wish({ volcanoQueues }, { ...more, gpus: 2 })),
    ).toMatchObject({ displaced: [], unknown: ['not-reclaimable'] });
  });
});

describe('a quota of devices', () => {
  const CLASS = 'mig.nvidia.com';
  const DRIVER = 'gpu.nvidia.com';
  const dra = (kind: string) => ({ apiVersion: 'resource.k8s.io/v1', kind });
  const slice = anObject(dra('ResourceSlice'), {
    spec: {
      driver: DRIVER,
      nodeName: 'a',
      pool: { name: 'a', generation: 1 },
      devices: ['d0', 'd1', 'd2', 'd3'].map(name => ({
        name,
        attributes: { productName: { string: 'H100' } },
      })),
    },
  });
  const claim = (
    namespace: string,
    devices: string[],
    request: Record<string, unknown> = {
      name: 'gpu',
      exactly: { deviceClassName: CLASS, count: 2 },
    },
    as = 'gpu',
  ) =>
    anObject(dra('ResourceClaim'), {
      metadata: { namespace },
      spec: { devices: { requests: [request] } },
      ...(devices.length > 0 && {
        status: {
          allocation: {
            devices: {
              results: devices.map(device => ({
                request: as,
                driver: DRIVER,
                pool: 'a',
                device,
              })),
            },
          },
        },
      }),
    });
  const objects = {
    slices: [slice],
    deviceClaims: [
      claim('payments', ['d0']),
      claim('shop', ['d1', 'd2']),
      claim('lab', []),
    ],
  };
  const answer = (gpus: number, of: Partial<GpuObjects> = objects) =>
    displacementOf(wish(of, { resource: CLASS, gpus, namespace: 'payments' }));

  it('takes from nobody: those who have them are told', () => {
    expect(answer(4)).toMatchObject({
      used: 1,
      allocatable: 4,
      free: 1,
      missing: 2,
      displaced: [],
      waits: 2,
      holders: [{ namespace: 'shop', tenant: 'tenant of shop', gpus: 2 }],
      unknown: ['device-preemption'],
    });
  });

  it('is not in the way while there are enough', () => {
    expect(answer(2)).toMatchObject({ missing: 0, holders: [], unknown: [] });
  });

  it('with less stops nothing that runs', () => {
    expect(answer(0)).toMatchObject({
      unknown: ['keeps-running'],
      displaced: [],
    });
  });

  it('does not know what a class picks that nobody has used', () => {
    expect(answer(2, { slices: [slice], deviceClaims: [] }).unknown).toContain(
      'device-selectors',
    );
  });

  it('counts the alternative that was chosen, and access to look not at all', () => {
    const request = {
      name: 'any',
      firstAvailable: [
        { name: 'big', deviceClassName: 'gpu.nvidia.com' },
        { name: 'small', deviceClassName: CLASS },
      ],
    };
    const admin = {
      name: 'gpu',
      exactly: { deviceClassName: CLASS, adminAccess: true },
    };
    const { namespaces } = takeSnapshot(
      gpuObjects({
        slices: [slice],
        deviceClaims: [
          claim('shop', ['d3'], request, 'any/small'),
          claim('ops', ['d3'], admin),
          claim('lab', [], request),
          claim('web', [], {
            name: 'nic',
            exactly: { deviceClassName: 'nic.example.com' },
          }),
        ],
      }),
    );
    expect(namespaces).toEqual([
      expect.objectContaining({
        namespace: 'shop',
        resource: CLASS,
        used: { H100: 1 },
      }),
      expect.objectContaining({
        namespace: 'lab',
        resource: 'gpu.nvidia.com',
        waiting: { gpus: 1, pods: 1 },
      }),
    ]);
  });
});
