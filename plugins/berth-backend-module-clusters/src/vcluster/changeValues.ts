import type { PlannedChange } from '@berth/backstage-plugin-berth-node';
import { recordOf } from '@berth/backstage-plugin-berth-node';
import { stringify } from 'yaml';
import type { ValuesPlace } from './release';

/**
 * The change of an object by which the chart's values become what a merge
 * patch of them says. Where they are text the whole text is written anew.
 *
 * @param more - what else changes in the same object
 * @internal
 */
export function changeValues(
  place: ValuesPlace,
  values: Record<string, unknown>,
  patch: Record<string, unknown>,
  more: Record<string, unknown> = {},
): PlannedChange {
  const { kind, name, namespace, path, isText } = place;
  if (Object.keys(patch).length === 0) {
    return { type: 'merge-patch', kind, name, namespace, patch: more };
  }
  const value = isText
    ? stringify(mergePatched(values, patch), { aliasDuplicateObjects: false })
    : patch;
  const nested = path.reduceRight<unknown>(
    (inner, key) => ({ [key]: inner }),
    value,
  ) as Record<string, unknown>;
  return {
    type: 'merge-patch',
    kind,
    name,
    namespace,
    patch: mergePatched(more, nested, { keepNulls: true }),
  };
}

/**
 * What a JSON merge patch (RFC 7386) makes of an object.
 *
 * @internal
 */
export function mergePatched(
  target: Record<string, unknown>,
  patch: Record<string, unknown>,
  options: { keepNulls?: boolean } = {},
): Record<string, unknown> {
  const result = { ...target };
  for (const [key, value] of Object.entries(patch)) {
    if (value === null && !options.keepNulls) {
      delete result[key];
    } else if (isRecord(value)) {
      result[key] = mergePatched(recordOf(result[key]), value, options);
    } else {
      result[key] = value;
    }
  }
  return result;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
