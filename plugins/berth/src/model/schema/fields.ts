import type { InputSchema } from './types';

/**
 * How a field is filled in.
 *
 * @internal
 */
export type Control =
  | 'choice'
  | 'text'
  | 'file'
  | 'number'
  | 'switch'
  | 'list'
  | 'group'
  | 'json';

/**
 * A field of a form.
 *
 * @internal
 */
export interface InputField {
  name: string;
  label: string;
  control: Control;
  schema: InputSchema;
  required: boolean;
}

/**
 * The one schema behind unions that only add `null` or spell out an enum.
 *
 * @internal
 */
export function effectiveSchema(schema: InputSchema): InputSchema {
  const union = schema.anyOf ?? schema.oneOf;
  if (!union) {
    return schema;
  }
  const { anyOf: _anyOf, oneOf: _oneOf, ...rest } = schema;
  const branches = union.filter(branch => branch.type !== 'null');
  if (branches.length === 1) {
    return { ...branches[0], ...rest };
  }
  if (branches.every(branch => branch.const !== undefined)) {
    return { ...rest, enum: branches.map(branch => branch.const) };
  }
  return schema;
}

function controlOf(schema: InputSchema): Control {
  if (schema.enum || schema.const !== undefined) {
    return 'choice';
  }
  const type = Array.isArray(schema.type)
    ? schema.type.find(candidate => candidate !== 'null')
    : schema.type;
  switch (type) {
    case 'string':
      return schema.contentMediaType ? 'file' : 'text';
    case 'integer':
    case 'number':
      return 'number';
    case 'boolean':
      return 'switch';
    case 'array':
      return effectiveSchema(schema.items ?? {}).type === 'string'
        ? 'list'
        : 'json';
    case 'object':
      return schema.properties ? 'group' : 'json';
    default:
      return 'json';
  }
}

/** `storageClass` as `Storage class`, for fields without a title. */
function labelOf(name: string): string {
  const words = name.replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/**
 * The fields of an object schema, in the order in which it names them.
 *
 * @internal
 */
export function fieldsOf(schema: InputSchema): InputField[] {
  return Object.entries(schema.properties ?? {}).map(([name, property]) => {
    const effective = effectiveSchema(property);
    return {
      name,
      label: effective.title ?? labelOf(name),
      control: controlOf(effective),
      schema: effective,
      required: schema.required?.includes(name) ?? false,
    };
  });
}

/**
 * The values that fields have when nobody touches them.
 *
 * @internal
 */
export function defaultsOf(schema: InputSchema): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(schema.properties ?? {})
      .map(([name, property]) => [name, effectiveSchema(property).default])
      .filter(([, value]) => value !== undefined),
  );
}
