import { filterPredicateToFilterFunction } from '@backstage/filter-predicates';
import { isClaimEntity, isTenantEntity } from './entityFilters';

const entity = (kind: string, annotations: Record<string, string>) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind,
  metadata: { name: 'x', annotations },
});
const tenant = entity('System', { 'berth.dev/tenant': 'payments' });
const claim = entity('Resource', {
  'berth.dev/claim-id': 'sandbox:payments:database.cloudnative-pg:orders-db',
  'berth.dev/tenant': 'payments',
});
const other = entity('System', { 'backstage.io/techdocs-ref': 'dir:.' });

describe('entity filters', () => {
  it.each([
    [isTenantEntity, tenant, true],
    [isTenantEntity, claim, false],
    [isTenantEntity, other, false],
    [isClaimEntity, claim, true],
    [isClaimEntity, tenant, false],
    [isClaimEntity, other, false],
  ])('%j', (predicate, candidate, matches) => {
    expect(filterPredicateToFilterFunction(predicate)(candidate)).toBe(matches);
  });
});
