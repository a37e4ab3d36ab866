import {
  definitionKind as crdKind,
  type KindDefinition,
} from '../defined-kinds/types';
import { schemaOfFields, type OpenApiSchema } from './simpleSchema';
import { group, labels, type ResourceGraphDefinition } from './types';

const text = { type: 'string' };
const conditions = {
  type: 'array',
  items: {
    type: 'object',
    required: ['type', 'status'],
    properties: {
      type: text,
      status: text,
      reason: text,
      message: text,
      observedGeneration: { type: 'integer', format: 'int64' },
      lastTransitionTime: { ...text, format: 'date-time' },
    },
  },
};

const columns = [
  ['STATE', 'string', '.status.state'],
  ['READY', 'string', '.status.conditions[?(@.type=="Ready")].status'],
  ['AGE', 'date', '.metadata.creationTimestamp'],
].map(([name, type, jsonPath]) => ({ name, type, jsonPath }));

/**
 * The kind that kro makes of a definition. Its status has whatever the
 * definition says, of whatever type that turns out to be.
 *
 * @throws Error that names the field that is no SimpleSchema
 * @internal
 */
export function kindOf(definition: ResourceGraphDefinition): KindDefinition {
  const { schema } = definition.spec;
  const { kind, metadata = {} } = schema;
  const singular = kind.toLowerCase();
  const plural = pluralOf(singular);
  const itsGroup = schema.group ?? group;
  return {
    ...crdKind,
    metadata: {
      name: `${plural}.${itsGroup}`,
      labels: {
        ...metadata.labels,
        [labels.owned]: 'true',
        [labels.definition]: definition.metadata.name!,
      },
      annotations: { ...metadata.annotations, 'berth.dev/simulated': 'true' },
    },
    spec: {
      group: itsGroup,
      scope: schema.scope ?? 'Namespaced',
      names: { kind, plural, singular, listKind: `${kind}List` },
      versions: [
        {
          name: schema.apiVersion,
          served: true,
          storage: true,
          subresources: { status: {} },
          additionalPrinterColumns: schema.additionalPrinterColumns ?? columns,
          schema: {
            openAPIV3Schema: {
              type: 'object',
              properties: {
                apiVersion: text,
                kind: text,
                metadata: { type: 'object' },
                spec: schemaOfFields(schema.spec ?? {}, schema.types),
                status: statusSchema(schema.status),
              },
            },
          },
        },
      ],
    },
  };
}

function statusSchema(fields: Record<string, unknown> = {}): OpenApiSchema {
  const open = { 'x-kubernetes-preserve-unknown-fields': true };
  return {
    type: 'object',
    properties: {
      ...Object.fromEntries(Object.keys(fields).map(name => [name, open])),
      state: text,
      conditions,
    },
  };
}

/** As English makes them, as far as kinds go. */
function pluralOf(word: string): string {
  if (/[^aeiou]y$/.test(word)) {
    return `${word.slice(0, -1)}ies`;
  }
  return /(s|x|z|ch|sh)$/.test(word) ? `${word}es` : `${word}s`;
}
