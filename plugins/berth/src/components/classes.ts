/**
 * Joins class names, leaving out what is not there.
 *
 * @internal
 */
export function classes(...names: Array<string | false | undefined>): string {
  return names.filter(Boolean).join(' ');
}
