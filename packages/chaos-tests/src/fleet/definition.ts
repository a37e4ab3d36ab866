import type { KubernetesObject } from '@berth/sandbox';

export const CLUSTER_KIND = {
  apiVersion: 'postgresql.cnpg.io/v1',
  kind: 'Cluster',
};

/** As much of CloudNativePG's kind as its claims are judged by. */
export const clusterDefinition: KubernetesObject = {
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: 'clusters.postgresql.cnpg.io' },
  spec: {
    group: 'postgresql.cnpg.io',
    scope: 'Namespaced',
    names: { plural: 'clusters', singular: 'cluster', kind: 'Cluster' },
    versions: [
      {
        name: 'v1',
        served: true,
        storage: true,
        subresources: { status: {} },
        schema: {
          openAPIV3Schema: {
            type: 'object',
            'x-kubernetes-preserve-unknown-fields': true,
          },
        },
      },
    ],
  },
};

/** The namespaces among which claims are made, and which change their tenant. */
export const NAMESPACES = ['chaos-a', 'chaos-b', 'chaos-c'];
export const TENANTS = ['payments', 'shop', undefined];

/** A namespace that belongs to a tenant, or to none. */
export function namespaceOf(
  name: string,
  tenant: string | undefined,
): KubernetesObject {
  return {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: {
      name,
      ...(tenant && { labels: { 'berth.dev/tenant': tenant } }),
    },
  };
}
