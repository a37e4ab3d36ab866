import type { ClaimObjects } from '@berth/backstage-plugin-berth-node';
import { backupState } from './backupState';
import { hibernationAsked, observe } from './observed';

/**
 * Why nothing but resuming can be done to a database that hibernates.
 *
 * @internal
 */
export function asleep({ primary }: ClaimObjects): string | undefined {
  return hibernationAsked(observe(primary))
    ? 'It hibernates; resume it first.'
    : undefined;
}

/**
 * Why nothing can be backed up or restored.
 *
 * @internal
 */
export function withoutBackups(objects: ClaimObjects): string | undefined {
  switch (backupState(objects).method) {
    case 'plugin':
      return undefined;
    case 'in-tree':
      return 'Its backups are made in the form that CloudNativePG 1.31 no longer has; the platform team can move it to the Barman Cloud plugin.';
    default:
      return 'It has no place for backups; name an ObjectStore in its definition (spec.plugins), or ask for a new database with backups.';
  }
}
