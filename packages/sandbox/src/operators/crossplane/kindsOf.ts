import {
  definitionKind as crdKind,
  type KindDefinition,
  type KindNames,
} from '../defined-kinds/types';
import { ownedBy } from '../StatusController';
import {
  claimFields,
  compositeFields,
  legacyFields,
  statusFields,
} from './machinery';
import { definitionKind, type CompositeResourceDefinition } from './types';

interface Schema {
  properties?: Record<string, Schema | undefined>;
  [field: string]: unknown;
}

/**
 * The kinds that Crossplane makes of a definition: the composite resource, and
 * its claim where it has one. They carry its labels, and whatever
 * `spec.metadata` says.
 *
 * @internal
 */
export function kindsOf(xrd: CompositeResourceDefinition): KindDefinition[] {
  const { spec } = xrd;
  const isLegacy = (spec.scope ?? 'LegacyCluster') === 'LegacyCluster';
  return [
    kindOf(xrd, {
      names: spec.names,
      scope: spec.scope === 'Namespaced' ? 'Namespaced' : 'Cluster',
      category: 'composite',
      fields: isLegacy ? legacyFields : compositeFields,
    }),
    ...(isLegacy && spec.claimNames
      ? [
          kindOf(xrd, {
            names: spec.claimNames,
            scope: 'Namespaced',
            category: 'claim',
            fields: claimFields,
          }),
        ]
      : []),
  ];
}

function kindOf(
  xrd: CompositeResourceDefinition,
  options: {
    names: KindNames;
    scope: 'Namespaced' | 'Cluster';
    category: string;
    fields: object;
  },
): KindDefinition {
  const { names, scope, category, fields } = options;
  const { group, versions, metadata = {} } = xrd.spec;
  return {
    ...crdKind,
    metadata: {
      name: `${names.plural}.${group}`,
      labels: { ...xrd.metadata.labels, ...metadata.labels },
      annotations: { ...metadata.annotations, 'berth.dev/simulated': 'true' },
      ownerReferences: ownedBy({ ...xrd, ...definitionKind }),
    },
    spec: {
      group,
      scope,
      names: {
        ...names,
        singular: names.singular ?? names.kind.toLowerCase(),
        listKind: names.listKind ?? `${names.kind}List`,
        categories: [category],
      } as KindNames,
      versions: versions.map(version => ({
        name: version.name,
        served: version.served,
        storage: version.referenceable,
        subresources: { status: {} },
        additionalPrinterColumns: [
          ...(version.additionalPrinterColumns ?? []),
          ...['Synced', 'Ready'].map(type => ({
            name: type.toUpperCase(),
            type: 'string',
            jsonPath: `.status.conditions[?(@.type=='${type}')].status`,
          })),
          {
            name: 'AGE',
            type: 'date',
            jsonPath: '.metadata.creationTimestamp',
          },
        ],
        schema: {
          openAPIV3Schema: schemaWith(
            (version.schema?.openAPIV3Schema ?? {}) as Schema,
            fields,
          ),
        },
      })),
    },
  };
}

/** The platform team's fields and rules, with Crossplane's fields added. */
function schemaWith(schema: Schema, fields: object): Schema {
  const { spec, status } = schema.properties ?? {};
  return {
    ...schema,
    type: 'object',
    required: ['spec'],
    properties: {
      apiVersion: { type: 'string' },
      kind: { type: 'string' },
      metadata: { type: 'object' },
      spec: withFields(spec, fields),
      status: withFields(status, statusFields),
    },
  };
}

function withFields(schema: Schema | undefined, fields: object): Schema {
  return {
    ...schema,
    type: 'object',
    properties: { ...schema?.properties, ...(fields as Schema['properties']) },
  };
}
