import { isDeepStrictEqual } from 'node:util';

/**
 * The JSON merge patch (RFC 7396) that turns one object into another;
 * `undefined` if they are equal.
 *
 * @internal
 */
export function mergePatch(
  before: object,
  after: object,
): Record<string, unknown> | undefined {
  const old = before as Record<string, unknown>;
  const wanted = after as Record<string, unknown>;
  const patch: Record<string, unknown> = {};
  for (const name of new Set([...Object.keys(old), ...Object.keys(wanted)])) {
    if (!(name in wanted)) {
      patch[name] = null;
    } else if (isObject(old[name]) && isObject(wanted[name])) {
      const inner = mergePatch(old[name], wanted[name]);
      if (inner) {
        patch[name] = inner;
      }
    } else if (!isDeepStrictEqual(old[name], wanted[name])) {
      patch[name] = wanted[name];
    }
  }
  return Object.keys(patch).length > 0 ? patch : undefined;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
