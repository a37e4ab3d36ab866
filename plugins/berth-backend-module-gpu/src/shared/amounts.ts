import {
  formatQuantity,
  isQuantity,
  parseQuantity,
} from '@berth/backstage-plugin-berth-common';
import { recordOf } from '@berth/backstage-plugin-berth-node';

/**
 * An amount as a cluster writes it, which may be a number or a text; undefined
 * when it is none.
 *
 * @internal
 */
export function amountOf(value: unknown): number | undefined {
  const text = typeof value === 'number' ? String(value) : value;
  return typeof text === 'string' && isQuantity(text)
    ? parseQuantity(text)
    : undefined;
}

/**
 * The amounts in a resource list; what is no amount is left out.
 *
 * @internal
 */
export function amountsOf(value: unknown): Record<string, number> {
  return Object.fromEntries(
    Object.entries(recordOf(value)).flatMap(([key, raw]) => {
      const amount = amountOf(raw);
      return amount === undefined ? [] : [[key, amount]];
    }),
  );
}

/**
 * An amount of a resource times a factor, rounded up to what can be written;
 * undefined when it is no amount.
 *
 * @internal
 */
export function scaleQuantity(
  value: unknown,
  resource: string,
  factor: number,
): string | undefined {
  const amount = amountOf(value);
  return amount === undefined
    ? undefined
    : formatQuantity(amount * factor, resource);
}
