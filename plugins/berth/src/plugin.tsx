import { createFrontendPlugin } from '@backstage/frontend-plugin-api';
import { RiShip2Line } from '@remixicon/react';
import { berthApi } from './extensions/apis';
import {
  claimEntityCard,
  claimEntityContent,
  tenantEntityCard,
  tenantEntityContent,
} from './extensions/entities';
import {
  berthEngineFormField,
  berthOfferingFormField,
  berthForgeFormField,
  berthNameFormField,
  berthOfferingInputFormField,
  berthTenantFormField,
} from './extensions/formFields';
import { berthPage } from './extensions/pages';
import {
  claimRouteRef,
  gpusRouteRef,
  sharedGpusRouteRef,
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
  extensions: [
    berthApi,
    berthPage,
    berthNameFormField,
    berthTenantFormField,
    berthEngineFormField,
    berthOfferingFormField,
    berthForgeFormField,
    berthOfferingInputFormField,
    tenantEntityCard,
    claimEntityCard,
    tenantEntityContent,
    claimEntityContent,
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
