import { setTimeout } from 'node:timers/promises';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import { createOfferingsFeature } from '@berth/backstage-plugin-berth-node';
import { anOffering } from '@berth/backstage-plugin-berth-node/testUtils';
import {
  aClaim,
  aCluster,
  aCoreObject,
  aTenant,
  FakeBerth,
} from '@berth/test-utils';
import catalogModuleBerth from '.';

jest.setTimeout(60_000);

describe('catalogModuleBerth', () => {
  it('brings tenants, clusters and claims into a real catalog, and takes them away', async () => {
    const claim = aClaim({ offering: 'test.thing' });
    const berth = FakeBerth.create({
      clusters: [aCluster()],
      tenants: [aTenant()],
      claims: [claim],
    });
    const backend = await startTestBackend({
      features: [
        catalogPlugin,
        catalogModuleBerth,
        createOfferingsFeature({ offerings: [anOffering()] }),
        berth.feature,
        mockServices.rootConfig.factory({
          data: {
            app: { baseUrl: 'http://localhost:3000' },
            backend: {
              database: { client: 'better-sqlite3', connection: ':memory:' },
            },
            catalog: {
              processingInterval: { seconds: 1 },
              providers: { berth: { defaultOwner: 'platform' } },
            },
          },
        }),
        mockServices.database.factory(),
        mockServices.scheduler.factory(),
      ],
    });
    const get = async (ref: string): Promise<Entity | undefined> => {
      const [kind, namespace, name] = ref.split(/[:/]/);
      const response = await fetch(
        `http://localhost:${backend.server.port()}/api/catalog/entities/by-name/${kind}/${namespace}/${name}`,
        { headers: { Authorization: mockCredentials.service.header() } },
      );
      return response.status === 404 ? undefined : response.json();
    };
    // The catalog stitches entities in loops of its own.
    const until = async (
      ref: string,
      satisfied: (entity?: Entity) => boolean,
    ): Promise<Entity | undefined> => {
      for (;;) {
        const entity = await get(ref);
        if (satisfied(entity)) {
          return entity;
        }
        await setTimeout(50);
      }
    };

    const claimRef = 'resource:default/sandbox_payments_test.thing_orders-db';
    const entity = await until(claimRef, found => !!found?.relations?.length);
    expect(entity?.spec?.type).toBe('test');
    expect(entity?.relations).toEqual(
      expect.arrayContaining([
        { type: 'dependsOn', targetRef: 'resource:default/sandbox' },
        { type: 'ownedBy', targetRef: 'group:default/payments' },
        { type: 'partOf', targetRef: 'system:default/payments' },
      ]),
    );
    const tenant = await until(
      'system:default/payments',
      found => found?.relations?.length === 2,
    );
    expect(tenant?.relations).toEqual(
      expect.arrayContaining([
        { type: 'hasPart', targetRef: claimRef },
        { type: 'ownedBy', targetRef: 'group:default/payments' },
      ]),
    );
    const cluster = await until('resource:default/sandbox', Boolean);
    expect(cluster?.spec?.owner).toBe('group:default/platform');

    berth.removeClaim(claim.id);
    await until(claimRef, found => !found);

    const quota = aCoreObject();
    const quotaRef =
      'resource:default/sandbox_payments_core_resourcequota_limits';
    berth.putCoreObject(quota);
    const shown = await until(quotaRef, found => !!found?.relations?.length);
    expect(shown?.spec?.type).toBe('resource-quota');
    berth.removeCoreObject(quota.id);
    await until(quotaRef, found => !found);
    await backend.stop();
  });
});
