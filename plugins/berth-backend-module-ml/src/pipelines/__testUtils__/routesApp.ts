import { mockErrorHandler, mockServices } from '@backstage/backend-test-utils';
import { berthError } from '@berth/backstage-plugin-berth-common';
import type {
  ClusterApi,
  RouteTools,
} from '@berth/backstage-plugin-berth-node';
import express from 'express';
import { pipelineRoutes } from '../routes/pipelineRoutes';

/** The namespace of the one tenant that the routes know. */
export const NAMESPACE = 'payments-ml';

/** Where its pipelines are, as the routes name it. */
export const PLACE = `/tenants/payments/clusters/sandbox/namespaces/${NAMESPACE}`;

/** The routes over a cluster as one person may use it. */
export function routesApp(options: {
  api: ClusterApi;
  config?: object;
  permissions?: string[];
}) {
  const {
    api,
    config = {},
    permissions = ['view', 'request', 'act'],
  } = options;
  const tools: Partial<RouteTools> = {
    config: mockServices.rootConfig({ data: { berth: { pipelines: config } } }),
    now: () => new Date('2026-01-02T03:04:05Z'),
    authorize: async (_request, permission) => {
      if (!permissions.includes(permission)) {
        throw berthError('user-required', {
          message: `No permission to ${permission}`,
        });
      }
      return {
        userEntityRef: 'user:default/jane',
        ownershipEntityRefs: [],
        isPlatform: false,
      };
    },
    tenant: async name => {
      if (name !== 'payments') {
        throw berthError('tenant-not-found', { message: 'No such tenant.' });
      }
      return {
        name,
        namespaces: [{ cluster: 'sandbox', name: NAMESPACE }],
      } as never;
    },
    asUser: () => api,
  };
  const app = express();
  app.use(express.json({ limit: '4mb' }));
  app.use(pipelineRoutes.router(tools as RouteTools));
  app.use(mockErrorHandler());
  return app;
}
