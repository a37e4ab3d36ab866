import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { metricsServiceRef } from '@backstage/backend-plugin-api/alpha';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import { berthPermissions } from '@berth/backstage-plugin-berth-common';
import { offeringRegistryServiceRef } from '@berth/backstage-plugin-berth-node';
import { createBerth } from './createBerth';
import { openDatabase } from './database/openDatabase';
import { createRouter } from './router/createRouter';

/**
 * Berth's backend: tenants, claims and requests on the clusters that
 * Backstage's Kubernetes configuration names.
 *
 * @public
 */
export const berthPlugin = createBackendPlugin({
  pluginId: 'berth',
  register(env) {
    env.registerInit({
      deps: {
        auditor: coreServices.auditor,
        config: coreServices.rootConfig,
        database: coreServices.database,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        metrics: metricsServiceRef,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        userInfo: coreServices.userInfo,
        registry: offeringRegistryServiceRef,
        signals: signalsServiceRef,
      },
      async init({
        database,
        httpRouter,
        lifecycle,
        permissionsRegistry,
        ...services
      }) {
        permissionsRegistry.addPermissions(berthPermissions);
        const knex = await openDatabase(database);
        const berth = createBerth({ ...services, database, knex });
        httpRouter.use(createRouter(berth.routerOptions));
        lifecycle.addStartupHook(() => berth.start());
        lifecycle.addShutdownHook(() => berth.stop());
      },
    });
  },
});
