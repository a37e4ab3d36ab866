import type { OfferingActionDefinition } from '@berth/backstage-plugin-berth-node';
import { backupActions } from './backupActions';
import { contentActions } from './contentActions';
import { runActions } from './runActions';
import { sizeActions } from './sizeActions';
import { upgradeActions } from './upgradeActions';

/**
 * What can be done to a database after it is there.
 *
 * @internal
 */
export const actions: Record<string, OfferingActionDefinition> = {
  ...sizeActions,
  ...runActions,
  ...upgradeActions,
  ...backupActions,
  ...contentActions,
};
