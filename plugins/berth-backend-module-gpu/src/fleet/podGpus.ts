import {
  isGpuResource,
  type KubernetesObject,
} from '@berth/backstage-plugin-berth-common';
import {
  recordOf,
  recordsOf,
  specOf,
  statusOf,
  textOf,
} from '@berth/backstage-plugin-berth-node';
import { amountsOf } from '../shared/amounts';

/**
 * A pod's GPUs.
 *
 * @internal
 */
export interface PodGpus {
  namespace: string;
  /** The node that it is on; undefined while it waits for one. */
  node?: string;
  priority: number;
  gpus: Record<string, number>;
}

/**
 * What a pod holds or waits for of GPUs; undefined for one that has ended or
 * has none. As Kubernetes reckons: containers and sidecars together, or more if
 * one that runs before them needs more.
 *
 * @internal
 */
export function podGpus(pod: KubernetesObject): PodGpus | undefined {
  const phase = textOf(statusOf(pod).phase);
  if (phase === 'Succeeded' || phase === 'Failed') {
    return undefined;
  }
  const spec = specOf(pod);
  const containers = recordsOf(spec.containers).map(gpusOf);
  const before = recordsOf(spec.initContainers);
  const isSidecar = (container: Record<string, unknown>) =>
    container.restartPolicy === 'Always';
  const sidecars = before.filter(isSidecar).map(gpusOf);
  const initial = before.filter(one => !isSidecar(one)).map(gpusOf);
  const running = add([...containers, ...sidecars]);
  const gpus: Record<string, number> = { ...running };
  for (const one of initial) {
    for (const [resource, amount] of Object.entries(one)) {
      gpus[resource] = Math.max(gpus[resource] ?? 0, amount);
    }
  }
  const node = textOf(spec.nodeName);
  return Object.keys(gpus).length === 0
    ? undefined
    : {
        namespace: textOf(pod.metadata.namespace) ?? '',
        ...(node && { node }),
        priority: typeof spec.priority === 'number' ? spec.priority : 0,
        gpus,
      };
}

/** Of an extended resource, a limit alone is a request. */
function gpusOf(container: Record<string, unknown>): Record<string, number> {
  const { limits, requests } = recordOf(container.resources);
  const amounts = { ...amountsOf(limits), ...amountsOf(requests) };
  return Object.fromEntries(
    Object.entries(amounts).filter(
      ([resource, amount]) => isGpuResource(resource) && amount > 0,
    ),
  );
}

function add(lists: Array<Record<string, number>>): Record<string, number> {
  const total: Record<string, number> = {};
  for (const list of lists) {
    for (const [resource, amount] of Object.entries(list)) {
      total[resource] = (total[resource] ?? 0) + amount;
    }
  }
  return total;
}
