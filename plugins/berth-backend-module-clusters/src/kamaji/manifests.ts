import {
  multiplyResources,
  type KubernetesObject,
} from '@berth/backstage-plugin-berth-common';
import type {
  ManifestContext,
  ResourceList,
} from '@berth/backstage-plugin-berth-node';
import type { KamajiInput } from './input';
import { TENANT_CONTROL_PLANE } from './kind';
import { planDefaults, plans, resourcesOf } from './plans';

/**
 * The TenantControlPlane that an input asks for.
 *
 * @internal
 */
export function manifests(
  input: KamajiInput,
  { name, tenant }: ManifestContext,
): KubernetesObject[] {
  const { group, version, kind } = TENANT_CONTROL_PLANE;
  return [
    {
      apiVersion: `${group}/${version}`,
      kind,
      metadata: {
        name,
        labels: {
          'tenant.clastix.io': tenant,
          'backstage.io/kubernetes-id': name,
        },
      },
      spec: {
        ...(input.dataStore && { dataStore: input.dataStore }),
        controlPlane: {
          deployment: {
            replicas: replicasOf(input),
            resources: resourcesOf(input.plan),
          },
          service: { serviceType: input.expose },
        },
        kubernetes: {
          version: input.kubernetesVersion,
          kubelet: { preferredAddressTypes: ['InternalIP', 'ExternalIP'] },
        },
        networkProfile: {
          port: 6443,
          ...(input.address && { address: input.address }),
          podCidr: input.podCidr,
          serviceCidr: input.serviceCidr,
        },
        addons: {
          coreDNS: {},
          kubeProxy: {},
          ...(input.konnectivity && {
            konnectivity: { server: { port: 8132 }, agent: {} },
          }),
        },
      },
    },
  ];
}

/**
 * What the control plane takes of the tenant's quota; the nodes are elsewhere.
 *
 * @internal
 */
export function usage(input: KamajiInput): ResourceList {
  const { cpu, memory } = plans[input.plan].resources;
  return {
    ...multiplyResources(
      {
        'requests.cpu': cpu,
        'requests.memory': memory,
        'limits.memory': memory,
        pods: '1',
      },
      replicasOf(input),
    ),
    services: '1',
    ...(input.expose === 'LoadBalancer' && { 'services.loadbalancers': '1' }),
    ...(input.expose === 'NodePort' && { 'services.nodeports': '1' }),
  };
}

function replicasOf(input: KamajiInput): number {
  return input.replicas ?? planDefaults[input.plan].replicas;
}
