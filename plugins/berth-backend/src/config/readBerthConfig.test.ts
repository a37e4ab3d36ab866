import { ConfigReader } from '@backstage/config';
import { readBerthConfig } from './readBerthConfig';

const read = (berth?: object) =>
  readBerthConfig(new ConfigReader(berth ? { berth } : {}));

describe('readBerthConfig', () => {
  it('has a default for everything', () => {
    const config = read();
    expect(config.cluster('any')).toEqual({
      enabled: true,
      tenantLabel: 'berth.dev/tenant',
      identity: { userPrefix: 'backstage:', groupPrefix: 'backstage:' },
    });
    expect(config.fleet).toEqual({
      pageSize: 500,
      requestTimeoutMs: 30_000,
      connectTimeoutMs: 5_000,
      watchTimeoutMs: 600_000,
      idleTimeoutMs: 120_000,
      probeIntervalMs: 30_000,
      backoff: { initialMs: 250, maxMs: 15_000 },
      maxSockets: 16,
      leaseMs: 8_000,
      coreKinds: ['Namespace', 'ResourceQuota', 'PersistentVolumeClaim'],
      rebuild: false,
    });
    expect(config.requests).toEqual({
      backoff: { initialMs: 1_000, maxMs: 300_000 },
      leaseMs: 30_000,
    });
  });

  it('reads what differs, for all clusters and for one', () => {
    const config = read({
      tenantLabel: 'team',
      identity: { userPrefix: '' },
      clusters: {
        west: { tenantLabel: 'tenant', identity: { groupPrefix: 'oidc:' } },
        old: { enabled: false },
      },
      fleet: {
        pageSize: 50,
        idleTimeout: '90s',
        backoff: { max: { hours: 1 } },
        coreKinds: ['Namespace'],
      },
      requests: { backoff: { initial: 'PT2S', max: '1s' }, lease: '5s' },
    });
    expect(config.cluster('east')).toMatchObject({
      tenantLabel: 'team',
      identity: { userPrefix: '', groupPrefix: 'backstage:' },
    });
    expect(config.cluster('west')).toEqual({
      enabled: true,
      tenantLabel: 'tenant',
      identity: { userPrefix: '', groupPrefix: 'oidc:' },
    });
    expect(config.cluster('old').enabled).toBe(false);
    expect(config.fleet).toMatchObject({
      pageSize: 50,
      idleTimeoutMs: 90_000,
      coreKinds: ['Namespace'],
      backoff: { initialMs: 250, maxMs: 3_600_000 },
    });
    // A maximum below the first wait would be no wait at all.
    expect(config.requests).toEqual({
      backoff: { initialMs: 2_000, maxMs: 2_000 },
      leaseMs: 5_000,
    });
  });

  it.each([
    [{ identity: { userPrefix: 'system:' } }, /userPrefix must not begin/],
    [{ identity: { groupPrefix: 'system:x' } }, /groupPrefix must not begin/],
    [{ identity: { userPrefix: 'a b' } }, /userPrefix has to be printable/],
    [{ identity: { userPrefix: 'ä' } }, /userPrefix has to be printable/],
    [{ fleet: { pageSize: 0 } }, /'pageSize'.*whole number/],
    [{ fleet: { maxSockets: 1.5 } }, /'maxSockets'.*whole number/],
    [{ fleet: { coreKinds: ['Secret'] } }, /coreKinds has 'Secret'/],
    [{ fleet: { idleTimeout: '0s' } }, /'idleTimeout'.*positive/],
    [{ fleet: { idleTimeout: 'soon' } }, /idleTimeout/],
    [
      { clusters: { a: { identity: { userPrefix: 'system:' } } } },
      /userPrefix/,
    ],
  ])('refuses %j', (berth, message) => {
    expect(() => read(berth)).toThrow(message);
  });
});
