import type { KubernetesObject } from '@berth/sandbox';

export const CLAIM_GROUP = 'cache.example.org';

const schema = {
  type: 'object',
  properties: {
    spec: {
      type: 'object',
      required: ['memory'],
      'x-kubernetes-validations': [
        {
          rule: "self.eviction == 'none' || self.memory != '1Gi'",
          message: 'A cache of 1Gi cannot evict',
        },
      ],
      properties: {
        memory: { type: 'string', enum: ['1Gi', '4Gi'] },
        eviction: { type: 'string', enum: ['none', 'lru'], default: 'none' },
      },
    },
    status: { type: 'object', properties: { host: { type: 'string' } } },
  },
};

/**
 * A definition of the older kind, whose composite resources people get by
 * claims, with the rights that go with it.
 */
export function claimedDefinition(): KubernetesObject[] {
  return [
    {
      apiVersion: 'apiextensions.crossplane.io/v1',
      kind: 'CompositeResourceDefinition',
      metadata: {
        name: `xcaches.${CLAIM_GROUP}`,
        labels: { 'berth.dev/offering': 'true' },
        annotations: {
          'berth.dev/title': 'Cache',
          'berth.dev/output-host': '.status.host',
          'berth.dev/output-port': '6379',
          'berth.dev/secret-keys': 'username, password',
          'simulation.berth.dev/status': JSON.stringify({
            host: '{.spec.claimRef.name}.cache.example.org',
          }),
        },
      },
      spec: {
        group: CLAIM_GROUP,
        names: { kind: 'XCache', plural: 'xcaches' },
        claimNames: { kind: 'Cache', plural: 'caches' },
        connectionSecretKeys: ['username', 'password'],
        versions: [
          {
            name: 'v1',
            served: true,
            referenceable: true,
            schema: { openAPIV3Schema: schema },
          },
        ],
      },
    },
    ...['view', 'tenant'].map(aggregate => ({
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'ClusterRole',
      metadata: {
        name: `caches-${aggregate}`,
        labels: { [`berth.dev/aggregate-to-${aggregate}`]: 'true' },
      },
      rules: [
        {
          apiGroups: [CLAIM_GROUP],
          resources: ['caches'],
          verbs: [
            ...['get', 'list', 'watch'],
            ...(aggregate === 'tenant'
              ? ['create', 'update', 'patch', 'delete']
              : []),
          ],
        },
      ],
    })),
  ];
}
