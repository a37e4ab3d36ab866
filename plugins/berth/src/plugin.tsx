import { createFrontendPlugin } from '@backstage/frontend-plugin-api';
import { RiShip2Line } from '@remixicon/react';
import { berthApi } from './extensions/apis';
import { berthPage } from './extensions/pages';
import {
  claimRouteRef,
  rootRouteRef,
  taskRouteRef,
  templateRouteRef,
  tenantRouteRef,
} from './routes';

/**
 * Tenants, their claims and how to ask for more.
 *
 * @public
 */
export const berthPlugin = createFrontendPlugin({
  pluginId: 'berth',
  title: 'Berth',
  icon: <RiShip2Line />,
  info: { packageJson: () => import('../package.json') },
  extensions: [berthApi, berthPage],
  routes: { root: rootRouteRef, tenant: tenantRouteRef, claim: claimRouteRef },
  externalRoutes: { template: templateRouteRef, task: taskRouteRef },
});
