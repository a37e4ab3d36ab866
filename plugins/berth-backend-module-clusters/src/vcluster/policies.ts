import { addResources } from '@berth/backstage-plugin-berth-common';
import type { VirtualClusterInput } from './input';
import { planDefaults } from './plans';
import type { SizedInput } from './size';
import { usage } from './usage';

/**
 * The guard rails in the chart's values.
 *
 * @internal
 */
export function policyValues(input: VirtualClusterInput) {
  return {
    resourceQuota: input.limitNamespace
      ? { enabled: true, quota: quotaOf(input) }
      : { enabled: false },
    limitRange: { enabled: input.limitNamespace },
    networkPolicy: { enabled: input.networkPolicy },
  };
}

/**
 * What everything in the namespace may have: what the plan gives to what runs
 * inside, and what the control plane takes. The chart's own keys that are not
 * here keep its defaults.
 *
 * @internal
 */
export function quotaOf(
  input: Pick<VirtualClusterInput, 'gpus'> & SizedInput,
): Record<string, string> {
  const { cpu, memory, storage, pods } = planDefaults[input.plan].inside;
  const inside = {
    'requests.cpu': cpu,
    'requests.memory': memory,
    'requests.storage': storage,
    'requests.ephemeral-storage': times(pods, '4Gi'),
    'limits.cpu': times(4, cpu),
    'limits.memory': times(2, memory),
    'limits.ephemeral-storage': times(pods, '8Gi'),
  };
  const own = usage(input);
  const controlPlane = Object.fromEntries(
    Object.keys(inside).flatMap(key => (own[key] ? [[key, own[key]]] : [])),
  );
  const count = (perPod: number) => String(pods * perPod + 20);
  return {
    ...addResources(inside, controlPlane),
    // The prefix is what makes Kubernetes enforce it.
    'requests.nvidia.com/gpu': String(input.gpus),
    'services.nodeports': '0',
    'services.loadbalancers': '0',
    'count/pods': count(1),
    'count/services': count(1),
    'count/endpoints': count(1),
    'count/secrets': count(5),
    'count/configmaps': count(5),
    'count/persistentvolumeclaims': count(1),
  };
}

function times(factor: number, quantity: string): string {
  return addResources(
    ...Array.from({ length: factor }, () => ({ memory: quantity })),
  ).memory;
}
