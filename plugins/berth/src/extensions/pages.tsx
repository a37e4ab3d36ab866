import { PageBlueprint } from '@backstage/frontend-plugin-api';
import { RiShip2Line } from '@remixicon/react';
import { rootRouteRef } from '../routes';

/** Tenants, each tenant, and each claim. */
export const berthPage = PageBlueprint.make({
  params: {
    path: '/berth',
    title: 'Tenants',
    icon: <RiShip2Line />,
    routeRef: rootRouteRef,
    // The pages bring their own, inside of a landmark.
    noHeader: true,
    loader: () =>
      import('../components/BerthRouter').then(m => <m.BerthRouter />),
  },
});
