import {
  berthError,
  type Connection,
  type ResourceKind,
} from '@berth/backstage-plugin-berth-common';
import { createOffering } from '../offerings/createOffering';
import { refuseFields } from '../offerings/inputSchema';
import type { Offering, OfferingInput } from '../offerings/Offering';
import type {
  ClaimDetailLine,
  ClaimObjects,
  ClaimUsage,
  Readiness,
} from '../offerings/types';
import {
  judgeObject,
  type DefiningSystem,
} from '../readiness/rules/judgeObject';
import { recordOf } from '../reading/values';
import { formSchemaOf } from './formSchema';
import { normalizeInput } from './normalizeInput';
import type { FormSchema } from './types';
import { problemsOf } from './validateInput';

const CHANGE = 'change';
/** So many fields are shown where nobody says which; the rest is folded. */
const SHOWN_FIELDS = 8;

/**
 * An offering of a kind of which nothing is known but its schema.
 *
 * @public
 */
export interface SchemaOfferingDefinition {
  /** A valid label value that begins with `composition.`. */
  id: string;
  title: string;
  description: string;
  /** Which icon it has and with what it is shown. */
  category?: string;
  docs?: string;
  /** Whether it is shown before one looks for it. */
  featured?: boolean;
  template?: string;
  primary: ResourceKind;
  /** OpenAPI v3 schema of the kind's objects, as Kubernetes writes it. */
  schema: unknown;
  /** Fields of the spec that nobody fills in, by their paths. */
  hidden?: string[];
  /** Fields of the spec that a form folds away. */
  advanced?: string[];
  /** The fields that a form shows, in their order; all others are folded. */
  fields?: string[];
  /** The system that made the kind. */
  definedBy?: DefiningSystem;
  /** What a cluster lacks where the kind is not there. */
  providedBy: string;
  /** What to do about it where Berth may not watch the kind. */
  accessHint?: string;
  holdsData: boolean;
  /** What a claim will use, where that can be said. */
  usage?: (input: OfferingInput) => ClaimUsage;
  connection?: (objects: ClaimObjects) => Connection | undefined;
  details?: (objects: ClaimObjects) => ClaimDetailLine[];
}

/**
 * Makes an offering of a kind's schema. The form is that of its spec; an input
 * is checked as far as the schema says, and what else there is, such as CEL
 * rules, the API server checks. Its state is judged by the conventions of
 * Kubernetes, or those of the system that made the kind.
 *
 * @throws Error where the schema is none that a form can be made of
 * @public
 */
export function createSchemaOffering(
  definition: SchemaOfferingDefinition,
): Offering {
  const { primary, definedBy, category } = definition;
  const form = formOfSpec(definition);
  const inputSchema = form as Record<string, unknown>;
  const changes = withoutDemands(form);
  const apiVersion = `${primary.group}/${primary.version}`;

  const base = createOffering({
    ...definition,
    category: 'composition',
    requires: [{ ...primary, providedBy: definition.providedBy }],
    plans: {},
    input: () => ({}),
    advanced: [],
    manifests: (input, { name }) => [
      {
        apiVersion,
        kind: primary.kind,
        metadata: { name },
        spec: input,
      },
    ],
    // Replaced below: an input has none of the fields that zod knows.
    usage: () => ({}),
    readiness: objects => readinessOf(objects, definedBy),
    actions: {
      [CHANGE]: {
        title: 'Change',
        description:
          'Changes fields of it. What is left out stays as it is; a list is replaced as a whole.',
        plan: () => [],
      },
    },
  });

  return {
    ...base,
    category: category ?? base.category,
    accessHint: definition.accessHint,
    inputSchema,
    advanced: foldedFields(definition, form),
    actions: base.actions.map(action => ({
      ...action,
      inputSchema: changes as Record<string, unknown>,
    })),
    parseInput: input => parse(form, input),
    usage: input => definition.usage?.(input).resources ?? {},
    // Else nobody knows what its controller will make of it.
    isUsageKnown: input => definition.usage?.(input).isComplete ?? false,
    planAction: (id, input, objects, context) => {
      base.planAction(id, {}, objects, context);
      const spec = parse(changes, input);
      if (Object.keys(spec).length === 0) {
        throw berthError('action-unavailable', {
          message: 'Nothing was changed; change at least one field.',
        });
      }
      const { name, namespace, resourceVersion } = objects.primary
        .metadata as Record<string, string | undefined>;
      return [
        {
          type: 'merge-patch',
          kind: primary,
          name: String(name),
          namespace,
          patch: {
            ...(resourceVersion && { metadata: { resourceVersion } }),
            spec,
          },
        },
      ];
    },
  };
}

