import { mockErrorHandler } from '@backstage/backend-test-utils';
import { berthError, type Claim } from '@berth/backstage-plugin-berth-common';
import type {
  ClusterApi,
  RouteTools,
} from '@berth/backstage-plugin-berth-node';
import express from 'express';
import { serverlessRoutes } from '../routes';

/** The routes of functions over one claim, as somebody with these permissions. */
export function serverlessRoutesApp(options: {
  claim: () => Promise<Claim>;
  api: ClusterApi;
  permissions?: string[];
}) {
  const { claim, api, permissions = ['view', 'act'] } = options;
  const tools: Partial<RouteTools> = {
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
    claim,
    asUser: () => api,
  };
  const app = express();
  app.use(serverlessRoutes.router(tools as RouteTools));
  app.use(mockErrorHandler());
  return app;
}
