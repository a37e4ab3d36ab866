import { idempotencyKey, requestTarget } from './requestTarget';

const body = {
  tenant: 'payments',
  offering: 'database.cloudnative-pg',
  name: 'orders-db',
};

describe('requestTarget', () => {
  it('names what is asked for', () => {
    expect(requestTarget(body)).toBe(
      'payments.-.-.database.cloudnative-pg.orders-db',
    );
    expect(
      requestTarget({ ...body, cluster: 'sandbox', namespace: 'staging' }),
    ).toBe('payments.sandbox.staging.database.cloudnative-pg.orders-db');
  });
});

describe('idempotencyKey', () => {
  it('is the same for the same task and target, whatever the input', () => {
    expect(idempotencyKey('1', body)).toBe(
      idempotencyKey('1', { ...body, input: { plan: 'large' } }),
    );
  });

  it('differs by task and target', () => {
    const keys = [
      idempotencyKey('1', body),
      idempotencyKey('2', body),
      idempotencyKey('1', { ...body, name: 'users' }),
      idempotencyKey('1', { ...body, cluster: 'sandbox' }),
    ];
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('is one that the API takes, however long the names are', () => {
    const key = idempotencyKey('1', { ...body, name: 'x'.repeat(253) });
    expect(key).toMatch(/^scaffolder-[0-9a-f]{64}$/);
  });
});
