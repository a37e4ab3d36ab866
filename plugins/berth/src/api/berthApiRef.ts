import { createApiRef } from '@backstage/frontend-plugin-api';
import type { BerthApi } from './BerthApi';

/**
 * Reference of the client of Berth's backend.
 *
 * @public
 */
export const berthApiRef = createApiRef<BerthApi>().with({
  id: 'plugin.berth.client',
  pluginId: 'berth',
});
