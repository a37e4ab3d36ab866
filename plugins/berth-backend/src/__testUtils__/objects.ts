import type { KubernetesObject } from '@berth/sandbox';

/**
 * A tenant's namespace, in which the tenant's group may do what the deployed
 * role for developers, and one for things, let it.
 */
export function tenantNamespace(
  tenant: string,
  name: string = tenant,
  annotations: Record<string, string> = {},
): KubernetesObject[] {
  return [
    {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: {
        name,
        labels: { 'berth.dev/tenant': tenant },
        annotations: {
          'berth.dev/owner': `group:default/${tenant}`,
          ...annotations,
        },
      },
    },
    ...['berth-tenant-developer', 'things'].map(role => ({
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'RoleBinding',
      metadata: { name: `developers-${role}`, namespace: name },
      roleRef: {
        apiGroup: 'rbac.authorization.k8s.io',
        kind: 'ClusterRole',
        name: role,
      },
      subjects: [
        {
          apiGroup: 'rbac.authorization.k8s.io',
          kind: 'Group',
          name: `backstage:${tenant}`,
        },
      ],
    })),
  ];
}

/**
 * The kind of `anOffering`, and a second one for children.
 */
export function thingDefinition(
  kind: 'Thing' | 'Part' = 'Thing',
): KubernetesObject {
  const plural = `${kind.toLowerCase()}s`;
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `${plural}.test.berth.dev` },
    spec: {
      group: 'test.berth.dev',
      scope: 'Namespaced',
      names: { plural, singular: kind.toLowerCase(), kind },
      versions: [
        {
          name: 'v1',
          served: true,
          storage: true,
          subresources: { status: {} },
          schema: {
            openAPIV3Schema: {
              type: 'object',
              properties: {
                spec: {
                  type: 'object',
                  properties: {
                    size: { type: 'integer', minimum: 1, maximum: 5 },
                    note: { type: 'string' },
                  },
                },
                status: {
                  type: 'object',
                  'x-kubernetes-preserve-unknown-fields': true,
                },
              },
            },
          },
        },
      ],
    },
  };
}

/**
 * Lets Berth watch things, and tenants' developers work with them.
 */
export function thingRoles(): KubernetesObject[] {
  const role = (name: string, verbs: string[]): KubernetesObject => ({
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRole',
    metadata: { name },
    rules: [
      { apiGroups: ['test.berth.dev'], resources: ['things', 'parts'], verbs },
    ],
  });
  return [
    role('things', ['get', 'list', 'create', 'update', 'patch', 'delete']),
    role('berth-things', ['get', 'list', 'watch']),
    {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'ClusterRoleBinding',
      metadata: { name: 'berth-things' },
      roleRef: {
        apiGroup: 'rbac.authorization.k8s.io',
        kind: 'ClusterRole',
        name: 'berth-things',
      },
      subjects: [
        { kind: 'ServiceAccount', name: 'berth', namespace: 'berth-system' },
      ],
    },
  ];
}

/** A thing as kubectl would make it. */
export function aThing(
  namespace: string,
  name: string,
  metadata: object = {},
): KubernetesObject {
  return {
    apiVersion: 'test.berth.dev/v1',
    kind: 'Thing',
    metadata: { namespace, name, ...metadata },
    spec: { size: 1 },
  };
}
