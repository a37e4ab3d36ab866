/**
 * A text from a cluster as every database takes it: without NUL and lone
 * surrogates, and no longer than allowed.
 *
 * @internal
 */
export function cleanText(value: unknown, maxLength: number): string {
  const text = typeof value === 'string' ? value : String(value ?? '');
  return text
    .slice(0, maxLength)
    .replaceAll('\u0000', '')
    .replace(/\p{Surrogate}/gu, '\ufffd');
}

/**
 * As {@link cleanText}, and undefined for what is no text or empty.
 *
 * @internal
 */
export function optionalText(
  value: unknown,
  maxLength: number,
): string | undefined {
  return typeof value === 'string' && value.trim()
    ? cleanText(value, maxLength)
    : undefined;
}

/**
 * A moment from a cluster in the form of {@link isoTime}; undefined for what is
 * no moment.
 *
 * @internal
 */
export function optionalTime(value: unknown): string | undefined {
  const milliseconds = typeof value === 'string' ? Date.parse(value) : NaN;
  return Number.isFinite(milliseconds)
    ? new Date(milliseconds).toISOString()
    : undefined;
}
