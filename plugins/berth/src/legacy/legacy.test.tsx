import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { scaffolderApiRef } from '@backstage/plugin-scaffolder-react';
import { screen } from '@testing-library/react';
import { Route, Routes } from 'react-router-dom';
import { berthApiRef } from '../api';
import { BerthRouter } from '../components/BerthRouter';
import { rootRouteRef } from '../routes';
import { fakeBerthApi } from '../__testUtils__/fakeBerthApi';
import { aClaim } from '../__testUtils__/fixtures';
import * as legacy from '../legacy';

/** An app of the old frontend system, with the page at `/berth`. */
const renderAt = (path: string) =>
  renderInTestApp(
    <TestApiProvider
      apis={[
        [berthApiRef, fakeBerthApi()],
        [scaffolderApiRef, {}],
      ]}
    >
      <Routes>
        <Route path="/berth/*" element={<BerthRouter />} />
      </Routes>
    </TestApiProvider>,
    {
      routeEntries: [path],
      mountedRoutes: {
        '/berth': rootRouteRef,
        '/catalog/:namespace/:kind/:name': entityRouteRef,
      },
    },
  );

describe('in an app of the old frontend system', () => {
  it('the tenants are shown, with links to each', async () => {
    await renderAt('/berth');
    expect(
      await screen.findByRole('link', { name: 'Payments' }),
    ).toHaveAttribute('href', '/berth/tenants/payments');
    expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent(
      'Tenants',
    );
  });

  it('a claim is shown, with links to its tenant', async () => {
    await renderAt(`/berth/claims/${aClaim().id}`);
    expect(
      await screen.findByRole('heading', { name: 'orders-db' }),
    ).toBeVisible();
    expect(
      screen.getAllByRole('link', { name: 'payments' })[0],
    ).toHaveAttribute('href', '/berth/tenants/payments');
  });
});

it('has a twin for everything that the new frontend system gets', () => {
  expect(Object.keys(legacy).sort()).toEqual([
    'BerthEngineFieldExtension',
    'BerthForgeFieldExtension',
    'BerthNameFieldExtension',
    'BerthOfferingFieldExtension',
    'BerthOfferingInputFieldExtension',
    'BerthPage',
    'BerthTenantFieldExtension',
    'EntityBerthClaimCard',
    'EntityBerthClaimContent',
    'EntityBerthTenantCard',
    'EntityBerthTenantContent',
    'berthApiRef',
    'berthPlugin',
    'isBerthClaim',
    'isBerthTenant',
  ]);
});

it.each([
  ['System', { 'berth.dev/tenant': 'payments' }, true, false],
  ['Resource', { 'berth.dev/claim-id': 'a:b:c:d' }, false, true],
  ['Resource', { 'berth.dev/tenant': 'payments' }, false, false],
  ['System', {}, false, false],
])('knows what a %s with %j is', (kind, annotations, tenant, claim) => {
  const entity = {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { name: 'x', annotations },
  };
  expect(legacy.isBerthTenant(entity)).toBe(tenant);
  expect(legacy.isBerthClaim(entity)).toBe(claim);
});
