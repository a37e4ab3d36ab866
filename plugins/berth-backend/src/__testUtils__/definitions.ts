import {
  createSchemaOffering,
  recordOf,
  textOf,
  type OfferingSource,
} from '@berth/backstage-plugin-berth-node';
import type { KubernetesObject } from '@berth/sandbox';

export const GROUP = 'platform.test';

const BLUEPRINT = {
  group: GROUP,
  version: 'v1alpha1',
  kind: 'Blueprint',
  plural: 'blueprints',
};

/** The definition of what definitions may be made from. */
export function blueprintDefinition(): KubernetesObject {
  return {
    ...webAppDefinition({ name: BLUEPRINT }),
    metadata: { name: `${BLUEPRINT.plural}.${GROUP}` },
  };
}

/** Makes offerings of marked definitions, and of those of marked blueprints. */
export const testSource: OfferingSource = {
  origins: [
    {
      key: 'blueprints',
      kinds: [{ ...BLUEPRINT, version: 'v2' }, BLUEPRINT],
      nameOf: ({ metadata }) => textOf(recordOf(metadata.labels).blueprint),
    },
  ],
  offeringOf: ({ name, kind, schema, annotations, origin }) => {
    if (annotations['berth.dev/title'] === '') {
      throw new Error('it has no title');
    }
    return createSchemaOffering({
      id: `composition.${name}`,
      title: annotations['berth.dev/title'] ?? kind.kind,
      description: origin ?? 'none',
      category: annotations['berth.dev/category'],
      primary: kind,
      schema,
      providedBy: kind.kind,
      accessHint: `Let ${kind.plural} be watched`,
      holdsData: false,
      details: ({ primary }) => {
        const label = annotations['berth.dev/output'];
        const { host } = recordOf(primary.status);
        return label && host ? [{ label, value: String(host) }] : [];
      },
    });
  },
};

/**
 * A kind that a platform team has defined: nested objects, choices, defaults
 * and a CEL rule.
 */
export function webAppDefinition(
  options: {
    labels?: Record<string, string>;
    annotations?: Record<string, string>;
    fields?: object;
    name?: { kind: string; plural: string };
  } = {},
): KubernetesObject {
  const { labels, annotations, fields = {} } = options;
  const { kind, plural } = options.name ?? {
    kind: 'WebApp',
    plural: 'webapps',
  };
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: {
      name: `${plural}.${GROUP}`,
      ...(labels && { labels }),
      ...(annotations && { annotations }),
    },
    spec: {
      group: GROUP,
      scope: 'Namespaced',
      names: { plural, singular: kind.toLowerCase(), kind },
      versions: [
        {
          name: 'v1alpha1',
          served: true,
          storage: true,
          subresources: { status: {} },
          additionalPrinterColumns: [
            { name: 'Tier', type: 'string', jsonPath: '.spec.tier' },
          ],
          schema: { openAPIV3Schema: schemaWith(fields) },
        },
      ],
    },
  };
}

function schemaWith(fields: object): object {
  return {
    type: 'object',
    description: 'A web application with its address.',
    required: ['spec'],
    properties: {
      spec: {
        type: 'object',
        required: ['image'],
        'x-kubernetes-validations': [
          {
            rule: 'self.replicas.min <= self.replicas.max',
            message: 'replicas.min may not exceed replicas.max',
          },
        ],
        properties: {
          image: {
            type: 'string',
            minLength: 1,
            maxLength: 200,
            pattern: '^[a-z0-9][a-z0-9./:_-]*$',
          },
          tier: {
            type: 'string',
            enum: ['bronze', 'silver', 'gold'],
            default: 'bronze',
          },
          replicas: {
            type: 'object',
            default: {},
            properties: {
              min: { type: 'integer', minimum: 0, maximum: 9, default: 1 },
              max: { type: 'integer', minimum: 1, maximum: 10, default: 3 },
            },
          },
          port: { 'x-kubernetes-int-or-string': true, default: 8080 },
          ...fields,
        },
      },
      status: {
        type: 'object',
        'x-kubernetes-preserve-unknown-fields': true,
      },
    },
  };
}

/** Lets Berth watch such kinds, and tenants' developers write them. */
export function definitionRoles(plural = 'webapps'): KubernetesObject[] {
  const role = (
    name: string,
    aggregate: string,
    verbs: string[],
  ): KubernetesObject => ({
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRole',
    metadata: {
      name,
      labels: { [`berth.dev/aggregate-to-${aggregate}`]: 'true' },
    },
    rules: [{ apiGroups: [GROUP], resources: [plural], verbs }],
  });
  return [
    role(`${plural}-view`, 'view', ['get', 'list', 'watch']),
    role(`${plural}-tenant`, 'tenant', [
      'get',
      'list',
      'create',
      'update',
      'patch',
      'delete',
    ]),
  ];
}

/** Lets a tenant's developers use kinds that are offered by definition. */
export function definitionBinding(
  tenant: string,
  namespace: string = tenant,
): KubernetesObject {
  const apiGroup = 'rbac.authorization.k8s.io';
  return {
    apiVersion: `${apiGroup}/v1`,
    kind: 'RoleBinding',
    metadata: { name: 'developers-definitions', namespace },
    roleRef: {
      apiGroup,
      kind: 'ClusterRole',
      name: 'berth-tenant-definitions',
    },
    subjects: [{ apiGroup, kind: 'Group', name: `backstage:${tenant}` }],
  };
}
