import type { NamespaceRow } from '../fleet/namespaceRow';
import { tenantOf } from './tenantOf';

const row = (name: string, more: Partial<NamespaceRow> = {}): NamespaceRow => ({
  cluster: 'east',
  name,
  tenant: 'payments',
  title: null,
  description: null,
  owner: null,
  is_primary: false,
  catalog: null,
  ...more,
});
const tenant = (namespaces: NamespaceRow[], ownerships: string[] = []) =>
  tenantOf({ name: 'payments', namespaces, counts: [], ownerships });
const primaries = (namespaces: NamespaceRow[]) =>
  tenant(namespaces)
    .namespaces.filter(({ primary }) => primary)
    .map(({ cluster, name }) => `${cluster}/${name}`);

describe('tenantOf', () => {
  it.each([
    [
      'the one that says so',
      [row('a'), row('b', { is_primary: true })],
      ['east/b'],
    ],
    ['the one of its name', [row('a'), row('payments')], ['east/payments']],
    ['the first', [row('a'), row('b')], ['east/a']],
    [
      'one on each cluster',
      [row('a'), row('b', { is_primary: true }), row('c', { cluster: 'west' })],
      ['east/b', 'west/c'],
    ],
    [
      'the first of two that say so',
      [row('a', { is_primary: true }), row('b', { is_primary: true })],
      ['east/a'],
    ],
  ])('has as primary namespace %s', (_which, namespaces, expected) => {
    expect(primaries(namespaces)).toEqual(expected);
  });

  it('is what the first namespace that says something says, the primary before others', () => {
    expect(
      tenant([
        row('a', {
          title: 'A',
          owner: 'group:default/a',
          description: 'from a',
        }),
        row('b', { title: 'B', is_primary: true }),
      ]),
    ).toMatchObject({
      title: 'B',
      owner: 'group:default/a',
      description: 'from a',
    });
    expect(tenant([row('a')])).toMatchObject({
      title: 'payments',
      owner: undefined,
      mine: false,
    });
  });

  it('says to the catalog what the first namespace says, thing by thing', () => {
    const said = (annotations: object) => JSON.stringify(annotations);
    expect(
      tenant([
        row('a', { catalog: said({ 'berth.dev/domain': 'a', x: 'a' }) }),
        row('b', {
          is_primary: true,
          catalog: said({ 'berth.dev/domain': 'b' }),
        }),
      ]).catalog,
    ).toEqual({ 'berth.dev/domain': 'b', x: 'a' });
    expect(tenant([row('a')])).not.toHaveProperty('catalog');
  });

  it.each([
    ['group:default/payments', ['group:default/payments'], true],
    ['group:default/Payments', ['group:default/payments'], true],
    ['group:default/payments', ['user:default/anna'], false],
    ['group:default/payments', [], false],
  ])('owned by %s is of %j: %s', (owner, ownerships, mine) => {
    expect(tenant([row('a', { owner })], ownerships).mine).toBe(mine);
  });

  it('counts its claims by phase', () => {
    const counts = [
      { tenant: 'payments', phase: 'Ready', count: 2 },
      { tenant: 'payments', phase: 'Failed', count: 1 },
    ];
    expect(
      tenantOf({ name: 'payments', namespaces: [], counts, ownerships: [] })
        .claims,
    ).toEqual({ Ready: 2, Failed: 1 });
  });
});
