import type { ClaimPhase } from '@berth/backstage-plugin-berth-common';
import type {
  ClaimObjects,
  PlannedChange,
} from '@berth/backstage-plugin-berth-node';
import { describeStatuses } from '@berth/offering-tests';
import { workloadCluster } from './offering';
import { judgeCluster } from './readiness';

const context = {
  cluster: 'sandbox',
  tenant: 'payments',
  namespace: 'payments-dev',
  name: 'own',
};

interface Changes {
  spec?: Record<string, unknown>;
  status?: Record<string, unknown>;
  secrets?: string[];
}

const available = (status: string, message = '', observedGeneration = 2) => [
  { type: 'Available', status, reason: 'Reason', message, observedGeneration },
];

function aCluster(changes: Changes = {}): ClaimObjects {
  const [written] = workloadCluster.manifests(
    workloadCluster.parseInput({}),
    context,
  );
  return {
    primary: {
      ...written,
      metadata: { ...written.metadata, generation: 2, resourceVersion: '7' },
      spec: { ...(written.spec as object), ...changes.spec },
      status: changes.status ?? {
        phase: 'Provisioned',
        observedGeneration: 2,
        conditions: available('True'),
        controlPlane: { desiredReplicas: 1, availableReplicas: 1 },
        workers: { desiredReplicas: 2, availableReplicas: 2 },
      },
    },
    children: [],
    secrets: (changes.secrets ?? ['own-kubeconfig']).map(name => ({
      namespace: 'payments-dev',
      name,
    })),
  };
}

const judge = (changes: Changes = {}) =>
  workloadCluster.readiness(aCluster(changes));

describe('the state of a workload cluster', () => {
  it.each<[string, Record<string, unknown>, ClaimPhase, string]>([
    ['nothing', {}, 'Provisioning', 'NoStatus'],
    ['Pending', { phase: 'Pending' }, 'Provisioning', 'Pending'],
    ['Provisioning', { phase: 'Provisioning' }, 'Provisioning', 'Provisioning'],
    ['Failed', { phase: 'Failed' }, 'Failed', 'Failed'],
    ['Unknown', { phase: 'Unknown' }, 'Unknown', 'Unknown'],
    ['Deleting', { phase: 'Deleting' }, 'Deleting', 'Deleting'],
    ['a phase of the future', { phase: 'Moved' }, 'Unknown', 'Moved'],
    [
      'provisioned, and nobody says that it is available',
      { phase: 'Provisioned' },
      'Provisioning',
      'AvailabilityUnknown',
    ],
    [
      'Available Unknown',
      { phase: 'Provisioned', conditions: available('Unknown') },
      'Provisioning',
      'AvailabilityUnknown',
    ],
    [
      'not available yet',
      { phase: 'Provisioned', conditions: available('False', 'no machine') },
      'Provisioning',
      'Reason',
    ],
    [
      'not available any more',
      {
        phase: 'Provisioned',
        conditions: available('False', 'a machine is away'),
        initialization: { controlPlaneInitialized: true },
      },
      'Degraded',
      'Reason',
    ],
    [
      'an old condition',
      { phase: 'Provisioned', conditions: available('True', '', 1) },
      'Provisioning',
      'ChangeNotObserved',
    ],
    [
      'an old status',
      {
        phase: 'Provisioned',
        conditions: available('True'),
        observedGeneration: 1,
      },
      'Provisioning',
      'ChangeNotObserved',
    ],
    [
      'available',
      { phase: 'Provisioned', conditions: available('True') },
      'Ready',
      'Available',
    ],
  ])('%s', (_, status, phase, reason) => {
    expect(judge({ status })).toMatchObject({ phase, reason });
  });

  it('tells the first cause, and how many machines are there', () => {
    expect(
      judge({
        status: {
          phase: 'Provisioning',
          conditions: [
            ...available('False', '* WorkersAvailable: waiting'),
            {
              type: 'InfrastructureReady',
              status: 'False',
              message: 'no quota for machines',
            },
          ],
          workers: { desiredReplicas: 2, availableReplicas: 1 },
        },
      }),
    ).toMatchObject({
      message: 'no quota for machines',
      progress: { done: 1, total: 2 },
    });
  });

  it('is Ready only with its kubeconfig', () => {
    expect(judge()).toMatchObject({ phase: 'Ready' });
    expect(judge({ secrets: [] })).toMatchObject({
      phase: 'Provisioning',
      reason: 'KubeconfigMissing',
    });
  });

  it('is Suspended when its management is paused', () => {
    expect(judge({ spec: { paused: true } })).toMatchObject({
      phase: 'Suspended',
      reason: 'Paused',
    });
  });
});

