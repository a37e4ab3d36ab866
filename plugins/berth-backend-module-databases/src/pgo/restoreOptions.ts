/**
 * What pgBackRest is told to restore to: a point in time, or as far as it can.
 *
 * @internal
 */
export function restoreOptions(targetTime: string | undefined): string[] {
  if (!targetTime) {
    return [];
  }
  const target = new Date(targetTime)
    .toISOString()
    .replace('T', ' ')
    .replace('Z', '+00');
  return ['--type=time', `--target="${target}"`];
}
