import { EntityProvider } from '@backstage/plugin-catalog-react';
import { screen, within } from '@testing-library/react';
import type { ReactElement } from 'react';
import { aResponseError } from '../../__testUtils__/errors';
import { aWorld, fakeBerthApi } from '../../__testUtils__/fakeBerthApi';
import { aClaim, aClaimDetail } from '../../__testUtils__/fixtures';
import { renderWithBerth } from '../../__testUtils__/renderBerth';
import {
  ClaimEntityCard,
  ClaimEntityContent,
  TenantEntityCard,
  TenantEntityContent,
} from '.';

const anEntity = (kind: string, annotations: Record<string, string>) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind,
  metadata: { name: 'x', annotations },
});
const system = anEntity('System', { 'berth.dev/tenant': 'payments' });
const resource = anEntity('Resource', { 'berth.dev/claim-id': aClaim().id });

const render = (
  element: ReactElement,
  entity: typeof system,
  api = fakeBerthApi(),
) =>
  renderWithBerth(<EntityProvider entity={entity}>{element}</EntityProvider>, {
    api,
  });

describe('on a tenant’s entity', () => {
  it('the card counts its claims and leads to it', async () => {
    render(<TenantEntityCard />, system);
    expect(await screen.findByText('2 Ready')).toBeVisible();
    expect(
      screen.getByRole('link', { name: 'Open the tenant' }),
    ).toHaveAttribute('href', '/berth/tenants/payments');
  });

  it('the tab lists its claims and what it can ask for', async () => {
    render(<TenantEntityContent />, system);
    expect(await screen.findByText('orders-db')).toBeVisible();
    expect(
      screen.getByRole('button', { name: 'Request PostgreSQL' }),
    ).toBeVisible();
  });

  it('the card says why it shows nothing', async () => {
    const api = fakeBerthApi(aWorld(), {
      getTenant: async () => {
        throw aResponseError({ name: 'NotAllowedError', message: 'Denied.' });
      },
    });
    render(<TenantEntityCard />, system, api);
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'You may not read tenant payments',
    );
  });
});

describe('on a claim’s entity', () => {
  it('the card shows how it is and where it answers', async () => {
    render(<ClaimEntityCard />, resource);
    expect(await screen.findByText('Ready')).toBeVisible();
    expect(screen.getByText('Cluster in healthy state.')).toBeVisible();
    expect(screen.getByText('orders-db-rw.payments.svc:5432')).toBeVisible();
    expect(
      screen.getByRole('link', { name: 'Open the claim' }),
    ).toHaveAttribute('href', `/berth/claims/${aClaim().id}`);
  });

  it('the card says why one cannot connect yet', async () => {
    const claims = [aClaimDetail({ phase: 'Provisioning' })];
    render(<ClaimEntityCard />, resource, fakeBerthApi(aWorld({ claims })));
    expect(
      await screen.findByText('Unlocks by itself as soon as it is ready.'),
    ).toBeVisible();
    expect(screen.queryByText(/5432/)).not.toBeInTheDocument();
  });

  it('the tab is the claim’s page', async () => {
    render(<ClaimEntityContent />, resource);
    const heading = await screen.findByRole('heading', { name: 'orders-db' });
    expect(within(heading.closest('header')!).getByText('Ready')).toBeVisible();
    expect(
      await screen.findByRole('button', { name: 'Reveal credentials' }),
    ).toBeVisible();
  });
});

it.each([
  TenantEntityCard,
  TenantEntityContent,
  ClaimEntityCard,
  ClaimEntityContent,
])('%p shows nothing on an entity that is not Berth’s', async Component => {
  render(
    <div data-testid="around">
      <Component />
    </div>,
    anEntity('System', {}),
  );
  expect(await screen.findByTestId('around')).toBeEmptyDOMElement();
});
