import type { JsonObject } from '@backstage/types';
import type { Sandbox } from '@berth/sandbox';
import { locateClusters } from '../processes';

/**
 * What a backend on a sandbox is configured with, but for where it listens.
 *
 * @internal
 */
export function configOf(options: {
  sandbox: Sandbox;
  templates: string;
  forgeUrl?: string;
}): JsonObject {
  const { sandbox, templates } = options;
  const { apiServer, berthToken, forge } = sandbox;
  const { forgeUrl = forge?.url } = options;
  return {
    app: { baseUrl: 'http://localhost:3000' },
    backend: {
      baseUrl: 'http://localhost:7007',
      database: { client: 'better-sqlite3', connection: ':memory:' },
    },
    berth: { platform: { groups: ['group:default/platform'] } },
    catalog: {
      processingInterval: { seconds: 1 },
      defaultLocationConflictStrategy: 'refresh',
      rules: [
        {
          allow: ['Component', 'Location', 'Template', 'System', 'Resource'],
        },
      ],
      locations: [{ type: 'file', target: templates }],
    },
    kubernetes: {
      serviceLocatorMethod: { type: 'singleTenant' },
      clusterLocatorMethods: locateClusters([
        {
          name: 'sandbox',
          url: apiServer.url,
          caData: apiServer.caData,
          token: berthToken,
        },
      ]),
    },
    ...(forge && {
      integrations: {
        gitea: [
          {
            host: new URL(forgeUrl!).host,
            baseUrl: forgeUrl!,
            username: forge.username,
            password: forge.token,
          },
        ],
      },
    }),
  };
}
