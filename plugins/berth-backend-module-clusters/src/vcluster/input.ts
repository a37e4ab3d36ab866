import { BYTES_PATTERN } from '@berth/backstage-plugin-berth-common';
import type { z } from 'zod';
import { SUBDOMAIN } from '../shared/patterns';
import { CHART } from './kind';
import { KUBERNETES_VERSIONS } from './versions';

const LABEL =
  /^([a-z0-9]([-a-z0-9]{0,60}[a-z0-9])?\.[a-z]{2,20}\/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,40}[A-Za-z0-9])?=[A-Za-z0-9]([-A-Za-z0-9_.]{0,40}[A-Za-z0-9])?$/;

/**
 * What one can say of a virtual cluster. Everything has a default.
 *
 * @internal
 */
export function input(zod: typeof z) {
  return {
    plan: zod
      .enum(['small', 'medium', 'large'])
      .default('small')
      .describe('CPU, memory and storage of the control plane.')
      .meta({ title: 'Size' }),
    isolation: zod
      .enum(['shared', 'dedicated-nodes', 'sandboxed'])
      .default('shared')
      .describe(
        'Where what runs inside runs: shared is on the nodes that everybody uses, dedicated-nodes is on a pool of nodes that is yours alone, sandboxed is on shared nodes with a kernel of its own for each pod.',
      )
      .meta({ title: 'Isolation' }),
    kubernetesVersion: zod
      .enum(KUBERNETES_VERSIONS)
      .default(KUBERNETES_VERSIONS[0])
      .describe('Which Kubernetes its API server is.')
      .meta({ title: 'Kubernetes version' }),
    nodePool: zod
      .string()
      .max(150)
      .regex(LABEL, 'Write a label as key=value, such as pool=payments.')
      .optional()
      .describe(
        'For dedicated nodes: the label of your nodes, as key=value. The platform team says which; its nodes have a taint of the same key, value and effect NoSchedule.',
      )
      .meta({ title: 'Node pool' }),
    runtimeClass: zod
      .string()
      .max(63)
      .regex(SUBDOMAIN, 'This is no name of a RuntimeClass.')
      .default('gvisor')
      .describe(
        'For sandboxed: the RuntimeClass that every pod inside runs with, such as gvisor or kata.',
      )
      .meta({ title: 'Runtime class' }),
    networkPolicy: zod
      .boolean()
      .default(true)
      .describe(
        'Let its pods talk to each other and to the internet, and to nothing else of the host cluster.',
      )
      .meta({ title: 'Network isolation' }),
    limitNamespace: zod
      .boolean()
      .default(false)
      .describe(
        'Put a quota of this size and default limits on the namespace. They count everything in it, so choose this where the namespace is for this cluster alone.',
      )
      .meta({ title: 'Limit the namespace' }),
    gpus: zod
      .int()
      .min(0, 'At least 0 GPUs.')
      .max(64, 'At most 64 GPUs.')
      .default(0)
      .describe(
        'How many GPUs what runs inside may ask for; with any, the runtime classes and nodes of the host can be seen inside. The number is enforced where the namespace is limited.',
      )
      .meta({ title: 'GPUs' }),
    highAvailability: zod
      .boolean()
      .optional()
      .describe(
        'Three replicas of the control plane and an etcd of three members. By default no for small and medium, yes for large. It cannot be changed later.',
      )
      .meta({ title: 'High availability' }),
    persistence: zod
      .boolean()
      .default(true)
      .describe(
        'Keep its objects on a disk. Without, everything inside is lost whenever its pod restarts or sleeps.',
      )
      .meta({ title: 'Keep data' }),
    storage: zod
      .string()
      .max(32)
      .regex(
        new RegExp(BYTES_PATTERN),
        'Write a number and a unit, such as 10Gi.',
      )
      .optional()
      .describe(
        'Disk of the control plane, for its objects alone; at least 1Gi, and by default what the size says.',
      )
      .meta({ title: 'Storage' }),
    storageClass: zod
      .string()
      .max(253)
      .regex(SUBDOMAIN, 'This is no name of a StorageClass.')
      .optional()
      .describe(
        "Name of the StorageClass of that disk; the host cluster's default one unless given.",
      )
      .meta({ title: 'Storage class' }),
    syncIngresses: zod
      .boolean()
      .default(true)
      .describe(
        'Make Ingresses from inside Ingresses of the host cluster, with the classes it has.',
      )
      .meta({ title: 'Ingresses' }),
    syncStorageClasses: zod
      .boolean()
      .default(true)
      .describe('Show the storage classes of the host cluster inside.')
      .meta({ title: 'Storage classes' }),
    externalUrl: zod
      .string()
      .max(253)
      .regex(
        /^https:\/\/[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*(:[1-9][0-9]{1,4})?$/,
        'Write an https address, such as https://dev.clusters.example.com.',
      )
      .optional()
      .describe(
        'The address by which it is reached from outside the host cluster, as the platform team has set it up. Without, its kubeconfig works inside the host cluster only.',
      )
      .meta({ title: 'External address' }),
    sleepAfter: zod
      .string()
      .regex(/^[1-9][0-9]{0,2}(m|h)$/, 'Write a time such as 30m or 8h.')
      .optional()
      .describe(
        'Put it to sleep by itself after so long without a request. This needs a licence of vCluster; sleep by hand does not.',
      )
      .meta({ title: 'Sleep when idle' }),
    delivery: zod
      .enum(['auto', 'argocd', 'flux', 'cluster-api', 'platform'])
      .default('auto')
      .describe(
        'What installs and keeps it: Argo CD, Flux, Cluster API or vCluster Platform. By default the first of these that the host cluster has.',
      )
      .meta({ title: 'Installed by' }),
    chartVersion: zod
      .string()
      .regex(/^0\.36\.[0-9]{1,3}$/, 'Write a version of chart 0.36.')
      .default(CHART.version)
      .describe('Which vCluster; its values are known of 0.36.')
      .meta({ title: 'vCluster version' }),
    argocdProject: zod
      .string()
      .max(63)
      .regex(SUBDOMAIN, 'This is no name of an AppProject.')
      .optional()
      .describe(
        "For Argo CD: the AppProject; by default the one named as the tenant. It has to allow Applications from the tenant's namespace.",
      )
      .meta({ title: 'Argo CD project' }),
    platformCluster: zod
      .string()
      .max(63)
      .regex(SUBDOMAIN, 'This is no name of a cluster.')
      .default('loft-cluster')
      .describe('For vCluster Platform: which connected cluster it runs on.')
      .meta({ title: 'Platform cluster' }),
  };
}

/**
 * What {@link input} describes, defaults filled in.
 *
 * @internal
 */
export type VirtualClusterInput = z.infer<
  z.ZodObject<ReturnType<typeof input>>
>;

/**
 * The fields that a form folds away.
 *
 * @internal
 */
export const advanced: Array<keyof VirtualClusterInput> = [
  'nodePool',
  'runtimeClass',
  'networkPolicy',
  'limitNamespace',
  'gpus',
  'highAvailability',
  'persistence',
  'storage',
  'storageClass',
  'syncIngresses',
  'syncStorageClasses',
  'externalUrl',
  'sleepAfter',
  'delivery',
  'chartVersion',
  'argocdProject',
  'platformCluster',
];
