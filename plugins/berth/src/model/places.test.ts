import { anOffering, aTenant } from '../__testUtils__/fixtures';
import {
  defaultPlace,
  offeringStateFor,
  orderTenants,
  placesOf,
} from './places';

const onTwoClusters = aTenant({
  namespaces: [
    { cluster: 'east', name: 'payments-dev', primary: false },
    { cluster: 'west', name: 'payments', primary: true },
  ],
});

describe('orderTenants', () => {
  it('puts one’s own first, then goes by title', () => {
    const names = orderTenants([
      aTenant({ name: 'c', title: 'C', mine: false }),
      aTenant({ name: 'b', title: 'B', mine: true }),
      aTenant({ name: 'a', title: 'A', mine: false }),
    ]).map(tenant => tenant.name);
    expect(names).toEqual(['b', 'a', 'c']);
  });
});

describe('places', () => {
  it('puts the primary place first', () => {
    expect(placesOf(onTwoClusters)).toEqual([
      { tenant: 'payments', cluster: 'west', namespace: 'payments' },
      { tenant: 'payments', cluster: 'east', namespace: 'payments-dev' },
    ]);
  });

  it('leaves out clusters on which the offering cannot be had', () => {
    const offering = anOffering({
      availability: [
        { cluster: 'east', available: true, simulated: false },
        { cluster: 'west', available: false, reason: 'No.', simulated: false },
      ],
    });
    expect(defaultPlace(onTwoClusters, offering)).toEqual({
      tenant: 'payments',
      cluster: 'east',
      namespace: 'payments-dev',
    });
  });

  it('has none for a tenant without namespaces', () => {
    expect(defaultPlace(aTenant({ namespaces: [] }))).toBe(undefined);
  });
});

describe('offeringStateFor', () => {
  it('is available when one of the tenant’s clusters has it', () => {
    expect(offeringStateFor(anOffering(), aTenant())).toEqual({
      available: true,
      simulated: true,
    });
  });

  it('says why not, cluster by cluster', () => {
    const offering = anOffering({
      availability: [
        {
          cluster: 'sandbox',
          available: false,
          reason: 'CloudNativePG is not installed on sandbox.',
          simulated: false,
        },
      ],
    });
    expect(offeringStateFor(offering, aTenant())).toEqual({
      available: false,
      reasons: [
        {
          cluster: 'sandbox',
          reason: 'CloudNativePG is not installed on sandbox.',
        },
      ],
    });
  });
});
