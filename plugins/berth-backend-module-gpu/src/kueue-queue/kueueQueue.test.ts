import type { KubernetesObject } from '@berth/backstage-plugin-berth-common';
import fc from 'fast-check';
import { aCondition, anObject } from '../__testUtils__/anObject';
import { refusal } from '../__testUtils__/refusal';
import { clusterName } from './names';
import { kueueQueue } from './offering';

const context = {
  cluster: 'sandbox',
  tenant: 'payments',
  namespace: 'payments-dev',
  name: 'training',
};
const LOCAL = { apiVersion: 'kueue.x-k8s.io/v1beta2', kind: 'LocalQueue' };

const write = (input: object) =>
  kueueQueue.manifests(kueueQueue.parseInput(input), context);

const clusterQueueOf = (objects: KubernetesObject[]) =>
  objects.find(({ kind }) => kind === 'ClusterQueue') as KubernetesObject;

interface State {
  local?: object[] | undefined;
  own?: object[] | undefined | 'none';
  localStop?: string;
  ownStop?: string;
  status?: Record<string, unknown>;
  ownStatus?: Record<string, unknown>;
}

const ready = [aCondition('Active', 'True', 'Ready')];

/** The objects of a queue of 4 GPUs as a cluster has them. */
function aQueue(state: State = {}, input: object = { gpus: 4 }) {
  const { local = ready, own = ready, localStop, ownStop } = state;
  const objects = write(input);
  const clusterQueue = clusterQueueOf(objects);
  const primary = anObject(LOCAL, {
    metadata: { name: 'training', namespace: 'payments-dev' },
    spec: {
      clusterQueue: clusterQueue.metadata.name,
      ...(localStop && { stopPolicy: localStop }),
    },
    ...(local.length + Object.keys(state.status ?? {}).length > 0 && {
      status: { conditions: local, ...state.status },
    }),
  });
  const child: KubernetesObject = {
    ...clusterQueue,
    metadata: {
      ...clusterQueue.metadata,
      namespace: undefined,
      generation: 2,
      resourceVersion: '9',
    },
    spec: {
      ...(clusterQueue.spec as object),
      ...(ownStop && { stopPolicy: ownStop }),
    },
    status: { conditions: own === 'none' ? [] : own, ...state.ownStatus },
  };
  return { primary, children: own === 'none' ? [] : [child] };
}

describe('the manifests', () => {
  it('are a ClusterQueue of the claim, then the LocalQueue', () => {
    const objects = write({ gpus: 4, borrowing: 2, lending: 1 });
    expect(objects.map(({ kind }) => kind)).toEqual([
      'WorkloadPriorityClass',
      'WorkloadPriorityClass',
      'WorkloadPriorityClass',
      'ClusterQueue',
      'LocalQueue',
    ]);
    expect(clusterQueueOf(objects)).toMatchObject({
      metadata: {
        name: 'payments-dev.training',
        annotations: { 'berth.dev/namespace': 'payments-dev' },
      },
      spec: {
        cohortName: 'berth',
        namespaceSelector: {
          matchLabels: { 'kubernetes.io/metadata.name': 'payments-dev' },
        },
        resourceGroups: [
          {
            coveredResources: ['cpu', 'memory', 'nvidia.com/gpu'],
            flavors: [
              {
                name: 'default-flavor',
                resources: [
                  { name: 'cpu', nominalQuota: '32' },
                  { name: 'memory', nominalQuota: '256Gi' },
                  {
                    name: 'nvidia.com/gpu',
                    nominalQuota: '4',
                    borrowingLimit: '2',
                    lendingLimit: '1',
                  },
                ],
              },
            ],
          },
        ],
      },
    });
    expect(objects.at(-1)).toMatchObject({
      metadata: { name: 'training', namespace: 'payments-dev' },
      spec: { clusterQueue: 'payments-dev.training' },
    });
  });

  it('leave out limits that there are not, and priorities that nobody wants', () => {
    const objects = write({ gpus: 0, priorities: false });
    expect(objects).toHaveLength(2);
    expect(JSON.stringify(objects)).not.toMatch(/borrowingLimit|lendingLimit/);
  });

  it('lend no more than there is', () => {
    expect(refusal(() => write({ gpus: 2, lending: 3 }))).toMatchObject({
      field: 'lending',
      message: expect.stringMatching(/cannot lend 3/),
    });
  });
});

