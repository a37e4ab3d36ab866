import { readPath } from './readPath';

/**
 * A text made of an object: a path alone, or a text with paths in braces, such
 * as `https://{.status.host}:{.status.port}`.
 */
export type OutputText = (object: unknown) => string | undefined;

/**
 * Reads how a text is made of an object.
 *
 * @returns what makes it; the text is undefined until each of its paths leads
 * to a text, a number or a boolean
 * @throws Error where it is neither a path nor a text with paths
 */
export function parseOutput(written: string): OutputText {
  const text = written.trim();
  const template = text.startsWith('.') ? `{${text}}` : text;
  const parts = template.split(/\{([^{}]*)\}/);
  // Every second part is a path; a mistake in one has to show now.
  parts
    .filter((_, index) => index % 2 === 1)
    .forEach(path => readPath({}, path));
  return object => {
    const values = parts.map((part, index) =>
      index % 2 === 1 ? scalarOf(readPath(object, part)) : part,
    );
    return values.some(value => value === undefined)
      ? undefined
      : values.join('');
  };
}

function scalarOf(value: unknown): string | undefined {
  switch (typeof value) {
    case 'string':
      return value === '' ? undefined : value;
    case 'number':
    case 'boolean':
      return String(value);
    default:
      return undefined;
  }
}
