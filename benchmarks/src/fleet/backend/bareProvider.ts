import { createBackendModule } from '@backstage/backend-plugin-api';
import {
  catalogProcessingExtensionPoint,
  type EntityProviderConnection,
} from '@backstage/plugin-catalog-node';

const NAME = 'bare';

/**
 * An entity provider that adds one entity by a delta mutation whenever the
 * process is told `{ bareEntity: name }`.
 *
 * @internal
 */
export const bareProvider = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'bare-provider',
  register(env) {
    env.registerInit({
      deps: { catalog: catalogProcessingExtensionPoint },
      async init({ catalog }) {
        catalog.addEntityProvider({
          getProviderName: () => NAME,
          connect: async connection => {
            await connection.applyMutation({ type: 'full', entities: [] });
            process.on('message', (message: { bareEntity?: string }) => {
              if (message.bareEntity) {
                void add(connection, message.bareEntity);
              }
            });
          },
        });
      },
    });
  },
});

async function add(
  connection: EntityProviderConnection,
  name: string,
): Promise<void> {
  const location = `${NAME}:${name}`;
  await connection.applyMutation({
    type: 'delta',
    added: [
      {
        locationKey: NAME,
        entity: {
          apiVersion: 'backstage.io/v1alpha1',
          kind: 'Resource',
          metadata: {
            name,
            annotations: {
              'backstage.io/managed-by-location': location,
              'backstage.io/managed-by-origin-location': location,
            },
          },
          spec: { type: 'database', owner: 'group:default/platform' },
        },
      },
    ],
    removed: [],
  });
}
