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
    const { offering: _offering, ...rest } = body;
    expect(requestTarget({ ...rest, engine: 'postgresql' })).toBe(
      'payments.-.-.engine:postgresql.orders-db',
    );
  });
});

describe('idempotencyKey', () => {
  const run = { taskId: '1', body, refusals: 0 };

  it('is the same for the same task and target, whatever the input', () => {
    const input = { plan: 'large' };
    expect(idempotencyKey(run)).toBe(
      idempotencyKey({ ...run, body: { ...body, input } }),
    );
  });

  it('differs by task and target, and after a refusal', () => {
    const keys = [
      run,
      { ...run, taskId: '2' },
      { ...run, refusals: 1 },
      { ...run, body: { ...body, name: 'users' } },
      { ...run, body: { ...body, cluster: 'sandbox' } },
    ].map(idempotencyKey);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('is one that the API takes, however long the names are', () => {
    const name = 'x'.repeat(253);
    expect(idempotencyKey({ ...run, body: { ...body, name } })).toMatch(
      /^scaffolder-[0-9a-f]{64}$/,
    );
  });
});
