import { setTimeout } from 'node:timers/promises';
import {
  coreServices,
  createServiceFactory,
  type BackendFeature,
  type BackstageUserPrincipal,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import templateModel from '@backstage/plugin-catalog-backend-module-scaffolder-entity-model';
import scaffolderPlugin from '@backstage/plugin-scaffolder-backend';
// eslint-disable-next-line @backstage/no-mixed-plugin-imports -- for tests only
import berthPlugin from '@berth/backstage-plugin-berth-backend';
import catalogModuleBerth from '@berth/backstage-plugin-catalog-backend-module-berth';
import type { Sandbox } from '@berth/sandbox';
import scaffolderModuleBerth from '..';

/**
 * A Backstage backend with the catalog, the scaffolder and Berth in it.
 */
export interface TestBackstage {
  /** What the API answers to a demo person; a body makes it a POST. */
  call(path: string, options?: CallOptions): Promise<any>;
  /** What a task came to, and all of its log. */
  runTask(options: {
    template: string;
    values: object;
    as?: string;
  }): Promise<{ status: string; output: any; log: string }>;
  stop(): Promise<void>;
}

interface CallOptions {
  body?: object;
  method?: string;
  as?: string;
}

/** Knows of every demo person the one group that they are named after. */
const userInfo = createServiceFactory({
  service: coreServices.userInfo,
  deps: {},
  factory: () => ({
    async getUserInfo(credentials) {
      const { userEntityRef } = credentials.principal as BackstageUserPrincipal;
      const group = userEntityRef
        .replace(/^user:/, 'group:')
        .replace(/-developer$/, '');
      return { userEntityRef, ownershipEntityRefs: [userEntityRef, group] };
    },
  }),
});

/**
 * Looks again and again, for what has no feed to follow, such as the
 * scaffolder's tasks.
 */
export async function until(
  look: () => Promise<any>,
  satisfied: (seen: any) => boolean,
): Promise<any> {
  for (;;) {
    const seen = await look();
    if (satisfied(seen)) {
      return seen;
    }
    await setTimeout(50);
  }
}

/**
 * Starts a backend on a real cluster.
 *
 * @param options.templates - a file with a template, or with their locations
 */
export async function startBackstage(options: {
  sandbox: Sandbox;
  templates: string;
  features: BackendFeature[];
}): Promise<TestBackstage> {
  const { sandbox, templates, features } = options;
  const backend = await startTestBackend({
    features: [
      catalogPlugin,
      templateModel,
      catalogModuleBerth,
      scaffolderPlugin,
      scaffolderModuleBerth,
      berthPlugin,
      ...features,
      userInfo,
      mockServices.database.factory(),
      mockServices.scheduler.factory(),
      mockServices.urlReader.factory(),
      mockServices.rootConfig.factory({
        data: {
          app: { baseUrl: 'http://localhost:3000' },
          backend: {
            baseUrl: 'http://localhost:7007',
            database: { client: 'better-sqlite3', connection: ':memory:' },
          },
          catalog: {
            processingInterval: { seconds: 1 },
            rules: [{ allow: ['Location', 'Template', 'System', 'Resource'] }],
            locations: [{ type: 'file', target: templates }],
          },
          kubernetes: {
            serviceLocatorMethod: { type: 'singleTenant' },
            clusterLocatorMethods: [
              {
                type: 'config',
                clusters: [
                  {
                    name: 'sandbox',
                    url: sandbox.apiServer.url,
                    caData: sandbox.apiServer.caData,
                    authProvider: 'serviceAccount',
                    serviceAccountToken: sandbox.berthToken,
                  },
                ],
              },
            ],
          },
        },
      }),
    ],
  });

  const call: TestBackstage['call'] = async (path, request = {}) => {
    const { body, method, as = 'payments-developer' } = request;
    const response = await fetch(
      `http://localhost:${backend.server.port()}/api${path}`,
      {
        method: method ?? (body ? 'POST' : 'GET'),
        headers: {
          Authorization: mockCredentials.user.header(`user:default/${as}`),
          'Content-Type': 'application/json',
        },
        body: body && JSON.stringify(body),
      },
    );
    return response.json();
  };

  await until(
    () => call('/berth/tenants'),
    ({ items }) => items?.length > 0,
  );

  return {
    call,
    runTask: async ({ template, values, as }) => {
      await until(
        () =>
          call(
            `/catalog/entities/by-name/${template.replace(/^(\w+):/, '$1/')}`,
          ),
        ({ kind }) => kind === 'Template',
      );
      const { id } = await call('/scaffolder/v2/tasks', {
        body: { templateRef: template, values },
        as,
      });
      const { status } = await until(
        () => call(`/scaffolder/v2/tasks/${id}`, { as }),
        seen => ['completed', 'failed'].includes(seen.status),
      );
      const events = await call(`/scaffolder/v2/tasks/${id}/events`, { as });
      return {
        status,
        output: events.at(-1).body.output,
        log: events.map(({ body }: any) => body.message).join('\n'),
      };
    },
    stop: () => backend.stop(),
  };
}