function parse(schema: FormSchema, input: unknown): OfferingInput {
  const wanted = normalizeInput(schema, input ?? {});
  refuseFields(problemsOf(schema, wanted));
  return wanted as OfferingInput;
}

/** The form of the spec, without what only the kind's controller writes. */
function formOfSpec(definition: SchemaOfferingDefinition): FormSchema {
  const { properties, required } = recordOf(definition.schema);
  const spec = recordOf(recordOf(properties).spec);
  if (Object.keys(spec).length === 0) {
    throw new Error('its objects have no spec');
  }
  const others = Array.isArray(required)
    ? required.filter(
        name =>
          !['apiVersion', 'kind', 'metadata', 'spec', 'status'].includes(name),
      )
    : [];
  if (others.length > 0) {
    throw new Error(`its objects need ${others.join(', ')} beside their spec`);
  }
  const form = formSchemaOf(spec);
  if (form.type !== 'object') {
    throw new Error('its spec is no object');
  }
  return (definition.hidden ?? []).reduce<FormSchema>(
    (rest, path) => without(rest, path.split('.')),
    { ...form, properties: inOrder(form, definition.fields) },
  );
}

/** As somebody wants them, else what is needed before what is not. */
function inOrder(
  { properties = {}, required = [] }: FormSchema,
  fields: string[] = required,
): Record<string, FormSchema> {
  const names = Object.keys(properties);
  const first = fields.filter(name => names.includes(name));
  return Object.fromEntries(
    [...new Set([...first, ...required, ...names])].map(name => [
      name,
      properties[name],
    ]),
  );
}

function without(schema: FormSchema, [name, ...rest]: string[]): FormSchema {
  const { properties = {}, required = [], ...others } = schema;
  if (!Object.hasOwn(properties, name)) {
    return schema;
  }
  const { [name]: inner, ...kept } = properties;
  return {
    ...others,
    properties:
      rest.length > 0 ? { ...properties, [name]: without(inner, rest) } : kept,
    ...(required.length > 0 && {
      required:
        rest.length > 0 ? required : required.filter(one => one !== name),
    }),
  };
}

function foldedFields(
  definition: SchemaOfferingDefinition,
  { properties = {}, required = [] }: FormSchema,
): string[] {
  const { fields, advanced = [] } = definition;
  const names = Object.keys(properties);
  const open = names.filter(name => !advanced.includes(name));
  const shown = new Set([
    ...(fields ?? open.slice(0, SHOWN_FIELDS)),
    ...required,
  ]);
  return names.filter(name => !shown.has(name));
}

/** Of a change nothing is needed, and what is not said stays as it is. */
function withoutDemands(schema: FormSchema): FormSchema {
  const { required: _, default: __, properties, ...rest } = schema;
  return {
    ...rest,
    ...(properties && {
      properties: Object.fromEntries(
        Object.entries(properties).map(([name, property]) => [
          name,
          withoutDemands(property),
        ]),
      ),
    }),
  };
}

function readinessOf(
  { primary }: ClaimObjects,
  definedBy: DefiningSystem | undefined,
): Readiness {
  const { rule: _, ...judged } = judgeObject(primary, { definedBy });
  // Somebody offers the kind, so that somebody will report on its objects.
  return judged.reason === 'NoStatus'
    ? {
        ...judged,
        phase: 'Provisioning',
        message: 'Its controller has not reported on it yet.',
      }
    : judged;
}
