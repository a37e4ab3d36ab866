import {
  recordOf,
  textOf,
  type ClaimDetailLine,
  type ClaimObjects,
} from '@berth/backstage-plugin-berth-node';
import type { Form } from './delivery';
import { observe, setValues, type ObservedVirtualCluster } from './observed';

const installers: Record<Form, string> = {
  argocd: 'Argo CD',
  flux: 'Flux',
  'cluster-api': 'Cluster API',
  platform: 'vCluster Platform',
};

/**
 * What a claim's page shows of a virtual cluster; what is not known is left
 * out.
 *
 * @internal
 */
export function details(objects: ClaimObjects): ClaimDetailLine[] {
  const cluster = observe(objects);
  const { values, controlPlane, etcd } = cluster;
  const policies = recordOf(values.policies);
  const lines: Array<[string, string | undefined]> = [
    ['Kubernetes', kubernetesVersionOf(values)],
    ['vCluster', cluster.chartVersion],
    ['Installed by', installers[cluster.form]],
    ['Isolation', isolationOf(values)],
    [
      'Control plane',
      controlPlane && `${controlPlane.ready} of ${controlPlane.wanted} ready`,
    ],
    ['etcd', etcd && `${etcd.ready} of ${etcd.wanted} ready`],
    ['Network isolation', yesOrNo(recordOf(policies.networkPolicy).enabled)],
    ['Limits', limitsOf(recordOf(policies.resourceQuota))],
    ['Address', cluster.server],
    ['Asleep since', sleepingSince(cluster)],
  ];
  return lines.flatMap(([label, value]) => (value ? [{ label, value }] : []));
}

/**
 * The version of Kubernetes that values ask for.
 *
 * @internal
 */
export function kubernetesVersionOf(
  values: Record<string, unknown>,
): string | undefined {
  const { distro } = recordOf(values.controlPlane);
  return textOf(recordOf(recordOf(distro).k8s).version);
}

function isolationOf(values: Record<string, unknown>): string {
  const { toHost, fromHost } = recordOf(values.sync);
  const pods = recordOf(recordOf(toHost).pods);
  const nodes = recordOf(recordOf(fromHost).nodes);
  const labels = recordOf(recordOf(nodes.selector).labels);
  const [pool] = Object.entries(labels);
  if (pool) {
    return `dedicated nodes (${pool[0]}=${pool[1]})`;
  }
  const runtimeClass = textOf(pods.runtimeClassName);
  return runtimeClass ? `sandboxed (${runtimeClass})` : 'shared nodes';
}

function limitsOf(quota: Record<string, unknown>): string | undefined {
  if (quota.enabled !== true) {
    return undefined;
  }
  const hard = recordOf(quota.quota);
  return ['requests.cpu', 'requests.memory', 'requests.nvidia.com/gpu']
    .flatMap(key => (hard[key] ? [`${key} ${hard[key]}`] : []))
    .join(', ');
}

function sleepingSince({
  values,
  controlPlane,
  sleepAsked,
}: ObservedVirtualCluster) {
  const annotations = {
    ...recordOf(controlPlane?.object.metadata.annotations),
    ...recordOf(setValues(values).annotations),
  };
  return sleepAsked || controlPlane?.pausedReplicas
    ? textOf(annotations['loft.sh/paused-date'])
    : undefined;
}

function yesOrNo(value: unknown): string {
  return value === true ? 'yes' : 'no';
}
