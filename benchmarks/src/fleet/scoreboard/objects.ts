import type { KindReference, KubernetesObject } from '@berth/sandbox';

export const NAMESPACE = 'shop';
/** On both clusters, and after a while on one. */
export const SHARED_NAMESPACE = 'shared';
export const SHARED_NAME = 'orders';

/** Databases of CloudNativePG, which most cases are about. */
export const DATABASE_KIND = {
  apiVersion: 'postgresql.cnpg.io/v1',
  kind: 'Cluster',
} satisfies KindReference;
export const DATABASE_PATH = '/apis/postgresql.cnpg.io/v1/clusters';
export const DATABASES = ['db-1', 'db-2', 'db-3', 'db-4', 'db-5'];

/** A kind that a platform team has defined, with a form in the portal. */
export const FORM_GROUP = 'platform.example.org';
export const FORM_PLURAL = 'caches';
export const FORM_SINGULAR = 'cache';
export const FORM_KIND = {
  apiVersion: `${FORM_GROUP}/v1`,
  kind: 'Cache',
} satisfies KindReference;

/** A composite resource of Crossplane. */
export const COMPOSED_GROUP = 'storage.example.org';
export const COMPOSED_PLURAL = 'buckets';
export const COMPOSED_KIND = {
  apiVersion: `${COMPOSED_GROUP}/v1`,
  kind: 'Bucket',
} satisfies KindReference;
const COMPOSITION = 'bucket-at-a-provider';

const MARK = { 'berth.dev/offering': 'true' };

/** A namespace of the tenant of its own name. */
export function namespaceOf(name: string): KubernetesObject {
  return {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name, labels: { 'berth.dev/tenant': name } },
  };
}

/** A database, owned by whom an annotation that both subjects read says. */
export function databaseOf(
  namespace: string,
  name: string,
  owner = 'group:default/team-a',
): KubernetesObject {
  return {
    ...DATABASE_KIND,
    metadata: {
      namespace,
      name,
      annotations: { 'terasky.backstage.io/owner': owner },
    },
    spec: { instances: 1, storage: { size: '1Gi' } },
  };
}

/** The definition of {@link FORM_KIND}, with one field of that name. */
export function formDefinition(field: string): KubernetesObject {
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `${FORM_PLURAL}.${FORM_GROUP}`, labels: MARK },
    spec: {
      group: FORM_GROUP,
      scope: 'Namespaced',
      names: {
        plural: FORM_PLURAL,
        singular: FORM_SINGULAR,
        kind: FORM_KIND.kind,
      },
      versions: [
        {
          name: 'v1',
          served: true,
          storage: true,
          schema: {
            openAPIV3Schema: {
              type: 'object',
              properties: {
                spec: {
                  type: 'object',
                  properties: { [field]: { type: 'string' } },
                },
              },
            },
          },
        },
      ],
    },
  };
}

/** An object of {@link FORM_KIND}. */
export function cacheOf(namespace: string, name: string): KubernetesObject {
  return { ...FORM_KIND, metadata: { namespace, name }, spec: {} };
}

/** What Crossplane makes the kind {@link COMPOSED_KIND} of, and with what. */
export function composedDefinitions(): KubernetesObject[] {
  return [
    {
      apiVersion: 'apiextensions.k8s.io/v1',
      kind: 'CustomResourceDefinition',
      metadata: { name: 'compositions.apiextensions.crossplane.io' },
      spec: {
        group: 'apiextensions.crossplane.io',
        scope: 'Cluster',
        names: {
          plural: 'compositions',
          singular: 'composition',
          kind: 'Composition',
        },
        versions: [
          {
            name: 'v1',
            served: true,
            storage: true,
            schema: {
              openAPIV3Schema: {
                type: 'object',
                'x-kubernetes-preserve-unknown-fields': true,
              },
            },
          },
        ],
      },
    },
    {
      apiVersion: 'apiextensions.crossplane.io/v1',
      kind: 'Composition',
      metadata: { name: COMPOSITION },
      spec: {
        compositeTypeRef: COMPOSED_KIND,
        mode: 'Pipeline',
        pipeline: [
          {
            step: 'make',
            functionRef: { name: 'function-patch-and-transform' },
          },
        ],
      },
    },
    {
      apiVersion: 'apiextensions.crossplane.io/v2',
      kind: 'CompositeResourceDefinition',
      metadata: {
        name: `${COMPOSED_PLURAL}.${COMPOSED_GROUP}`,
        labels: MARK,
      },
      spec: {
        scope: 'Namespaced',
        group: COMPOSED_GROUP,
        names: { kind: COMPOSED_KIND.kind, plural: COMPOSED_PLURAL },
        versions: [
          {
            name: 'v1',
            served: true,
            referenceable: true,
            schema: {
              openAPIV3Schema: {
                type: 'object',
                properties: {
                  spec: {
                    type: 'object',
                    properties: { region: { type: 'string' } },
                  },
                },
              },
            },
          },
        ],
      },
    },
  ];
}

/** A composite resource, as it is when Crossplane has chosen its composition. */
export function bucketOf(namespace: string, name: string): KubernetesObject {
  return {
    ...COMPOSED_KIND,
    metadata: { namespace, name },
    spec: {
      region: 'north',
      crossplane: { compositionRef: { name: COMPOSITION } },
    },
  };
}

/** What lets Berth watch the kinds that are offered by their definition. */
export const viewRole: KubernetesObject = {
  apiVersion: 'rbac.authorization.k8s.io/v1',
  kind: 'ClusterRole',
  metadata: {
    name: 'scoreboard-view',
    labels: { 'berth.dev/aggregate-to-view': 'true' },
  },
  rules: [
    {
      apiGroups: [FORM_GROUP],
      resources: [FORM_PLURAL],
      verbs: ['get', 'list', 'watch'],
    },
    {
      apiGroups: [COMPOSED_GROUP],
      resources: [COMPOSED_PLURAL],
      verbs: ['get', 'list', 'watch'],
    },
  ],
};
