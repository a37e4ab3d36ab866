import { recordOf } from '@berth/backstage-plugin-berth-node';

/**
 * The value at the end of a way through maps; undefined where there is none.
 *
 * @internal
 */
export function valueAt(
  object: Record<string, unknown>,
  [field, ...further]: string[],
): unknown {
  const value = object[field];
  return further.length === 0 ? value : valueAt(recordOf(value), further);
}

/**
 * A map that has a value at the end of a way, and nothing else.
 *
 * @internal
 */
export function mapWith(
  [field, ...further]: string[],
  value: unknown,
): Record<string, unknown> {
  return {
    [field]: further.length === 0 ? value : mapWith(further, value),
  };
}

/**
 * What a map is after a merge patch (RFC 7386), for maps within lists, which
 * Kubernetes' own merge patch replaces as a whole.
 *
 * @internal
 */
export function merged(
  object: Record<string, unknown>,
  patch: Record<string, unknown>,
): Record<string, unknown> {
  const result = { ...object };
  for (const [field, value] of Object.entries(patch)) {
    if (value === null) {
      delete result[field];
    } else {
      result[field] = isMap(value)
        ? merged(recordOf(object[field]), value)
        : value;
    }
  }
  return result;
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
