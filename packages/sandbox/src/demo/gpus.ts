import { kubernetesIdentity } from './people';
import { platformGroup } from './tenants';
import { gpuNode } from '../cluster/nodes';
import type { KubernetesObject } from '../kubernetes/types';

const kueue = 'kueue.x-k8s.io/v1beta2';
const namespace = 'data-science';

/**
 * What the demo has besides of GPUs: a node whose GPUs are cut into slices.
 *
 * @internal
 */
export function demoNodes(): KubernetesObject[] {
  return [
    gpuNode({
      name: 'gpu-mig-1',
      zone: 'zone-a',
      address: '10.100.0.5',
      // Two GPUs: one is cut into seven slices, the other one into two.
      gpus: { 'nvidia.com/mig-1g.10gb': 7, 'nvidia.com/mig-3g.40gb': 2 },
    }),
  ];
}

/**
 * Lets the demo's platform team give quotas and queues, as
 * deploy/platform-team.yaml has it.
 *
 * @internal
 */
export function platformTeamBinding(): KubernetesObject {
  const [group] = kubernetesIdentity({
    name: '',
    groups: [platformGroup],
  }).groups;
  const rbac = 'rbac.authorization.k8s.io';
  return {
    apiVersion: `${rbac}/v1`,
    kind: 'ClusterRoleBinding',
    metadata: { name: 'berth-platform-team' },
    roleRef: {
      apiGroup: rbac,
      kind: 'ClusterRole',
      name: 'berth-platform-team',
    },
    subjects: [{ apiGroup: rbac, kind: 'Group', name: group }],
  };
}

/**
 * Who uses GPUs in the demo and who waits for some: the data scientists train
 * on five, and one job waits for a product that there is not; the shop's
 * ranking runs on two slices, which nothing limits.
 *
 * @internal
 */
export function demoGpuPods(): KubernetesObject[] {
  const gpu = 'nvidia.com/gpu';
  return [
    pod({ namespace, name: 'finetune-0', gpus: { [gpu]: 2 } }),
    pod({ namespace, name: 'finetune-1', gpus: { [gpu]: 2 } }),
    pod({ namespace, name: 'notebook', gpus: { [gpu]: 1 } }),
    pod({
      namespace,
      name: 'benchmark',
      gpus: { [gpu]: 1 },
      product: 'NVIDIA-H100-80GB-HBM3',
    }),
    ...['ranking-0', 'ranking-1'].map(name =>
      pod({
        namespace: 'shop',
        name,
        gpus: { 'nvidia.com/mig-1g.10gb': 1 },
      }),
    ),
  ];
}

/**
 * The data scientists' queue, as somebody made it with kubectl, with a job that
 * has its GPUs and one that asks for more than the queue may ever have.
 *
 * @internal
 */
export function demoQueue(): KubernetesObject[] {
  const clusterQueue = 'data-science';
  return [
    {
      apiVersion: kueue,
      kind: 'ClusterQueue',
      metadata: { name: clusterQueue },
      spec: {
        cohortName: 'berth',
        queueingStrategy: 'BestEffortFIFO',
        namespaceSelector: {
          matchLabels: { 'kubernetes.io/metadata.name': namespace },
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
                  },
                ],
              },
            ],
          },
        ],
      },
    },
    {
      apiVersion: kueue,
      kind: 'LocalQueue',
      metadata: { name: 'training', namespace },
      spec: { clusterQueue },
    },
    workload('finetune', 4),
    workload('pretrain', 8),
  ];
}

function workload(name: string, gpus: number): KubernetesObject {
  return {
    apiVersion: kueue,
    kind: 'Workload',
    metadata: { name, namespace },
    spec: {
      queueName: 'training',
      podSets: [
        {
          name: 'main',
          count: gpus / 2,
          template: {
            spec: {
              containers: [
                {
                  name: 'main',
                  image: 'training',
                  resources: {
                    requests: { cpu: '4', memory: '32Gi', 'nvidia.com/gpu': 2 },
                  },
                },
              ],
              restartPolicy: 'Never',
            },
          },
        },
      ],
    },
  };
}

function pod(options: {
  namespace: string;
  name: string;
  gpus: Record<string, number>;
  product?: string;
}): KubernetesObject {
  const { name, gpus, product } = options;
  const amounts = Object.fromEntries(
    Object.entries(gpus).map(([resource, count]) => [resource, `${count}`]),
  );
  // Little of the rest: the tenants want to ask for something of their own.
  const size = { cpu: '1', memory: '4Gi', ...amounts };
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name,
      namespace: options.namespace,
      labels: { app: name.replace(/-[0-9]+$/, '') },
    },
    spec: {
      ...(product && { nodeSelector: { 'nvidia.com/gpu.product': product } }),
      securityContext: {
        runAsNonRoot: true,
        seccompProfile: { type: 'RuntimeDefault' },
      },
      containers: [
        {
          name: 'main',
          image: 'training',
          resources: { requests: size, limits: size },
          securityContext: {
            allowPrivilegeEscalation: false,
            capabilities: { drop: ['ALL'] },
          },
        },
      ],
    },
  };
}
