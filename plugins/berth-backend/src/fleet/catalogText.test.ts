import { catalogText } from './catalogText';

describe('catalogText', () => {
  it('keeps what is said to the catalog, however it is ordered, and nothing else', () => {
    const text = catalogText({
      'terasky.backstage.io/links': '[]',
      'berth.dev/owner': 'group:default/payments',
      'kubectl.kubernetes.io/last-applied-configuration': '{}',
      'berth.dev/requester': 'user:default/anna',
    });
    expect(text).toBe(
      '{"berth.dev/owner":"group:default/payments","terasky.backstage.io/links":"[]"}',
    );
  });

  it.each([
    undefined,
    {},
    { 'berth.dev/owner': ' ' },
    { 'berth.dev/owner': 7 },
  ])('is null of %j', annotations => {
    expect(catalogText(annotations)).toBeNull();
  });

  it('keeps what a database takes', () => {
    const text = catalogText({
      'berth.dev/title': `\u0000${'x'.repeat(9_000)}`,
    });
    expect(JSON.parse(text!)['berth.dev/title']).toHaveLength(4_095);
  });
});
