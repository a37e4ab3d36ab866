import { createHash } from 'node:crypto';
import type { KubernetesObject } from '../../kubernetes/types';
import { vcluster } from './names';
import type { Pod, VirtualClusterConfig } from './types';

/**
 * Where a virtual cluster's Pods run.
 *
 * @internal
 */
export interface HostPlace {
  namespace: string;
  release: string;
  config: VirtualClusterConfig;
  /** With which all of its Pods go. */
  owner: KubernetesObject;
}

/**
 * What runs on the host for a Pod of a virtual cluster. Like the original it
 * has the containers, and of what it says of scheduling what the values add;
 * its volumes are left out, since nothing that runs here reads them.
 *
 * @internal
 */
export function hostPod(pod: Pod, place: HostPlace): Pod {
  const { name = '', namespace = '', labels, annotations } = pod.metadata;
  const { toHost, fromHost } = place.config.sync ?? {};
  const nodes = fromHost?.nodes;
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: hostName(name, namespace, place.release),
      namespace: place.namespace,
      labels: {
        ...labels,
        [vcluster.managedBy]: place.release,
        'vcluster.loft.sh/namespace': namespace,
      },
      annotations: {
        ...annotations,
        [vcluster.objectName]: name,
        [vcluster.objectNamespace]: namespace,
      },
      ownerReferences: [
        {
          apiVersion: place.owner.apiVersion,
          kind: place.owner.kind,
          name: place.owner.metadata.name!,
          uid: place.owner.metadata.uid!,
        },
      ],
    },
    spec: {
      restartPolicy: pod.spec.restartPolicy,
      terminationGracePeriodSeconds: pod.spec.terminationGracePeriodSeconds,
      containers: pod.spec.containers.map(withoutVolumes),
      initContainers: pod.spec.initContainers?.map(withoutVolumes),
      nodeSelector: {
        ...pod.spec.nodeSelector,
        ...(nodes?.enabled && nodes.selector?.labels),
      },
      tolerations: [
        ...(pod.spec.tolerations ?? []),
        ...(toHost?.pods?.enforceTolerations ?? []).map(parseToleration),
      ],
      securityContext: pod.spec.securityContext,
      runtimeClassName:
        toHost?.pods?.runtimeClassName || pod.spec.runtimeClassName,
      automountServiceAccountToken: false,
      enableServiceLinks: false,
    } as Pod['spec'],
  };
}

/** `<pod>-x-<namespace>-x-<release>`, shortened where that is too long. */
function hostName(name: string, namespace: string, release: string): string {
  const full = `${name}-x-${namespace}-x-${release}`;
  if (full.length <= 63) {
    return full;
  }
  const digest = createHash('sha256').update(full).digest('hex').slice(0, 10);
  return `${full.slice(0, 52)}-${digest}`;
}

function withoutVolumes(container: Record<string, unknown>) {
  const { volumeMounts, volumeDevices, ...rest } = container;
  return rest;
}

/** `key=value:Effect` or `key:Effect`, as the chart's values write it. */
function parseToleration(text: string): object {
  const [left, effect] = text.split(':');
  const [key, value] = left.split('=');
  return {
    ...(key && { key }),
    ...(value === undefined
      ? { operator: 'Exists' }
      : { operator: 'Equal', value }),
    ...(effect && { effect }),
  };
}
