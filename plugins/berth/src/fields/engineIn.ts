/**
 * The engine that somebody has chosen in a form's field of that name.
 *
 * @internal
 */
export function engineIn(formData: unknown, field: string): string | undefined {
  const value =
    typeof formData === 'object' && formData !== null
      ? (formData as Record<string, unknown>)[field]
      : undefined;
  return typeof value === 'string' && value !== '' ? value : undefined;
}
