const MAX_LENGTH = 256;
const PATH = /^(?:\.[A-Za-z_][\w-]*|\[\d{1,4}\]|\['[^']{1,253}'\])+$/;
const STEP = /\.([A-Za-z_][\w-]*)|\[(\d{1,4})\]|\['([^']{1,253})'\]/g;

/**
 * Reads a field by a path as kubectl's JSONPath writes it, without filters and
 * wildcards: `.status.endpoints[0].host`, `.metadata.labels['app.kubernetes.io/name']`.
 *
 * @returns undefined where there is nothing at that path
 * @throws Error where it is no such path
 */
export function readPath(object: unknown, path: string): unknown {
  if (path.length > MAX_LENGTH || !PATH.test(path)) {
    throw new Error(`'${path.slice(0, 80)}' is no path`);
  }
  let value: unknown = object;
  for (const [, field, index, quoted] of path.matchAll(STEP)) {
    const key = field ?? index ?? quoted;
    value =
      typeof value === 'object' && value !== null && Object.hasOwn(value, key)
        ? (value as Record<string, unknown>)[key]
        : undefined;
  }
  return value;
}
