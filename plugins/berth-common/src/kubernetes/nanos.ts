/** One unit in billionths, the finest that a Kubernetes quantity resolves. */
export const NANO = 1_000_000_000n;

const BINARY: Record<string, bigint> = {
  Ki: 1n << 10n,
  Mi: 1n << 20n,
  Gi: 1n << 30n,
  Ti: 1n << 40n,
  Pi: 1n << 50n,
  Ei: 1n << 60n,
};

const DECIMAL_EXPONENTS: Record<string, number> = {
  n: -9,
  u: -6,
  m: -3,
  '': 0,
  k: 3,
  M: 6,
  G: 9,
  T: 12,
  P: 15,
  E: 18,
};

// Two digits of exponent are enough for any amount, and keep a short text from
// asking for a number of a billion digits.
const QUANTITY =
  /^([+-]?)(?:([0-9]+)(?:\.([0-9]*))?|\.([0-9]+))(?:([KMGTPE]i)|[eE]([+-]?[0-9]{1,2})|([numkMGTPE]?))$/;

/**
 * Whether {@link parseNanos} reads a text.
 *
 * @internal
 */
export function isQuantityText(text: string): boolean {
  return QUANTITY.test(text);
}

/**
 * A quantity in billionths of its unit, rounded away from zero beyond them;
 * undefined when the text is none. Exact where a double is not: `0.1` ten
 * times is `1`, and `8Ei` is not off by a byte.
 *
 * @internal
 */
export function parseNanos(text: string): bigint | undefined {
  const match = QUANTITY.exec(text);
  if (!match) {
    return undefined;
  }
  const [, sign, whole, decimals, bare, binary, exponent, suffix] = match;
  const fraction = decimals ?? bare ?? '';
  const digits = BigInt((whole ?? '') + fraction);
  const power =
    (exponent ? Number(exponent) : DECIMAL_EXPONENTS[suffix ?? '']) -
    fraction.length +
    9;
  const scaled = digits * (binary ? BINARY[binary] : 1n);
  const nanos =
    power >= 0
      ? scaled * 10n ** BigInt(power)
      : divideUp(scaled, 10n ** BigInt(-power));
  return sign === '-' ? -nanos : nanos;
}

/**
 * The shortest canonical quantity of so many billionths of a resource.
 *
 * @internal
 */
export function formatNanos(nanos: bigint, resource: string): string {
  if (nanos < 0n) {
    return `-${formatNanos(-nanos, resource)}`;
  }
  if (isCountedInBytes(resource)) {
    const bytes = divideUp(nanos, NANO);
    const [unit, size] = Object.entries(BINARY)
      .reverse()
      .find(([, factor]) => bytes > 0n && bytes % factor === 0n) ?? ['', 1n];
    return `${bytes / size}${unit}`;
  }
  return nanos % NANO === 0n
    ? String(nanos / NANO)
    : `${divideUp(nanos, NANO / 1000n)}m`;
}

function isCountedInBytes(resource: string): boolean {
  return /(memory|storage)$|(^|\.)hugepages-/.test(resource);
}

function divideUp(dividend: bigint, divisor: bigint): bigint {
  return (dividend + divisor - 1n) / divisor;
}
