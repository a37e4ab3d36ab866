import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { aResponseError } from '../../__testUtils__/errors';
import { aWorld, fakeBerthApi } from '../../__testUtils__/fakeBerthApi';
import { aCluster, aTenant } from '../../__testUtils__/fixtures';
import { renderPage } from '../../__testUtils__/renderBerth';

const shop = aTenant({
  name: 'shop',
  title: 'Shop',
  owner: 'group:default/shop',
  mine: false,
  claims: {},
});

describe('TenantsPage', () => {
  it('shows one’s own tenants first, with their claims, owner and clusters', async () => {
    const api = fakeBerthApi(aWorld({ tenants: [shop, aTenant()] }));
    renderPage('/', { api });
    const yours = await screen.findByRole('region', { name: 'Your tenants' });
    expect(
      within(yours).getByRole('link', { name: 'Payments' }),
    ).toHaveAttribute('href', '/berth/tenants/payments');
    expect(within(yours).getByText('2 Ready')).toBeVisible();
    expect(within(yours).getByText('1 Provisioning')).toBeVisible();
    expect(within(yours).getByText('sandbox')).toBeVisible();
    expect(within(yours).getByRole('link', { name: 'payments' })).toBeVisible();
    const others = screen.getByRole('region', { name: 'Other tenants' });
    expect(within(others).getByRole('link', { name: 'Shop' })).toBeVisible();
    expect(within(others).getByText('No claims yet')).toBeVisible();
    expect(
      yours.compareDocumentPosition(others) & Node.DOCUMENT_POSITION_FOLLOWING,
    ).toBeTruthy();
  });

  it('announces that it is loading', async () => {
    const api = fakeBerthApi(aWorld(), {
      listTenants: () => new Promise(() => {}),
    });
    renderPage('/', { api });
    expect(await screen.findByText('Loading…')).toBeInTheDocument();
  });

  it('says how to begin where there is nothing', async () => {
    renderPage('/', { api: fakeBerthApi(aWorld({ tenants: [] })) });
    expect(await screen.findByText('There are no tenants yet')).toBeVisible();
    expect(screen.getByText(/berth.dev\/tenant/)).toBeVisible();
  });

  it('tells a filter that hides everything from there being nothing', async () => {
    renderPage('/', { api: fakeBerthApi(aWorld({ tenants: [shop] })) });
    const search = await screen.findByRole('searchbox');
    await userEvent.type(search, 'zebra');
    expect(screen.getByText('No tenant matches “zebra”')).toBeVisible();
    await userEvent.click(
      screen.getByRole('button', { name: 'Clear the filter' }),
    );
    expect(screen.getByRole('link', { name: 'Shop' })).toBeVisible();
  });

  it('finds tenants by owner and namespace', async () => {
    const api = fakeBerthApi(aWorld({ tenants: [shop, aTenant()] }));
    renderPage('/', { api });
    await userEvent.type(await screen.findByRole('searchbox'), 'staging');
    expect(screen.getByRole('link', { name: 'Payments' })).toBeVisible();
  });

  it('says that a refusal is no outage', async () => {
    const api = fakeBerthApi(aWorld(), {
      listTenants: async () => {
        throw aResponseError({ name: 'NotAllowedError', message: 'No.' });
      },
    });
    renderPage('/', { api });
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('You may not list tenants');
    expect(alert).toHaveTextContent('Nothing is broken');
    expect(alert).toHaveTextContent('Code: 403');
    expect(
      within(alert).queryByRole('button', { name: 'Try again' }),
    ).not.toBeInTheDocument();
  });

  it('tries an outage again, by itself and when asked to', async () => {
    let down = true;
    const listTenants = jest.fn(async () => {
      if (down) {
        throw aResponseError({
          name: 'ServiceUnavailableError',
          message: 'The database does not answer.',
        });
      }
      return [aTenant()];
    });
    renderPage('/', { api: fakeBerthApi(aWorld(), { listTenants }) });
    const alert = await screen.findByRole('alert', {}, { timeout: 4000 });
    expect(alert).toHaveTextContent('The database does not answer.');
    expect(listTenants).toHaveBeenCalledTimes(3);
    down = false;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('link', { name: 'Payments' })).toBeVisible();
  });

  it('says which cluster has not answered, and since when', async () => {
    const api = fakeBerthApi(
      aWorld({
        clusters: [
          aCluster({
            state: 'stale',
            staleSince: '2026-11-21T09:57:00Z',
            message: 'connect ECONNREFUSED',
          }),
        ],
      }),
    );
    renderPage('/', { api });
    expect(
      await screen.findByText(/Cluster Sandbox has not answered since/),
    ).toHaveTextContent('3 min. ago');
    expect(screen.getByText(/connect ECONNREFUSED/)).toBeVisible();
    expect(screen.getByRole('link', { name: 'Payments' })).toBeVisible();
  });
});