describe('the names of the cluster-scoped objects', () => {
  const label = fc.stringMatching(/^[a-z]([-a-z0-9]{0,48}[a-z0-9])?$/);
  const place = fc.record({ namespace: label, name: label });

  it('are never the same for two claims, and fit a label', () => {
    fc.assert(
      fc.property(place, place, (one, two) => {
        const [first, second] = [one, two].map(p => clusterName(p, 'high'));
        expect(first === second).toBe(
          one.namespace === two.namespace && one.name === two.name,
        );
        expect(first).toMatch(/^[a-z0-9]([-a-z0-9.]{0,61}[a-z0-9])?$/);
      }),
    );
  });

  it('tell claims apart whose names run together', () => {
    const names = [
      { namespace: 'a-b', name: 'c' },
      { namespace: 'a', name: 'b-c' },
    ].map(place_ => clusterName(place_));
    expect(new Set(names).size).toBe(2);
  });
});

describe('the claim of a ClusterQueue', () => {
  it('is the one whose namespace and name it carries', () => {
    const clusterQueue = clusterQueueOf(write({ gpus: 1 }));
    expect(kueueQueue.claimOf(clusterQueue)).toEqual({
      namespace: 'payments-dev',
      name: 'training',
    });
    expect(kueueQueue.claimOf(anObject(LOCAL))).toBeUndefined();
  });
});

describe('the readiness', () => {
  const inactive = (reason: string) => [
    aCondition('Active', 'False', reason, { message: 'Because.' }),
  ];
  const behind = inactive('ClusterQueueIsInactive');

  it.each<[string, State, string, string]>([
    ['no word', { local: [] }, 'Provisioning', 'NoStatus'],
    ['both active', {}, 'Ready', 'Active'],
    [
      'a LocalQueue that was seen before the last change',
      {
        local: [
          aCondition('Active', 'True', 'Ready', { observedGeneration: 1 }),
        ],
      },
      'Provisioning',
      'ChangeNotObserved',
    ],
    [
      'a ClusterQueue that was seen before the last change',
      {
        own: [aCondition('Active', 'True', 'Ready', { observedGeneration: 1 })],
      },
      'Provisioning',
      'ChangeNotObserved',
    ],
    [
      'a state of which Kueue is not sure',
      { local: [aCondition('Active', 'Unknown')] },
      'Unknown',
      'Reason',
    ],
    [
      'a ClusterQueue that has no state yet',
      { local: behind, own: [] },
      'Provisioning',
      'NoStatus',
    ],
    [
      'a ClusterQueue that is active by now',
      { local: behind },
      'Provisioning',
      'ChangeNotObserved',
    ],
    ...(
      [
        ['FlavorNotFound', 'Failed'],
        ['AdmissionCheckNotFound', 'Failed'],
        ['AdmissionCheckInactive', 'Degraded'],
        ['MultipleMultiKueueAdmissionChecks', 'Failed'],
        ['MultiKueueAdmissionCheckAppliedPerFlavor', 'Failed'],
        ['NotSupportedWithTopologyAwareScheduling', 'Failed'],
        ['TopologyNotFound', 'Failed'],
        ['Terminating', 'Degraded'],
        ['Unknown', 'Unknown'],
        ['SomethingNew', 'Degraded'],
      ] as const
    ).map(([reason, phase]): [string, State, string, string] => [
      `a ClusterQueue with ${reason}`,
      { local: behind, own: inactive(reason) },
      phase,
      reason,
    ]),
    [
      'a ClusterQueue that lets nobody in though the LocalQueue does',
      { own: inactive('FlavorNotFound') },
      'Failed',
      'FlavorNotFound',
    ],
    [
      'its own ClusterQueue not seen yet',
      { local: inactive('ClusterQueueDoesNotExist') },
      'Provisioning',
      'ChangeNotObserved',
    ],
    [
      'no ClusterQueue',
      { local: inactive('ClusterQueueDoesNotExist'), own: 'none' },
      'Failed',
      'ClusterQueueDoesNotExist',
    ],
    [
      'a shared ClusterQueue that is not active',
      { local: behind, own: 'none' },
      'Degraded',
      'ClusterQueueIsInactive',
    ],
    ['a shared ClusterQueue', { own: 'none' }, 'Ready', 'Active'],
    ['held', { localStop: 'Hold' }, 'Suspended', 'Hold'],
    ['drained', { localStop: 'HoldAndDrain' }, 'Suspended', 'HoldAndDrain'],
    ['held by the platform team', { ownStop: 'Hold' }, 'Suspended', 'Hold'],
    [
      'resumed, and not seen yet',
      { local: inactive('Stopped') },
      'Provisioning',
      'ChangeNotObserved',
    ],
    [
      'a reason that is not known',
      { local: inactive('SomethingNew') },
      'Degraded',
      'SomethingNew',
    ],
  ])('%s', (_, state, phase, reason) => {
    expect(kueueQueue.readiness(aQueue(state))).toMatchObject({
      phase,
      reason,
    });
  });

  it('says how full it is', () => {
    const state = {
      status: { pendingWorkloads: 2, admittedWorkloads: 1 },
      ownStatus: {
        flavorsUsage: [
          {
            name: 'default-flavor',
            resources: [{ name: 'nvidia.com/gpu', total: '5', borrowed: '1' }],
          },
        ],
      },
    };
    expect(kueueQueue.readiness(aQueue(state)).message).toBe(
      'Takes jobs. 5 of 4 GPUs used. 1 job runs, 2 jobs wait.',
    );
    expect(kueueQueue.details(aQueue(state))).toEqual(
      expect.arrayContaining([
        {
          label: 'Label of your jobs',
          value: 'kueue.x-k8s.io/queue-name: training',
        },
        { label: 'GPUs', value: '5 of 4 used, 1 borrowed' },
        { label: 'May borrow', value: 'without limit' },
        { label: 'Jobs', value: '1 run, 2 wait' },
        { label: 'Cohort', value: 'berth' },
      ]),
    );
  });
});

