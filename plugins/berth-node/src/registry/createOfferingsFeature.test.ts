import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { anOffering } from '../testUtils/anOffering';
import { createOfferingsFeature } from './createOfferingsFeature';
import { offeringRegistryServiceRef } from './OfferingRegistry';

describe('createOfferingsFeature', () => {
  it('brings its offerings before any plugin starts', async () => {
    const seen: Record<string, string[]> = {};
    const reader = (pluginId: string) =>
      createBackendPlugin({
        pluginId,
        register(env) {
          env.registerInit({
            deps: {
              registry: offeringRegistryServiceRef,
              logger: coreServices.logger,
            },
            async init({ registry }) {
              seen[pluginId] = registry.list().map(({ id }) => id);
            },
          });
        },
      });

    await startTestBackend({
      features: [
        reader('before'),
        createOfferingsFeature({
          offerings: [
            anOffering({ id: 'test.two' }),
            anOffering({ id: 'test.one' }),
          ],
        }),
        reader('after'),
      ],
    });

    expect(seen).toEqual({
      before: ['test.one', 'test.two'],
      after: ['test.one', 'test.two'],
    });
  });

  it('makes offerings of what is configured', async () => {
    const seen: string[] = [];
    await startTestBackend({
      features: [
        mockServices.rootConfig.factory({ data: { name: 'configured' } }),
        createOfferingsFeature({
          offerings: config => [
            anOffering({ id: `test.${config.getString('name')}` }),
          ],
        }),
        createBackendPlugin({
          pluginId: 'reader',
          register(env) {
            env.registerInit({
              deps: { registry: offeringRegistryServiceRef },
              async init({ registry }) {
                seen.push(...registry.list().map(({ id }) => id));
              },
            });
          },
        }),
      ],
    });
    expect(seen).toEqual(['test.configured']);
  });

  it('refuses two offerings of one id', async () => {
    await expect(
      startTestBackend({
        features: [
          createOfferingsFeature({ offerings: [anOffering()] }),
          createOfferingsFeature({ offerings: [anOffering()] }),
        ],
      }),
    ).rejects.toThrow(/Two offerings have the id 'test\.thing'/);
  });
});
