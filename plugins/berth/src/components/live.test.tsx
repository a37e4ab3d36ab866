import { EntityProvider } from '@backstage/plugin-catalog-react';
import { screen, waitFor } from '@testing-library/react';
import type { ReactElement } from 'react';
import {
  aWorld,
  fakeBerthApi,
  type World,
} from '../__testUtils__/fakeBerthApi';
import { fakeSignals } from '../__testUtils__/fakeSignals';
import { aClaimDetail, aCluster, aTenant } from '../__testUtils__/fixtures';
import { renderPage, renderWithBerth } from '../__testUtils__/renderBerth';
import type { ChangeSignal } from '../data/keysOfChange';
import { ClaimEntityCard, TenantEntityCard } from './entity';

const claim = aClaimDetail();
const claimPath = `/claims/${encodeURIComponent(claim.id)}`;
const of = (kind: ChangeSignal['kind'], key: string): ChangeSignal => ({
  kind,
  key,
  operation: 'upsert',
});
const stale = aCluster({
  state: 'stale',
  staleSince: '2026-11-21T09:57:00Z',
  message: 'connect ECONNREFUSED',
});
const hasGoneStale = (world: World) => {
  world.clusters = [stale];
};

const card = (element: ReactElement, annotations: Record<string, string>) => (
  <EntityProvider
    entity={{
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Resource',
      metadata: { name: 'x', annotations },
    }}
  >
    {element}
  </EntityProvider>
);
const places: Record<string, string | ReactElement> = {
  'the page of tenants': '/',
  "a tenant's page": '/tenants/payments',
  "a claim's page": claimPath,
  "the card of a tenant's entity": card(<TenantEntityCard />, {
    'berth.dev/tenant': 'payments',
  }),
  "the card of a claim's entity": card(<ClaimEntityCard />, {
    'berth.dev/claim-id': claim.id,
  }),
};

function open(where: string) {
  const world = aWorld({ claims: [claim] });
  const signals = fakeSignals();
  const api = fakeBerthApi(world);
  const place = places[where];
  if (typeof place === 'string') {
    renderPage(place, { api, signals });
  } else {
    renderWithBerth(place, { api, signals });
  }
  return { world, signals };
}

describe('without a reload', () => {
  it.each<[string, string, ChangeSignal, (world: World) => void, RegExp]>([
    [
      'the page of tenants',
      'Payments',
      of('tenant', 'payments'),
      world => {
        world.tenants = [aTenant({ title: 'Renamed' })];
      },
      /Renamed/,
    ],
    [
      "a tenant's page",
      'orders-db',
      of('claim', claim.id),
      world => {
        world.claims = [
          { ...claim, phase: 'Failed', message: 'Disk is full.' },
        ];
      },
      /Disk is full/,
    ],
    [
      "a claim's page",
      'orders-db',
      of('claim', claim.id),
      world => {
        world.claims = [
          { ...claim, phase: 'Failed', message: 'Disk is full.' },
        ];
      },
      /Disk is full/,
    ],
    [
      "the card of a tenant's entity",
      '2 Ready',
      of('tenant', 'payments'),
      world => {
        world.tenants = [aTenant({ claims: { Failed: 3 } })];
      },
      /3 Failed/,
    ],
    [
      "the card of a claim's entity",
      'Ready',
      of('claim', claim.id),
      world => {
        world.claims = [
          { ...claim, phase: 'Failed', message: 'Disk is full.' },
        ];
      },
      /Failed/,
    ],
  ])(
    '%s shows what a signal tells of',
    async (where, before, signal, change, after) => {
      const { world, signals } = open(where);
      expect((await screen.findAllByText(before))[0]).toBeVisible();
      change(world);
      await signals.send(signal);
      expect((await screen.findAllByText(after))[0]).toBeVisible();
    },
  );

  it.each([
    'the page of tenants',
    "a tenant's page",
    "a claim's page",
    "the card of a tenant's entity",
    "the card of a claim's entity",
  ])(
    '%s says that a cluster has gone, since when, and that it is back',
    async where => {
      const { world, signals } = open(where);
      await waitFor(() =>
        expect(screen.queryAllByText(/orders-db|Payments|Ready/)).not.toEqual(
          [],
        ),
      );
      expect(screen.queryByText(/has not answered since/)).toBeNull();

      hasGoneStale(world);
      await signals.send(of('cluster', 'sandbox'));
      expect(
        await screen.findByText(/Cluster Sandbox has not answered since/),
      ).toHaveTextContent('3 min. ago');

      world.clusters = [aCluster()];
      await signals.send(of('cluster', 'sandbox'));
      await waitFor(() =>
        expect(screen.queryByText(/has not answered since/)).toBeNull(),
      );
    },
  );
});
