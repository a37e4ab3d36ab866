import { stringifyClaimRef } from '../claims/ClaimRef';
import { claimPagePath, tenantPagePath } from './pagePaths';

describe('claimPagePath', () => {
  it('is readable for an ordinary claim', () => {
    expect(claimPagePath('sandbox:payments:database.cloudnative-pg:db')).toBe(
      '/berth/claims/sandbox:payments:database.cloudnative-pg:db',
    );
  });

  it('gives the id back to a route that decodes its segment', () => {
    const id = stringifyClaimRef({
      cluster: 'eu/west 1:%?#',
      namespace: 'payments',
      offering: 'database.cloudnative-pg',
      name: 'orders-db',
    });
    const [, , page, last, ...rest] = claimPagePath(id).split('/');
    expect([page, rest]).toEqual(['claims', []]);
    expect(decodeURIComponent(last)).toBe(id);
  });
});

describe('tenantPagePath', () => {
  it('keeps a tenant within its segment', () => {
    expect(tenantPagePath('payments')).toBe('/berth/tenants/payments');
    expect(tenantPagePath('../x')).toBe('/berth/tenants/..%2Fx');
  });
});
