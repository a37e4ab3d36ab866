import {
  EntityCardBlueprint,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import { RiShip2Line } from '@remixicon/react';
import { isClaimEntity, isTenantEntity } from './entityFilters';

/** On a tenant's entity: its claims by phase. */
export const tenantEntityCard = EntityCardBlueprint.make({
  name: 'tenant',
  params: {
    type: 'info',
    filter: isTenantEntity,
    loader: () =>
      import('../components/entity').then(m => <m.TenantEntityCard />),
  },
});

/** On a claim's entity: its state and where it answers. */
export const claimEntityCard = EntityCardBlueprint.make({
  name: 'claim',
  params: {
    type: 'content',
    filter: isClaimEntity,
    loader: () =>
      import('../components/entity').then(m => <m.ClaimEntityCard />),
  },
});

/** On a tenant's entity: what it can ask for, and its claims. */
export const tenantEntityContent = EntityContentBlueprint.make({
  name: 'tenant',
  params: {
    path: '/berth',
    title: 'Berth',
    icon: <RiShip2Line />,
    filter: isTenantEntity,
    loader: () =>
      import('../components/entity').then(m => <m.TenantEntityContent />),
  },
});

/** On a claim's entity: the claim as on its own page. */
export const claimEntityContent = EntityContentBlueprint.make({
  name: 'claim',
  params: {
    path: '/berth-claim',
    title: 'Berth',
    icon: <RiShip2Line />,
    filter: isClaimEntity,
    loader: () =>
      import('../components/entity').then(m => <m.ClaimEntityContent />),
  },
});
