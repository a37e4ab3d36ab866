import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { BerthProviders } from '../../data';
import { rowsOf } from '../../model/rows';
import { aClaim, NOW } from '../../__testUtils__/fixtures';
import { renderWithBerth } from '../../__testUtils__/renderBerth';
import { ClaimsTable } from './ClaimsTable';

const rows = rowsOf({
  claims: [
    aClaim({ createdAt: '2026-11-21T09:57:00Z' }),
    aClaim({
      name: 'ledger-db',
      phase: 'Failed',
      message: 'No disk.',
      plan: undefined,
      stale: true,
      createdAt: '2026-11-20T10:00:00Z',
    }),
  ],
  now: NOW,
});

const render = () =>
  renderWithBerth(
    <BerthProviders>
      <ClaimsTable
        label="Claims of Payments"
        rows={rows}
        titleOf={() => 'PostgreSQL'}
        planOf={row => row.plan}
      />
    </BerthProviders>,
  );

const names = () =>
  screen.getAllByRole('rowheader').map(cell => cell.textContent);

describe('ClaimsTable', () => {
  it('says of each claim what, how and where it is', async () => {
    render();
    const table = await screen.findByRole('grid', {
      name: 'Claims of Payments',
    });
    const row = within(table).getByRole('row', { name: /orders-db/ });
    for (const text of [
      'PostgreSQL',
      'Ready',
      'Cluster in healthy state.',
      'medium',
      'sandbox',
      '3 min. ago',
    ]) {
      expect(within(row).getByText(text)).toBeVisible();
    }
    expect(row).toHaveAttribute(
      'data-href',
      '/berth/claims/sandbox:payments:database.cloudnative-pg:orders-db',
    );
  });

  it('marks what is only known from before', async () => {
    render();
    const row = await screen.findByRole('row', { name: /ledger-db/ });
    expect(within(row).getByText('Last known:')).toBeVisible();
  });

  it('begins with the newest and sorts by what is asked for', async () => {
    render();
    await screen.findByRole('grid');
    expect(names()).toEqual([
      expect.stringContaining('orders-db'),
      expect.stringContaining('ledger-db'),
    ]);
    await userEvent.click(screen.getByRole('columnheader', { name: 'Name' }));
    expect(names()[0]).toContain('ledger-db');
  });
});
