/** What YAML 1.1 and 1.2 parsers read as something else than a text. */
const YAML_SPECIAL =
  /^(?:~|null|true|false|yes|no|on|off|y|n|[-+]?(?:\d[\d_]*(?:\.\d*)?(?:e[-+]?\d+)?|0[xob][\da-f]+|\.inf)|\.nan|\d{4}-\d{2}-\d{2}.*)$/i;

/**
 * A text as a YAML scalar that any parser reads back as the same text.
 *
 * @internal
 */
export function yamlScalar(text: string): string {
  return /^[A-Za-z0-9][-A-Za-z0-9._/]*$/.test(text) && !YAML_SPECIAL.test(text)
    ? text
    : JSON.stringify(text);
}

/**
 * A text as one word of a POSIX shell.
 *
 * @internal
 */
export function shellWord(text: string): string {
  return /^[A-Za-z0-9_./:=@%+-]+$/.test(text)
    ? text
    : `'${text.replaceAll("'", `'\\''`)}'`;
}

/**
 * The name of an environment variable for a key of a Secret.
 *
 * @internal
 */
export function environmentName(text: string): string {
  const name = text
    .replace(/[^A-Za-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .toUpperCase();
  return /^[A-Z]/.test(name) ? name : `_${name}`;
}
