import {
  formatQuantity,
  isQuantity,
  parseQuantity,
} from '@berth/backstage-plugin-berth-common';
import { recordOf, type ClaimUsage } from '@berth/backstage-plugin-berth-node';
import { parseUsage, type Factor } from './parseUsage';

/**
 * What a claim will use, as an annotation of the definition says. A field that
 * nobody fills in counts with its default; a resource that depends on a field
 * without a value is not known.
 *
 * @param text - the annotation's text
 * @param spec - the schema of the spec
 * @returns undefined without an annotation: nothing is known then
 * @throws Error where the annotation cannot be read
 */
export function usageBy(
  text: string | undefined,
  spec: unknown,
): ((input: Record<string, unknown>) => ClaimUsage) | undefined {
  if (text === undefined) {
    return undefined;
  }
  const lines = parseUsage(text);
  return input => {
    const resources: Record<string, string> = {};
    let isComplete = true;
    for (const { resource, factors } of lines) {
      const values = factors.map(factor => valueOf(factor, spec, input));
      const product = values.reduce<number | undefined>(
        (whole, value) =>
          whole === undefined || value === undefined
            ? undefined
            : whole * value,
        1,
      );
      if (product === undefined) {
        isComplete = false;
      } else {
        resources[resource] = formatQuantity(product, resource);
      }
    }
    return { resources, isComplete };
  };
}

function valueOf(
  factor: Factor,
  spec: unknown,
  input: Record<string, unknown>,
): number | undefined {
  if ('quantity' in factor) {
    return parseQuantity(factor.quantity);
  }
  const { path, sizes } = factor;
  const value = fieldOf(spec, input, path);
  if (!['string', 'number', 'boolean'].includes(typeof value)) {
    return undefined;
  }
  const written = String(value);
  const quantity = sizes ? ownOf(sizes, written) : written;
  return typeof quantity === 'string' && isQuantity(quantity)
    ? parseQuantity(quantity)
    : undefined;
}

/** As the API server fills in defaults: not within what is not there. */
function fieldOf(
  schema: unknown,
  input: Record<string, unknown>,
  path: string[],
): unknown {
  let [value, here]: [unknown, unknown] = [input, schema];
  for (const name of path) {
    if (typeof value !== 'object' || value === null) {
      return undefined;
    }
    here = ownOf(recordOf(recordOf(here).properties), name);
    value = ownOf(recordOf(value), name) ?? recordOf(here).default;
  }
  return value;
}

function ownOf(record: Record<string, unknown>, name: string): unknown {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}
