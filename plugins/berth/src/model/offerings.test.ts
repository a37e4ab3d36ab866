import type { OfferingDescription } from '@berth/backstage-plugin-berth-common';
import { anOffering, aTenant } from '../__testUtils__/fixtures';
import {
  byCategory,
  findOfferings,
  isSimulatedFor,
  orderOfferings,
} from './offerings';

const away = { availability: [] };
const aThing = (more: Partial<OfferingDescription>) =>
  anOffering({ description: '', ...more });
const offerings = [
  aThing({ id: 'zoo.z', title: 'Zebra', category: 'zoo' }),
  aThing({
    id: 'gpu.quota',
    title: 'GPU quota',
    category: 'gpu',
    reservedFor: 'platform',
    featured: true,
    mayRequest: false,
  }),
  aThing({
    id: 'database.old',
    title: 'Ancient database',
    notice: { kind: 'deprecated', message: 'Take another.' },
  }),
  aThing({ id: 'database.away', title: 'Away', featured: true, ...away }),
  aThing({ id: 'database.b', title: 'B database', engine: 'mysql' }),
  aThing({
    id: 'serverless.f',
    title: 'Function',
    category: 'serverless',
    featured: true,
  }),
];
const ids = (list: Array<{ id: string }>) => list.map(({ id }) => id);

describe('orderOfferings', () => {
  it('begins with what most ask for, and ends with what cannot be had', () => {
    expect(ids(orderOfferings(offerings, aTenant()))).toEqual([
      'serverless.f',
      'database.b',
      'zoo.z',
      'database.old',
      'gpu.quota',
      'database.away',
    ]);
  });
});

describe('isSimulatedFor', () => {
  it.each([
    [true, true],
    [false, false],
  ])('of a simulated operator %s is %s', (simulated, expected) => {
    const availability = [{ cluster: 'sandbox', available: true, simulated }];
    const offering = anOffering({ availability });
    expect(isSimulatedFor(offering, aTenant())).toBe(expected);
  });

  it('is never so of what cannot be had', () => {
    expect(isSimulatedFor(anOffering(away), aTenant())).toBe(false);
  });
});

describe('findOfferings', () => {
  it.each([
    ['', 6],
    ['  DATABASE ', 3],
    ['mysql', 1],
    ['gpu quota', 1],
    ['gpu zebra', 0],
  ])('%j finds %d', (text, count) => {
    expect(findOfferings(offerings, text)).toHaveLength(count);
  });
});

describe('byCategory', () => {
  it('groups them, with what it does not know at the end', () => {
    expect(
      byCategory(offerings).map(group => [
        group.category,
        ids(group.offerings),
      ]),
    ).toEqual([
      ['database', ['database.old', 'database.away', 'database.b']],
      ['serverless', ['serverless.f']],
      ['gpu', ['gpu.quota']],
      ['zoo', ['zoo.z']],
    ]);
  });
});