describe('the actions', () => {
  const plan = (action: string, input: object, state?: State) =>
    kueueQueue.planAction(action, input, aQueue(state));

  it('change the numbers, with all else of the list as it was', () => {
    const before = aQueue();
    const [change] = plan('change-quota', { gpus: 6, borrowing: 0 });
    expect(change).toMatchObject({
      type: 'merge-patch',
      kind: { kind: 'ClusterQueue' },
      name: 'payments-dev.training',
      // It is in no namespace, though the claim is.
      namespace: '',
      patch: { metadata: { resourceVersion: '9' } },
    });
    const { resourceGroups } = (change as any).patch.spec;
    const [groupBefore] = (before.children[0].spec as any).resourceGroups;
    expect(resourceGroups[0].coveredResources).toEqual(
      groupBefore.coveredResources,
    );
    expect(resourceGroups[0].flavors[0].resources).toEqual([
      { name: 'cpu', nominalQuota: '48' },
      { name: 'memory', nominalQuota: '384Gi' },
      { name: 'nvidia.com/gpu', nominalQuota: '6', borrowingLimit: '0' },
    ]);
  });

  it('hold and resume what a tenant may hold itself', () => {
    const patch = (stopPolicy: string) => [
      {
        type: 'merge-patch',
        kind: kueueQueue.primary,
        name: 'training',
        namespace: 'payments-dev',
        patch: { spec: { stopPolicy }, metadata: { resourceVersion: '7' } },
      },
    ];
    expect(plan('hold', {})).toEqual(patch('Hold'));
    expect(plan('hold', { drain: true })).toEqual(patch('HoldAndDrain'));
    expect(plan('resume', {}, { localStop: 'Hold' })).toEqual(patch('None'));
  });

  it.each<[string, object, State, RegExp]>([
    ['resume', {}, {}, /It is not held/],
    ['hold', {}, { localStop: 'Hold' }, /held already/],
    ['change-quota', { gpus: 4 }, {}, /these numbers already/],
    ['change-quota', { gpus: 4, lending: 5 }, {}, /cannot lend 5/],
    ['change-quota', { gpus: 5 }, { own: 'none' }, /shares the ClusterQueue/],
  ])('refuse %s %j', (action, input, state, message) => {
    expect(refusal(() => plan(action, input, state))?.message).toMatch(message);
  });
});
