import { liveThing } from '../__testUtils__/liveObject';
import { namespaceRow } from './namespaceRow';

const rowOf = (metadata: object, tenantLabel = 'berth.dev/tenant') =>
  namespaceRow({
    cluster: 'east',
    tenantLabel,
    namespace: liveThing({ metadata: { name: 'pay', ...metadata } }),
  });

describe('namespaceRow', () => {
  it('reads whose a namespace is, and what is said of the tenant', () => {
    expect(
      rowOf({
        labels: { 'berth.dev/tenant': 'payments' },
        annotations: {
          'berth.dev/owner': 'group:default/payments',
          'berth.dev/title': 'Payments',
          'berth.dev/description': 'x'.repeat(5_000),
          'berth.dev/primary': 'true',
        },
      }),
    ).toEqual({
      cluster: 'east',
      name: 'pay',
      tenant: 'payments',
      title: 'Payments',
      description: 'x'.repeat(2_000),
      owner: 'group:default/payments',
      is_primary: true,
      catalog: JSON.stringify({
        'berth.dev/owner': 'group:default/payments',
        'berth.dev/title': 'Payments',
        'berth.dev/description': 'x'.repeat(4_096),
      }),
    });
  });

  it('takes the owner that was written for the ingestor of TeraSky', () => {
    const labels = { 'berth.dev/tenant': 'payments' };
    const alias = { 'terasky.backstage.io/owner': 'platform' };
    const own = { ...alias, 'berth.dev/owner': 'group:default/payments' };
    expect(rowOf({ labels, annotations: alias })?.owner).toBe('platform');
    expect(rowOf({ labels, annotations: own })?.owner).toBe(
      'group:default/payments',
    );
  });

  it('reads the label that is configured', () => {
    const labels = { team: 'shop', 'berth.dev/tenant': 'payments' };
    expect(rowOf({ labels }, 'team')?.tenant).toBe('shop');
  });

  it.each([{}, { labels: {} }, { labels: { 'berth.dev/tenant': '' } }])(
    'is nobody’s with %j',
    metadata => {
      expect(rowOf(metadata)).toBeUndefined();
    },
  );
});
