/**
 * A value of an object as a map; empty when it is none. The cluster's word is
 * taken for nothing that its schema may not hold to.
 *
 * @public
 */
export function recordOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
}

/**
 * A text that says something.
 *
 * @public
 */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/**
 * The texts in a list; empty when it is none.
 *
 * @public
 */
export function textsOf(value: unknown): string[] {
  return Array.isArray(value)
    ? value.filter(item => typeof item === 'string')
    : [];
}

/**
 * The maps in a list; empty when it is none.
 *
 * @public
 */
export function recordsOf(value: unknown): Array<Record<string, unknown>> {
  return Array.isArray(value)
    ? value.filter(
        item =>
          typeof item === 'object' && item !== null && !Array.isArray(item),
      )
    : [];
}

/**
 * A whole number from 0.
 *
 * @public
 */
export function countOf(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0
    ? value
    : undefined;
}

/**
 * What a text says in JSON; undefined when it is none.
 *
 * @public
 */
export function jsonOf(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
