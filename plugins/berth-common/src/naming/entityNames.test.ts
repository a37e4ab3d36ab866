import { createHash } from 'node:crypto';
import { KubernetesValidatorFunctions } from '@backstage/catalog-model';
import fc from 'fast-check';
import { coreKinds, type CoreObjectRef } from '../claims/CoreObjectRef';
import {
  claimEntityName,
  claimEntityRef,
  clusterEntityName,
  clusterEntityRef,
  coreObjectEntityName,
  coreObjectEntityRef,
  tenantEntityName,
  tenantEntityRef,
} from './entityNames';

const ordersDb = {
  cluster: 'sandbox',
  namespace: 'payments',
  offering: 'database.cloudnative-pg',
  name: 'orders-db',
};

const long = 'a-name-of-many-words-'.repeat(5);

// Hostile text beside what Kubernetes itself would take.
const text = fc.oneof(
  fc.stringMatching(/^[a-z0-9]([-a-z0-9]{0,20}[a-z0-9])?$/),
  fc.string({ unit: 'binary', maxLength: 100 }),
  fc.constantFrom('', '-', '_', '.', 'a_b', 'A', '\u0000', '💥', long),
);
const claim = fc.record({
  cluster: text,
  namespace: text,
  offering: text,
  name: text,
});
const object = fc.record({
  cluster: text,
  namespace: text,
  kind: fc.constantFrom(...coreKinds),
  name: text,
});
const anyName = fc.oneof(
  object
    .map(one =>
      one.kind === 'Namespace' ? { ...one, namespace: one.name } : one,
    )
    .map(core => ({ of: `object ${JSON.stringify(core)}`, core })),
  claim.map(ref => ({ of: `claim ${JSON.stringify(ref)}`, ref })),
  text.map(cluster => ({ of: `cluster ${JSON.stringify(cluster)}`, cluster })),
);

function nameOf(thing: {
  ref?: typeof ordersDb;
  core?: CoreObjectRef;
  cluster?: string;
}): string {
  if (thing.core) {
    return coreObjectEntityName(thing.core);
  }
  return thing.ref
    ? claimEntityName(thing.ref)
    : clusterEntityName(String(thing.cluster));
}

describe('coreObjectEntityName', () => {
  const limits = {
    cluster: 'sandbox',
    namespace: 'payments',
    kind: 'ResourceQuota' as const,
    name: 'limits',
  };

  it('names the kind', () => {
    expect(coreObjectEntityRef(limits)).toBe(
      'resource:default/sandbox_payments_core_resourcequota_limits',
    );
    expect(
      coreObjectEntityName({ ...limits, kind: 'Namespace', name: 'payments' }),
    ).toBe('sandbox_namespace_payments');
  });

  it('is shortened, with a hash, where it would be too long', () => {
    const name = coreObjectEntityName({ ...limits, name: long.slice(0, 90) });
    expect(name).toMatch(
      /^core_resourcequota_payments_a-name-of-many_[a-z0-9]{13}$/,
    );
  });

  it('is not that of a claim which a namespace could be taken for', () => {
    const name = '1abcdefghijkl';
    expect(
      coreObjectEntityName({ ...limits, kind: 'Namespace', name }),
    ).toMatch(/^core_namespace_payments_1abcdefghijkl_[a-z0-9]{13}$/);
  });
});

describe('claimEntityName', () => {
  it('is the id with underscores', () => {
    expect(claimEntityName(ordersDb)).toBe(
      'sandbox_payments_database.cloudnative-pg_orders-db',
    );
    expect(claimEntityRef(ordersDb)).toBe(
      'resource:default/sandbox_payments_database.cloudnative-pg_orders-db',
    );
  });

  it.each([
    [
      'too long',
      { ...ordersDb, name: 'a-very-long-name-for-an-orders-database' },
      'payments_a-very-long-name-for-an-orders',
    ],
    [
      'of a cluster in upper case',
      { ...ordersDb, cluster: 'Sandbox' },
      'payments_orders-db',
    ],
    [
      'of a cluster with an underscore',
      { ...ordersDb, cluster: 'eu_west' },
      'payments_orders-db',
    ],
  ])('ends in a hash of the whole when it is %s', (_, ref, readable) => {
    const parts = [ref.cluster, ref.namespace, ref.offering, ref.name];
    const hash = createHash('sha256')
      .update(JSON.stringify(parts))
      .digest('hex')
      .slice(0, 16);
    const suffix = BigInt(`0x${hash}`).toString(36).padStart(13, '0');
    expect(claimEntityName(ref)).toBe(`${readable}_${suffix}`);
  });

  it('tells apart what differs in one part only', () => {
    const names = [
      ordersDb,
      { ...ordersDb, cluster: 'sandbox2' },
      { ...ordersDb, cluster: 'Sandbox' },
      { ...ordersDb, namespace: 'payments-staging' },
      { ...ordersDb, offering: 'database.zalando' },
      { ...ordersDb, namespace: 'payments-orders', name: 'db' },
      { ...ordersDb, name: long },
      { ...ordersDb, name: `${long}x` },
    ].map(claimEntityName);
    expect(new Set(names).size).toBe(names.length);
  });
});

describe('clusterEntityName and tenantEntityName', () => {
  it.each(['sandbox', 'eu-west-1', 'prod.eu', '0'])('keep %s', name => {
    expect(clusterEntityName(name)).toBe(name);
    expect(tenantEntityName(name)).toBe(name);
    expect(clusterEntityRef(name)).toBe(`resource:default/${name}`);
    expect(tenantEntityRef(name)).toBe(`system:default/${name}`);
  });

  it('tell apart names that differ in case, which entity refs ignore', () => {
    expect(clusterEntityName('EU')).toMatch(/^eu_[a-z0-9]{13}$/);
    expect(clusterEntityName('eu')).toBe('eu');
    expect(tenantEntityName('Payments')).toMatch(/^payments_[a-z0-9]{13}$/);
  });

  it('keep a tenant with underscores unless it looks like a hashed one', () => {
    expect(tenantEntityName('data_science')).toBe('data_science');
    const hashed = tenantEntityName('Payments');
    expect(tenantEntityName(hashed)).not.toBe(hashed);
  });
});

describe('whatever the names are', () => {
  it('the catalog takes them', () => {
    fc.assert(
      fc.property(anyName, text, (thing, tenant) => {
        for (const name of [nameOf(thing), tenantEntityName(tenant)]) {
          expect(KubernetesValidatorFunctions.isValidObjectName(name)).toBe(
            true,
          );
          expect(name).toBe(name.toLowerCase());
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('two things never share one', () => {
    const seen = new Map<string, string>();
    fc.assert(
      fc.property(anyName, thing => {
        const name = nameOf(thing);
        expect(seen.get(name) ?? thing.of).toBe(thing.of);
        seen.set(name, thing.of);
      }),
      { numRuns: 3000 },
    );
  });
});
