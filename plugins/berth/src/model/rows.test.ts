import { aClaim, aRequest, NOW } from '../__testUtils__/fixtures';
import { countByPhase, filterRows, rowsOf } from './rows';

const at = (secondsAgo: number) =>
  new Date(NOW - secondsAgo * 1000).toISOString();

describe('rowsOf', () => {
  it('shows requests that the cluster has nothing of yet', () => {
    const rows = rowsOf({
      claims: [aClaim()],
      requests: [aRequest({ attempts: 3 })],
      now: NOW,
    });
    expect(rows.map(row => [row.name, row.phase])).toEqual([
      ['payments-db-7k2', 'Waiting'],
      ['orders-db', 'Ready'],
    ]);
  });

  it('shows the claim once there is one', () => {
    const claim = aClaim({ name: 'payments-db-7k2' });
    const rows = rowsOf({ claims: [claim], requests: [aRequest()], now: NOW });
    expect(rows.map(row => row.phase)).toEqual(['Ready']);
  });

  it('shows the newest of several requests for the same claim', () => {
    const rows = rowsOf({
      claims: [],
      requests: [
        aRequest({ id: 'a', state: 'Failed', createdAt: at(100) }),
        aRequest({ id: 'b', createdAt: at(10) }),
      ],
      now: NOW,
    });
    expect(rows.map(row => row.phase)).toEqual(['Requested']);
  });

  it.each([
    ['a refusal of today', 'Failed' as const, 3600, 1],
    ['a refusal of last week', 'Failed' as const, 7 * 86_400, 0],
    ['a delivery of just now', 'Delivered' as const, 2, 1],
    ['a delivery whose claim is gone', 'Delivered' as const, 3600, 0],
    ['a request that waits', 'Submitted' as const, 7 * 86_400, 1],
  ])('knows how long to show %s', (_, state, age, count) => {
    const request = aRequest({ state, updatedAt: at(age) });
    expect(rowsOf({ claims: [], requests: [request], now: NOW })).toHaveLength(
      count,
    );
  });

  it('shows nothing of what has been deleted right after its delivery', () => {
    const request = aRequest({
      state: 'Delivered',
      updatedAt: at(12),
      seenAt: at(11),
    });
    expect(rowsOf({ claims: [], requests: [request], now: NOW })).toEqual([]);
  });
});

describe('filterRows', () => {
  const rows = rowsOf({
    claims: [
      aClaim({ name: 'orders-db' }),
      aClaim({ name: 'ledger', phase: 'Failed', message: 'No storage left' }),
    ],
    now: NOW,
  });

  it.each([
    [{}, 2],
    [{ text: 'ORDERS' }, 1],
    [{ text: 'storage ledger' }, 1],
    [{ text: 'storage orders' }, 0],
    [{ phase: 'Failed' }, 1],
    [{ offering: 'database.other' }, 0],
  ])('%j lets %d through', (filter, count) => {
    expect(filterRows(rows, filter, String)).toHaveLength(count);
  });
});

describe('countByPhase', () => {
  it('goes from worst to best and keeps what it does not know', () => {
    expect(countByPhase({ Ready: 2, Failed: 1, Odd: 1, Degraded: 0 })).toEqual([
      ['Failed', 1],
      ['Unknown', 1],
      ['Ready', 2],
    ]);
  });
});
