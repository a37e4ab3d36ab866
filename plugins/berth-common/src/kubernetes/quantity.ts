import { InputError } from '@backstage/errors';

const SUFFIXES: Record<string, number> = {
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  '': 1,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60,
};

const QUANTITY =
  /^([+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+))(Ki|Mi|Gi|Ti|Pi|Ei|[eE][+-]?[0-9]+|[numkMGTPE]?)$/;

/**
 * A JSON Schema pattern for positive storage and memory quantities such as
 * `10Gi`: digits and a unit, so that the common slip `10Gb` is caught while
 * it is typed.
 *
 * @public
 */
export const BYTES_PATTERN =
  '^[1-9][0-9]*(\\.[0-9]+)?(Ki|Mi|Gi|Ti|Pi|k|M|G|T|P)$';

/**
 * Whether a text is a Kubernetes quantity.
 *
 * @public
 */
export function isQuantity(text: string): boolean {
  return QUANTITY.test(text);
}

/**
 * The value of a Kubernetes quantity in its base unit: bytes, cores or a
 * count. Values beyond 2^53 lose precision, as any double does.
 *
 * @remarks
 * The grammar is that of `k8s.io/apimachinery/pkg/api/resource`.
 *
 * @throws InputError when the text is no quantity; the message names the remedy.
 * @public
 */
export function parseQuantity(text: string): number {
  const match = QUANTITY.exec(text);
  if (!match) {
    throw new InputError(
      `'${text}' is no Kubernetes quantity; write a number and a unit such as 500m, 2, 512Mi or 10Gi`,
    );
  }
  const [, digits, suffix] = match;
  return /^[eE][+-]?[0-9]/.test(suffix)
    ? Number(digits + suffix)
    : Number(digits) * SUFFIXES[suffix];
}

/**
 * Adds up resource lists, as when several pods' requests become a claim's.
 *
 * @returns canonical quantities, see {@link formatQuantity}
 * @public
 */
export function addResources(
  ...lists: Array<Record<string, string>>
): Record<string, string> {
  const totals = new Map<string, number>();
  for (const list of lists) {
    for (const [name, quantity] of Object.entries(list)) {
      totals.set(name, (totals.get(name) ?? 0) + parseQuantity(quantity));
    }
  }
  return Object.fromEntries(
    [...totals].map(([name, value]) => [name, formatQuantity(value, name)]),
  );
}

/**
 * Multiplies a resource list, as when an instance's requests become those of
 * all its instances.
 *
 * @public
 */
export function multiplyResources(
  list: Record<string, string>,
  factor: number,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(list).map(([name, quantity]) => [
      name,
      formatQuantity(parseQuantity(quantity) * factor, name),
    ]),
  );
}

/**
 * Writes a value as the shortest exact quantity: bytes (memory, storage) with
 * a binary unit, anything else in units or thousandths.
 *
 * @public
 */
export function formatQuantity(value: number, resource: string): string {
  if (/(memory|storage)$/.test(resource)) {
    for (const unit of ['Pi', 'Ti', 'Gi', 'Mi', 'Ki']) {
      const scaled = value / SUFFIXES[unit];
      if (scaled >= 1 && Number.isInteger(scaled)) {
        return `${scaled}${unit}`;
      }
    }
    return String(Math.ceil(value));
  }
  return Number.isInteger(value)
    ? String(value)
    : `${Math.ceil(Number((value * 1000).toPrecision(15)))}m`;
}
