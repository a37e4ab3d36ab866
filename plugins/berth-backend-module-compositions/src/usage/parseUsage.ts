import { isQuantity } from '@berth/backstage-plugin-berth-common';

/** A factor of an amount: a quantity, or what a field comes to. */
export type Factor =
  | { quantity: string }
  | {
      /** The names that lead to the field, from `spec` on. */
      path: string[];
      /** What each value of the field stands for; else the value itself. */
      sizes?: Record<string, string>;
    };

/** What is used of a resource: the product of its factors. */
export interface UsageLine {
  resource: string;
  factors: Factor[];
}

const MAX_LINES = 20;
const RESOURCE = /^[a-z0-9]([-a-z0-9./_]{0,130}[a-z0-9])?$/i;
const FIELD = /^\.spec((?:\.[A-Za-z_][\w-]*)+)\s*(?:\(([^()]*)\))?$/;

/**
 * Reads what a definition's annotation says that a claim uses: a resource a
 * line, or with semicolons between them, each the product of quantities and
 * fields of the spec.
 *
 * @throws Error that names what is none of these
 */
export function parseUsage(text: string): UsageLine[] {
  const lines = text
    .split(/[;\n]/)
    .map(line => line.trim())
    .filter(Boolean);
  if (lines.length > MAX_LINES) {
    throw new Error(`it uses more than ${MAX_LINES} resources`);
  }
  return lines.map(line => {
    const colon = line.indexOf(':');
    const resource = line.slice(0, Math.max(colon, 0)).trim();
    if (!RESOURCE.test(resource)) {
      throw new Error(`'${line.slice(0, 80)}' names no resource that is used`);
    }
    const factors = line
      .slice(colon + 1)
      .split('*')
      .map(factorOf);
    return { resource, factors };
  });
}

function factorOf(written: string): Factor {
  const text = written.trim();
  if (isQuantity(text)) {
    return { quantity: text };
  }
  const field = FIELD.exec(text);
  if (!field) {
    throw new Error(
      `'${text.slice(0, 80)}' is neither a quantity nor a field of the spec`,
    );
  }
  const path = field[1].slice(1).split('.');
  return field[2] === undefined ? { path } : { path, sizes: sizesOf(field[2]) };
}

function sizesOf(text: string): Record<string, string> {
  return Object.fromEntries(
    text.split(',').map(pair => {
      const [value, quantity = ''] = pair.split('=').map(part => part.trim());
      if (!isQuantity(quantity)) {
        throw new Error(`'${pair.trim().slice(0, 80)}' gives no quantity`);
      }
      return [value, quantity];
    }),
  );
}
