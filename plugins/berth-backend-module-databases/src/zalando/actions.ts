import type { OfferingActionDefinition } from '@berth/backstage-plugin-berth-node';
import { backupActions } from './backupActions';
import { contentActions } from './contentActions';
import { runActions } from './runActions';
import { sizeActions } from './sizeActions';

/**
 * What can be done to a database after it is there.
 *
 * @internal
 */
export const actions: Record<string, OfferingActionDefinition> = {
  ...sizeActions,
  ...runActions,
  ...backupActions,
  ...contentActions,
};
