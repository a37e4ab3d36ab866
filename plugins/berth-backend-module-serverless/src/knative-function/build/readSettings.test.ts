import { mockServices } from '@backstage/backend-test-utils';
import { readBuildSettings } from './readSettings';

const read = (builds: object) =>
  readBuildSettings(
    mockServices.rootConfig({ data: { berth: { functions: { builds } } } }),
  );

describe('readBuildSettings', () => {
  it('is nothing where nothing is said', () => {
    expect(readBuildSettings(mockServices.rootConfig())).toEqual({});
  });

  it('reads what is said, and leaves the rest out', () => {
    expect(
      read({
        registry: 'registry.example.com/functions',
        registrySecret: 'push',
        clusters: { edge: { registry: 'edge.example.com:5000' } },
        builder: { image: 'example/builder:1', user: 1000, group: 1000 },
      }),
    ).toEqual({
      registry: 'registry.example.com/functions',
      registries: { edge: 'edge.example.com:5000' },
      registrySecret: 'push',
      builder: { image: 'example/builder:1', user: 1000, group: 1000 },
    });
  });

  it('names the key that is wrong', () => {
    expect(() => read({ registry: 'https://registry' })).toThrow(
      /builds\.registry is 'https:/,
    );
    expect(() =>
      read({ builder: { image: 'a/b', user: 0, group: 1 } }),
    ).toThrow(/builder\.user is 0.*not root/);
  });
});
