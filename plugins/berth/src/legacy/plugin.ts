import {
  createApiFactory,
  createPlugin,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import { BerthClient } from '@berth/backstage-plugin-berth-common';
import { berthApiRef } from '../api';
import {
  claimRouteRef,
  gpusRouteRef,
  sharedGpusRouteRef,
  rootRouteRef,
  taskRouteRef,
  templateRouteRef,
  tenantRouteRef,
} from '../routes';

/**
 * Berth for apps of the old frontend system.
 *
 * @public
 */
export const berthPlugin = createPlugin({
  id: 'berth',
  apis: [
    createApiFactory({
      api: berthApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => BerthClient.create(deps),
    }),
  ],
  routes: {
    root: rootRouteRef,
    tenant: tenantRouteRef,
    claim: claimRouteRef,
    gpus: gpusRouteRef,
    sharedGpus: sharedGpusRouteRef,
  },
  externalRoutes: { template: templateRouteRef, task: taskRouteRef },
});