describeStatuses({
  group: 'cluster.x-k8s.io',
  kind: 'Cluster',
  judge: judgeCluster,
});

describe('the connection to a workload cluster', () => {
  it('is its endpoint and the one kubeconfig that there is', () => {
    const controlPlaneEndpoint = { host: '10.0.0.8', port: 6443 };
    const objects = aCluster({ spec: { controlPlaneEndpoint } });
    expect(workloadCluster.connection(objects)).toMatchObject({
      endpoints: [{ host: '10.0.0.8', port: 6443 }],
      kubeconfigs: [
        { id: 'admin', secret: { name: 'own-kubeconfig', keys: ['value'] } },
      ],
    });
    expect(
      workloadCluster.connection(aCluster({ secrets: [] }))?.kubeconfigs?.[0]
        .unavailable,
    ).toMatch(/not there yet/);
  });
});

describe('the actions of a workload cluster', () => {
  const plan = (
    action: string,
    input: object,
    changes: Changes = {},
  ): PlannedChange[] =>
    workloadCluster.planAction(action, input, aCluster(changes));

  it('scale the one pool as it was read', () => {
    expect(plan('scale', { workers: 5 })).toEqual([
      expect.objectContaining({
        patch: {
          metadata: { resourceVersion: '7' },
          spec: {
            topology: {
              workers: {
                machineDeployments: [
                  { class: 'default-worker', name: 'workers', replicas: 5 },
                ],
              },
            },
          },
        },
      }),
    ]);
    expect(() => plan('scale', { workers: 2 })).toThrow(/2 already/);
    const topology = { version: 'v1.36.0', workers: {} };
    expect(() => plan('scale', { workers: 5 }, { spec: { topology } })).toThrow(
      /several pools of machines, or none/,
    );
  });

  it('upgrade by one minor version', () => {
    expect(plan('upgrade', { kubernetesVersion: 'v1.37.1' })).toEqual([
      expect.objectContaining({
        patch: { spec: { topology: { version: 'v1.37.1' } } },
      }),
    ]);
    expect(() => plan('upgrade', { kubernetesVersion: 'v1.38.0' })).toThrow(
      /go to 1\.37 first/,
    );
    expect(() =>
      plan(
        'upgrade',
        { kubernetesVersion: 'v1.37.1' },
        { spec: { topology: undefined } },
      ),
    ).toThrow(/no ClusterClass/);
  });

  it('pause and resume its management', () => {
    expect(plan('pause', {})).toEqual([
      expect.objectContaining({ patch: { spec: { paused: true } } }),
    ]);
    expect(plan('resume', {}, { spec: { paused: true } })).toEqual([
      expect.objectContaining({ patch: { spec: { paused: false } } }),
    ]);
    expect(() => plan('resume', {})).toThrow(/not paused/);
    expect(() =>
      plan('scale', { workers: 5 }, { spec: { paused: true } }),
    ).toThrow(/resume it first/);
  });
});

describe('what a workload cluster takes', () => {
  it('is machines, which are not of the host cluster', () => {
    const usage = (input: object) =>
      workloadCluster.usage(workloadCluster.parseInput(input));
    expect(usage({})).toEqual({
      'count/clusters.cluster.x-k8s.io': '1',
      'count/machines.cluster.x-k8s.io': '3',
    });
    expect(usage({ controlPlanes: 5, workers: 0 })).toMatchObject({
      'count/machines.cluster.x-k8s.io': '5',
    });
  });

  it('is what its plans say', () => {
    for (const { id, resources } of workloadCluster.plans) {
      const input = workloadCluster.parseInput({ plan: id });
      expect(workloadCluster.usage(input)).toMatchObject(resources);
    }
  });
});
