import { berthError } from '../errors/berthError';
import { formatNanos, isQuantityText, NANO, parseNanos } from './nanos';

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
 * Whether a text is a Kubernetes quantity by the grammar that
 * `k8s.io/apimachinery/pkg/api/resource` documents. Exponents of more than two
 * digits, which no cluster has a use for, are none.
 *
 * @public
 */
export function isQuantity(text: string): boolean {
  return isQuantityText(text);
}

/**
 * The value of a Kubernetes quantity in its base unit: bytes, cores or a
 * count. A fraction is kept to billionths and rounded up beyond, as Kubernetes
 * does; a value beyond 2^53 loses precision, as any double does.
 *
 * @throws InputError with code `quantity-invalid` when the text is no
 * quantity; the message names the remedy
 * @public
 */
export function parseQuantity(text: string): number {
  const nanos = nanosOf(text);
  return Number(nanos / NANO) + Number(nanos % NANO) / 1e9;
}

/**
 * Compares two quantities exactly: negative when the first is less, zero when
 * both are the same amount, positive when it is more.
 *
 * @throws InputError with code `quantity-invalid`
 * @public
 */
export function compareQuantities(a: string, b: string): number {
  const [left, right] = [nanosOf(a), nanosOf(b)];
  if (left === right) {
    return 0;
  }
  return left < right ? -1 : 1;
}

/**
 * Adds up resource lists, as when several pods' requests become a claim's.
 * The sums are exact.
 *
 * @returns canonical quantities, see {@link formatQuantity}
 * @throws InputError with code `quantity-invalid`
 * @public
 */
export function addResources(
  ...lists: Array<Record<string, string>>
): Record<string, string> {
  const totals = new Map<string, bigint>();
  for (const list of lists) {
    for (const [name, quantity] of Object.entries(list)) {
      totals.set(name, (totals.get(name) ?? 0n) + nanosOf(quantity));
    }
  }
  return Object.fromEntries(
    [...totals].map(([name, nanos]) => [name, formatNanos(nanos, name)]),
  );
}

/**
 * Multiplies a resource list by a whole number, as when an instance's requests
 * become those of all its instances.
 *
 * @throws InputError with code `quantity-invalid`
 * @public
 */
export function multiplyResources(
  list: Record<string, string>,
  factor: number,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(list).map(([name, quantity]) => [
      name,
      formatNanos(nanosOf(quantity) * BigInt(factor), name),
    ]),
  );
}

/**
 * Writes a finite value as the shortest quantity of that resource: bytes
 * (memory, storage, huge pages) with a binary unit, anything else in units or
 * thousandths, rounded up.
 *
 * @public
 */
export function formatQuantity(value: number, resource: string): string {
  // Fifteen digits are what a double holds for sure; the noise beyond them
  // (0.1 + 0.2) must not round a thousandth up.
  const text = Number.isInteger(value)
    ? String(BigInt(value))
    : value.toPrecision(15);
  return formatNanos(nanosOf(text), resource);
}

function nanosOf(text: string): bigint {
  const nanos = parseNanos(text);
  if (nanos === undefined) {
    throw berthError('quantity-invalid', {
      message: `'${text.slice(
        0,
        80,
      )}' is no Kubernetes quantity; write a number and a unit such as 500m, 2, 512Mi or 10Gi`,
    });
  }
  return nanos;
}
