/**
 * The text that somebody has chosen in a form's field of that name, such as an
 * engine or an offering.
 *
 * @internal
 */
export function textIn(formData: unknown, field: string): string | undefined {
  const value =
    typeof formData === 'object' && formData !== null
      ? (formData as Record<string, unknown>)[field]
      : undefined;
  return typeof value === 'string' && value !== '' ? value : undefined;
}
