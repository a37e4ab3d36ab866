import { parseMarkers } from './markers';

/**
 * A schema as Kubernetes has it.
 *
 * @internal
 */
export interface OpenApiSchema {
  type?: string;
  properties?: Record<string, OpenApiSchema>;
  required?: string[];
  items?: OpenApiSchema;
  [field: string]: unknown;
}

type Types = Record<string, unknown>;

const ATOMIC = ['string', 'integer', 'boolean', 'number'];
const NUMBERS = [
  ...['minimum', 'maximum', 'minLength', 'maxLength'],
  ...['minItems', 'maxItems'],
];

/**
 * The schema of fields that are written in kro's SimpleSchema
 * (https://kro.run/docs/concepts/simple-schema).
 *
 * @throws Error that names the field that is not
 * @internal
 */
export function schemaOfFields(
  fields: Record<string, unknown>,
  types: Types = {},
): OpenApiSchema {
  const required: string[] = [];
  const properties: Record<string, OpenApiSchema> = {};
  for (const [name, field] of Object.entries(fields)) {
    try {
      const { schema, isRequired } = fieldOf(field, types);
      properties[name] = schema;
      if (isRequired) {
        required.push(name);
      }
    } catch (error) {
      throw new Error(`${name}: ${(error as Error).message}`);
    }
  }
  return {
    type: 'object',
    properties,
    ...(required.length > 0 && { required }),
    // So that the defaults within an object that nobody gave count as well.
    ...(required.length === 0 && hasDefault(properties) && { default: {} }),
  };
}

function fieldOf(field: unknown, types: Types) {
  if (typeof field === 'object' && field !== null && !Array.isArray(field)) {
    const schema = schemaOfFields(field as Record<string, unknown>, types);
    return { schema, isRequired: false };
  }
  if (typeof field !== 'string') {
    throw new Error('is neither a type nor an object');
  }
  const bar = field.indexOf('|');
  const [type, markers] =
    bar < 0 ? [field, ''] : [field.slice(0, bar), field.slice(bar + 1)];
  const schema = schemaOfType(type.trim(), types);
  let isRequired = false;
  for (const [name, value] of parseMarkers(markers)) {
    if (name === 'required') {
      isRequired = value === 'true';
    } else {
      mark(schema, name, value);
    }
  }
  return { schema, isRequired };
}

function schemaOfType(type: string, types: Types): OpenApiSchema {
  if (ATOMIC.includes(type)) {
    return { type };
  }
  if (type === 'float') {
    return { type: 'number' };
  }
  if (type === 'object') {
    return { type, 'x-kubernetes-preserve-unknown-fields': true };
  }
  if (type.startsWith('[]')) {
    return { type: 'array', items: schemaOfType(type.slice(2), types) };
  }
  const map = /^map\[string\](.+)$/.exec(type);
  if (map) {
    return {
      type: 'object',
      additionalProperties: schemaOfType(map[1], types),
    };
  }
  if (Object.hasOwn(types, type)) {
    return fieldOf(types[type], types).schema;
  }
  throw new Error(`there is no type '${type}'`);
}

function mark(schema: OpenApiSchema, name: string, value: string): void {
  if (name === 'default') {
    schema.default = typed(schema, value);
  } else if (name === 'enum') {
    schema.enum = value.split(',').map(one => typed(schema, one.trim()));
  } else if (NUMBERS.includes(name)) {
    schema[name] = Number(value);
  } else if (name === 'pattern' || name === 'description') {
    schema[name] = value;
  } else if (name === 'uniqueItems') {
    schema['x-kubernetes-list-type'] = value === 'true' ? 'set' : 'atomic';
  } else if (name === 'immutable' && value === 'true') {
    addRule(schema, { rule: 'self == oldSelf', message: 'field is immutable' });
  } else if (name === 'validation') {
    addRule(schema, { rule: value, message: 'validation failed' });
  } else if (name !== 'immutable') {
    throw new Error(`there is no marker '${name}'`);
  }
}

function addRule(schema: OpenApiSchema, rule: object): void {
  const key = 'x-kubernetes-validations';
  schema[key] = [...((schema[key] as object[] | undefined) ?? []), rule];
}

function typed({ type }: OpenApiSchema, value: string): unknown {
  return type === 'string' ? value : JSON.parse(value);
}

function hasDefault(properties: Record<string, OpenApiSchema>): boolean {
  return Object.values(properties).some(
    ({ default: value }) => value !== undefined,
  );
}
