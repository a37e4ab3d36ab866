import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  catalogProcessingExtensionPoint,
  catalogServiceRef,
} from '@backstage/plugin-catalog-node';
import { BerthClient } from '@berth/backstage-plugin-berth-common';
import { offeringRegistryServiceRef } from '@berth/backstage-plugin-berth-node';
import { readProviderConfig } from './config/readProviderConfig';
import { EntityMapper } from './entities/EntityMapper';
import { BerthFleet } from './provider/BerthFleet';
import { BerthFollower } from './provider/BerthFollower';
import { CatalogParts } from './provider/CatalogParts';
import { systemClock } from './provider/clock';
import { EntityReader } from './provider/EntityReader';
import { ShownEntities } from './provider/ShownEntities';
import { StuckEntities } from './provider/StuckEntities';

/** With 100,000 claims a full mutation then has some 6,000 entities. */
const PARTS = 16;

/**
 * Shows Berth's tenants, clusters and claims in the catalog.
 *
 * @public
 */
export const catalogModuleBerth = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'berth',
  register(env) {
    env.registerInit({
      deps: {
        auth: coreServices.auth,
        catalog: catalogProcessingExtensionPoint,
        discovery: coreServices.discovery,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        offerings: offeringRegistryServiceRef,
        rootConfig: coreServices.rootConfig,
        shown: catalogServiceRef,
      },
      async init({ auth, catalog, discovery, lifecycle, logger, ...deps }) {
        const config = readProviderConfig(deps.rootConfig);
        const fleet = BerthFleet.create({
          client: BerthClient.create({ discoveryApi: discovery }),
          auth,
        });
        const mapper = EntityMapper.create({
          config,
          offerings: deps.offerings,
          logger,
        });
        const parts = CatalogParts.create({ parts: PARTS });
        const follower = BerthFollower.create({
          fleet,
          parts,
          stuck: StuckEntities.create({
            shown: ShownEntities.create({ catalog: deps.shown, auth }),
            clock: systemClock,
          }),
          reader: EntityReader.create({ fleet, mapper, logger }),
          logger,
          clock: systemClock,
          resyncIntervalMs: config.resyncIntervalMs,
        });
        catalog.addEntityProvider(...parts.providers);
        follower.start();
        lifecycle.addShutdownHook(() => follower.stop());
      },
    });
  },
});
