/**
 * The fields of a message under their own names: protocol buffers take them in
 * JSON as `stringValue`, too, which is how the Python SDK writes filters.
 *
 * @internal
 */
export function snakeCased(
  fields: Record<string, unknown>,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`),
      value,
    ]),
  );
}
