import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { scaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
import { BerthClient } from '@berth/backstage-plugin-berth-common';
import { offeringRegistryServiceRef } from '@berth/backstage-plugin-berth-node';
import { createActions } from './actions/createActions';
import { systemClock } from './berth/clock';
import { ForgeAccess } from './forge/ForgeAccess';

/**
 * The scaffolder actions that ask for Berth's offerings, wait for claims and make
 * repositories.
 *
 * @public
 */
export const scaffolderModuleBerth = createBackendModule({
  pluginId: 'scaffolder',
  moduleId: 'berth',
  register(env) {
    env.registerInit({
      deps: {
        auth: coreServices.auth,
        discovery: coreServices.discovery,
        offerings: offeringRegistryServiceRef,
        rootConfig: coreServices.rootConfig,
        scaffolder: scaffolderActionsExtensionPoint,
      },
      async init({ auth, discovery, offerings, rootConfig, scaffolder }) {
        const client = BerthClient.create({ discoveryApi: discovery });
        scaffolder.addActions(
          ...createActions({
            offerings: offerings.list(),
            hasSource: offerings.source() !== undefined,
            access: { client, auth },
            forges: ForgeAccess.fromConfig(rootConfig),
            appBaseUrl: rootConfig.getString('app.baseUrl').replace(/\/+$/, ''),
            clock: systemClock,
          }),
        );
      },
    });
  },
});
