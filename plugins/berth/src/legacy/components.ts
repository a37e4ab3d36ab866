import {
  createComponentExtension,
  createRoutableExtension,
} from '@backstage/core-plugin-api';
import { rootRouteRef } from '../routes';
import { berthPlugin } from './plugin';

/**
 * Tenants, each tenant, and each claim: `<Route path="/berth" element={<BerthPage />} />`.
 *
 * @public
 */
export const BerthPage: () => JSX.Element = berthPlugin.provide(
  createRoutableExtension({
    name: 'BerthPage',
    component: () =>
      import('../components/BerthRouter').then(m => m.BerthRouter),
    mountPoint: rootRouteRef,
  }),
);

/**
 * On a tenant's entity page: its claims by phase.
 *
 * @public
 */
export const EntityBerthTenantCard: () => JSX.Element | null =
  berthPlugin.provide(
    createComponentExtension({
      name: 'EntityBerthTenantCard',
      component: {
        lazy: () =>
          import('../components/entity').then(m => m.TenantEntityCard),
      },
    }),
  );

/**
 * On a claim's entity page: its state and where it answers.
 *
 * @public
 */
export const EntityBerthClaimCard: () => JSX.Element | null =
  berthPlugin.provide(
    createComponentExtension({
      name: 'EntityBerthClaimCard',
      component: {
        lazy: () => import('../components/entity').then(m => m.ClaimEntityCard),
      },
    }),
  );

/**
 * A tab of a tenant's entity page: what it can ask for, and its claims.
 *
 * @public
 */
export const EntityBerthTenantContent: () => JSX.Element | null =
  berthPlugin.provide(
    createComponentExtension({
      name: 'EntityBerthTenantContent',
      component: {
        lazy: () =>
          import('../components/entity').then(m => m.TenantEntityContent),
      },
    }),
  );

/**
 * A tab of a claim's entity page: the claim as on its own page.
 *
 * @public
 */
export const EntityBerthClaimContent: () => JSX.Element | null =
  berthPlugin.provide(
    createComponentExtension({
      name: 'EntityBerthClaimContent',
      component: {
        lazy: () =>
          import('../components/entity').then(m => m.ClaimEntityContent),
      },
    }),
  );
