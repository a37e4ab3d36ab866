import { mockServices } from '@backstage/backend-test-utils';
import { readProviderConfig } from './readProviderConfig';

const read = (berth?: object) =>
  readProviderConfig(
    mockServices.rootConfig({
      data: {
        app: { baseUrl: 'https://portal.example.com/' },
        ...(berth && { catalog: { providers: { berth } } }),
      },
    }),
  );

describe('readProviderConfig', () => {
  it('needs no configuration', () => {
    expect(read()).toEqual({
      appBaseUrl: 'https://portal.example.com',
      defaultOwner: 'group:default/unknown',
      resyncIntervalMs: 3_600_000,
      onlyAnnotated: false,
    });
  });

  it('reads owner and interval', () => {
    expect(
      read({
        defaultOwner: 'platform',
        resyncInterval: { minutes: 10 },
        onlyAnnotated: true,
      }),
    ).toMatchObject({
      defaultOwner: 'group:default/platform',
      resyncIntervalMs: 600_000,
      onlyAnnotated: true,
    });
  });

  it('says what a default owner looks like', () => {
    expect(() => read({ defaultOwner: 'api:default/x' })).toThrow(
      "catalog.providers.berth.defaultOwner is 'api:default/x'; write an entity ref such as group:default/platform",
    );
  });
});
