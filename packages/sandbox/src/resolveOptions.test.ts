import { resolveOptions } from './resolveOptions';

describe('resolveOptions', () => {
  it('has a default for everything', () => {
    expect(resolveOptions({}, {})).toMatchObject({
      name: 'sandbox',
      profile: 'minimal',
      dataDir: undefined,
      nodes: true,
      operators: { delayMs: 100 },
      identityProvider: undefined,
      audit: false,
    });
    expect(resolveOptions({ profile: 'demo' }, {})).toMatchObject({
      operators: { delayMs: 1500 },
      identityProvider: { port: undefined },
    });
  });

  it('gives the identity provider a port of its own only where it lasts', () => {
    const port = (options: object) =>
      resolveOptions({ profile: 'demo', ...options }, {}).identityProvider
        ?.port;

    expect(port({ dataDir: '/data' })).toBe(7010);
    expect(port({ dataDir: '/data', identityProvider: { port: 1 } })).toBe(1);
    expect(port({ identityProvider: true })).toBeUndefined();
    expect(
      resolveOptions({ profile: 'demo', identityProvider: false }, {})
        .identityProvider,
    ).toBeUndefined();
  });

  it('has a Git forge in its profile, or where one is asked for', () => {
    const forge = (options: object) => resolveOptions(options, {}).forge;

    expect(forge({})).toBeUndefined();
    expect(forge({ profile: 'demo' })).toBeUndefined();
    expect(forge({ profile: 'gitops', forge: false })).toBeUndefined();
    expect(forge({ profile: 'gitops' })).toEqual({
      port: undefined,
      organizations: ['payments', 'shop', 'data-science', 'platform'],
    });
    expect(forge({ forge: true, dataDir: '/data' })).toEqual({
      port: 7030,
      organizations: [],
    });
    expect(
      forge({ forge: { port: 1, organizations: ['a'] }, dataDir: '/data' }),
    ).toEqual({ port: 1, organizations: ['a'] });
  });

  it('is the demo with its forge', () => {
    expect(resolveOptions({ profile: 'gitops' }, {})).toMatchObject({
      operators: { delayMs: 1500 },
      identityProvider: { port: undefined },
    });
  });

  it('refuses an identity provider without passwords in production', () => {
    const env = { NODE_ENV: 'production' };

    expect(() => resolveOptions({ profile: 'demo' }, env)).toThrow(
      expect.objectContaining({ code: 'refused' }),
    );
    expect(() => resolveOptions({ profile: 'minimal' }, env)).not.toThrow();
  });
});
