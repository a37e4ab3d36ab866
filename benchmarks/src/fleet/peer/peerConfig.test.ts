import { peerConfig } from './peerConfig';

describe('peerConfig', () => {
  const config = peerConfig({
    clusters: [{ name: 'one', url: 'http://127.0.0.1:1', token: 'secret' }],
    kinds: [
      { group: 'postgresql.cnpg.io', version: 'v1', plural: 'clusters' },
      { group: 'example.org', version: 'v1', plural: 'caches', form: true },
    ],
    pollSeconds: 10,
  });

  it('polls as often for objects as for definitions', () => {
    expect(config).toMatchObject({
      kubernetesIngestor: {
        components: { taskRunner: { frequency: 10 } },
        crossplane: { xrds: { taskRunner: { frequency: 10 } } },
      },
    });
  });

  it('names each kind once: those with a form are ingested by that', () => {
    expect(config).toMatchObject({
      kubernetesIngestor: {
        components: {
          customWorkloadTypes: [
            {
              group: 'postgresql.cnpg.io',
              apiVersion: 'v1',
              plural: 'clusters',
            },
          ],
        },
        genericCRDTemplates: { crds: ['caches.example.org'] },
      },
    });
  });

  it('asks for no forms where none is wanted', () => {
    const { kubernetesIngestor } = peerConfig({
      clusters: [],
      kinds: [],
      pollSeconds: 10,
    });
    expect(kubernetesIngestor).not.toHaveProperty('genericCRDTemplates');
  });
});
