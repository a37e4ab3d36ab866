import { rowsOf } from '../../model/rows';
import { aClaim, NOW } from '../../__testUtils__/fixtures';
import { sortRows } from './sortRows';

const at = (seconds: number) => new Date(NOW - seconds * 1000).toISOString();

const rows = rowsOf({
  claims: [
    aClaim({ name: 'b', phase: 'Ready', createdAt: at(10) }),
    aClaim({ name: 'a', phase: 'Failed', createdAt: at(30) }),
    aClaim({ name: 'c', phase: 'Ready', createdAt: at(20) }),
  ],
  now: NOW,
});

describe('sortRows', () => {
  it.each([
    ['name', 'ascending' as const, 'abc'],
    ['name', 'descending' as const, 'cba'],
    ['phase', 'ascending' as const, 'bca'],
    ['phase', 'descending' as const, 'abc'],
    ['age', 'ascending' as const, 'bca'],
    ['age', 'descending' as const, 'acb'],
    ['moon', 'ascending' as const, 'abc'],
  ])('by %s %s: %s', (column, direction, order) => {
    expect(
      sortRows(rows, { column, direction })
        .map(row => row.name)
        .join(''),
    ).toBe(order);
  });
});
