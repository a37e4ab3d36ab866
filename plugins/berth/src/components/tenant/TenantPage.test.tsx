import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { aResponseError } from '../../__testUtils__/errors';
import { aWorld, fakeBerthApi } from '../../__testUtils__/fakeBerthApi';
import { fakeSignals } from '../../__testUtils__/fakeSignals';
import {
  aClaimDetail,
  anOffering,
  aRequest,
  aTenant,
} from '../../__testUtils__/fixtures';
import { renderPage } from '../../__testUtils__/renderBerth';

const path = '/tenants/payments';
const claims = [
  aClaimDetail(),
  aClaimDetail({ name: 'ledger-db', phase: 'Failed', message: 'No disk.' }),
  aClaimDetail({ name: 'audit-db', plan: 'small' }),
  aClaimDetail({ name: 'odd-db', phase: 'Splendid' as never }),
];

describe('TenantPage', () => {
  it('shows whose it is and where', async () => {
    renderPage(path);
    expect(
      await screen.findByRole('heading', { level: 2, name: 'Payments' }),
    ).toBeVisible();
    expect(screen.getByText('Yours')).toBeVisible();
    expect(screen.getByText('payments, payments-staging')).toBeVisible();
    const owner = screen.getByText('Owner').parentElement!;
    expect(within(owner).getByRole('link')).toHaveAttribute(
      'href',
      '/catalog/default/group/payments',
    );
  });

  it('lists its claims, and never shows an unknown phase as ready', async () => {
    renderPage(path, { api: fakeBerthApi(aWorld({ claims })) });
    const list = await screen.findByLabelText('Claims of Payments');
    expect(within(list).getByText('orders-db')).toBeVisible();
    expect(within(list).getByText('No disk.')).toBeVisible();
    expect(within(list).getAllByText('Ready')).toHaveLength(2);
    expect(within(list).getByText('Unknown')).toBeVisible();
  });

  it('narrows the list by phase, words, and back', async () => {
    renderPage(path, { api: fakeBerthApi(aWorld({ claims })) });
    await userEvent.type(await screen.findByRole('searchbox'), 'disk');
    const list = screen.getByLabelText('Claims of Payments');
    expect(within(list).queryByText('orders-db')).not.toBeInTheDocument();
    expect(within(list).getByText('ledger-db')).toBeVisible();
    expect(screen.getByText('1 claim')).toBeVisible();
    await userEvent.type(screen.getByRole('searchbox'), 'less');
    expect(screen.getByText('No claim matches')).toBeVisible();
    await userEvent.click(
      screen.getByRole('button', { name: 'Clear the filter' }),
    );
    expect(await screen.findByText('orders-db')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: /Any phase/ }));
    await userEvent.click(screen.getByRole('option', { name: 'Failed' }));
    expect(screen.queryByText('orders-db')).not.toBeInTheDocument();
    expect(screen.getByText('ledger-db')).toBeVisible();
  });

  it('shows what has been asked for and is not there yet', async () => {
    const requests = [aRequest({ attempts: 4 })];
    renderPage(path, { api: fakeBerthApi(aWorld({ requests })) });
    expect(await screen.findByText('payments-db-7k2')).toBeVisible();
    expect(screen.getByText('Waiting')).toBeVisible();
    expect(
      screen.getByText('Waiting for cluster sandbox, tried 3 times.'),
    ).toBeVisible();
  });

  it('says how to begin where there are no claims', async () => {
    renderPage(path, { api: fakeBerthApi(aWorld({ claims: [] })) });
    expect(await screen.findByText('Nothing here yet')).toBeVisible();
  });

  it('begins with a few offerings, and finds the others by category or word', async () => {
    const offerings = [
      'One',
      'Two',
      'Three',
      'Four',
      'Five',
      'Six',
      'Seven',
    ].map(title => anOffering({ id: `database.${title}`, title }));
    const queue = anOffering({
      id: 'gpu.queue',
      title: 'Queue',
      category: 'gpu',
      mayRequest: false,
    });
    const api = fakeBerthApi(aWorld({ offerings: [...offerings, queue] }));
    renderPage(path, { api });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Show all 8' }),
    );
    expect(
      screen.getByRole('list', { name: 'Databases' }).children,
    ).toHaveLength(7);
    const ask = within(screen.getByRole('list', { name: 'GPUs' })).getByRole(
      'button',
      { name: /Queue/ },
    );
    expect(ask).toHaveAttribute('aria-disabled', 'true');
    expect(ask).toHaveAccessibleDescription(/The platform team gives it/);

    await userEvent.type(
      screen.getByRole('searchbox', { name: /what can be requested/ }),
      'seven',
    );
    expect(screen.getByText('1 offering')).toBeVisible();
    expect(
      screen.queryByRole('list', { name: 'GPUs' }),
    ).not.toBeInTheDocument();
  });

  it('says why something cannot be had, and keeps the button in reach', async () => {
    const offerings = [
      anOffering({
        availability: [
          {
            cluster: 'sandbox',
            available: false,
            simulated: false,
            reason: 'CloudNativePG is not installed on cluster sandbox.',
          },
        ],
      }),
    ];
    renderPage(path, { api: fakeBerthApi(aWorld({ offerings })) });
    const button = await screen.findByRole('button', {
      name: 'Request PostgreSQL',
    });
    expect(button).toHaveAttribute('aria-disabled', 'true');
    expect(button).toHaveAccessibleDescription(
      'CloudNativePG is not installed on cluster sandbox.',
    );
    button.focus();
    expect(button).toHaveFocus();
    await userEvent.click(button);
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });

  it('follows what changes, and says so', async () => {
    const world = aWorld();
    const signals = fakeSignals();
    renderPage(path, { api: fakeBerthApi(world), signals });
    expect(await screen.findByText('orders-db')).toBeVisible();
    const [claim] = world.claims;
    world.claims = [{ ...claim, phase: 'Degraded', message: 'One is down.' }];
    await signals.send({ kind: 'claim', key: claim.id, operation: 'upsert' });
    expect(await screen.findByText('One is down.')).toBeVisible();
    await waitFor(() =>
      expect(
        screen.getByText('orders-db is now: Degraded'),
      ).toBeInTheDocument(),
    );
  });

  it('still shows the tenant when its claims cannot be read', async () => {
    const api = fakeBerthApi(aWorld(), {
      listClaims: async () => {
        throw aResponseError({ name: 'NotAllowedError', message: 'Denied.' });
      },
    });
    renderPage(path, { api });
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('You may not list the claims of Payments');
    expect(within(alert).getByRole('link')).toHaveAttribute(
      'href',
      '/catalog/default/group/payments',
    );
    expect(
      screen.getByRole('button', { name: 'Request PostgreSQL' }),
    ).toBeVisible();
  });

  it('keeps what it knows, and says how old it is, when it cannot be renewed', async () => {
    const world = aWorld();
    const signals = fakeSignals();
    const api = fakeBerthApi(world);
    renderPage(path, { api, signals });
    expect(await screen.findByText('orders-db')).toBeVisible();
    api.listClaims = async () => {
      throw aResponseError({ name: 'NotAllowedError', message: 'Denied.' });
    };
    await signals.send({ kind: 'claim', key: 'x', operation: 'upsert' });
    expect(await screen.findByText(/could not be renewed/)).toBeVisible();
    expect(screen.getByText('orders-db')).toBeVisible();
  });

  it('knows the way back from a tenant that is not there', async () => {
    renderPage('/tenants/nobody', {
      api: fakeBerthApi(aWorld({ tenants: [aTenant()] })),
    });
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('There is nothing here');
    expect(
      within(alert).getByRole('link', { name: 'All tenants' }),
    ).toHaveAttribute('href', '/berth');
  });
});
