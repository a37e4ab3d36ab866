import type { OfferingActionDefinition } from '@berth/backstage-plugin-berth-node';
import { backupActions } from './backupActions';
import { contentActions } from './contentActions';
import { poolerActions } from './poolerActions';
import { runActions } from './runActions';
import { sizeActions } from './sizeActions';
import { versionAction } from './versionAction';

/**
 * What can be done to a database after it is there.
 *
 * @internal
 */
export const actions: Record<string, OfferingActionDefinition> = {
  ...sizeActions,
  ...runActions,
  'change-version': versionAction,
  ...backupActions,
  ...poolerActions,
  ...contentActions,
};
