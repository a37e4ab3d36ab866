import { nameProblem } from '@berth/backstage-plugin-berth-common';
import { suggestName } from './names';

const sequence = (...values: number[]) => {
  let index = 0;
  return () => values[index++ % values.length];
};

describe('suggestName', () => {
  it('says whose and what it is', () => {
    expect(
      suggestName({
        tenant: 'payments',
        offering: 'database.cloudnative-pg',
        random: () => 0,
      }),
    ).toBe('payments-db-bbb');
  });

  it('avoids names that are taken', () => {
    expect(
      suggestName({
        tenant: 'payments',
        offering: 'database.cloudnative-pg',
        taken: new Set(['payments-db-bbb']),
        random: sequence(0, 0, 0, 0.99),
      }),
    ).toBe('payments-db-9bb');
  });

  it.each([
    ['a-tenant-with-a-name-that-goes-on-and-on-for-sixty-characters', 'x.y'],
    ['payments', 'something'],
    ['payments', 'ml.pipeline'],
  ])('is always a valid name (%s, %s)', (tenant, offering) => {
    const name = suggestName({ tenant, offering });
    expect(nameProblem(name, 50)).toBe(undefined);
  });
});
