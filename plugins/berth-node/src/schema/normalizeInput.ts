import { recordOf } from '../reading/values';
import type { FormSchema } from './types';

/**
 * An input as the API server wants it: a whole number where a field takes text
 * or number, and the objects that have to be there even if nobody fills in
 * anything of them.
 *
 * @internal
 */
export function normalizeInput(schema: FormSchema, value: unknown): unknown {
  if (Array.isArray(schema.type)) {
    return typeof value === 'string' && /^(0|[1-9]\d{0,14})$/.test(value)
      ? Number(value)
      : value;
  }
  if (schema.type === 'array' && Array.isArray(value)) {
    return value.map(item => normalizeInput(schema.items ?? {}, item));
  }
  if (
    schema.type !== 'object' ||
    typeof value !== 'object' ||
    value === null ||
    Array.isArray(value)
  ) {
    return value;
  }
  const { properties = {}, required = [], additionalProperties } = schema;
  const given = recordOf(value);
  const missing = required.filter(
    name => !Object.hasOwn(given, name) && canBeEmpty(properties[name]),
  );
  return Object.fromEntries([
    ...missing.map(name => [name, normalizeInput(properties[name], {})]),
    ...Object.entries(given).map(([name, item]) => [
      name,
      normalizeInput(
        Object.hasOwn(properties, name)
          ? properties[name]
          : recordOf(additionalProperties),
        item,
      ),
    ]),
  ]);
}

/** Whether an object says enough by being there. */
function canBeEmpty(schema: FormSchema): boolean {
  const { type, properties = {}, required = [], minProperties = 0 } = schema;
  return (
    type === 'object' &&
    minProperties === 0 &&
    required.every(name => canBeEmpty(properties[name]))
  );
}
