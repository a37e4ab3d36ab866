import type {
  OfferingRoutes,
  RouteTools,
} from '@berth/backstage-plugin-berth-node';
import Router from 'express-promise-router';
import type { Router as ExpressRouter } from 'express';

/**
 * The routes that modules of offerings bring, each below its area's name.
 *
 * @internal
 */
export function createAreaRouter(options: {
  routes: OfferingRoutes[];
  tools: (area: string) => RouteTools;
}): ExpressRouter {
  const router = Router();
  for (const { area, router: create } of options.routes) {
    router.use(`/${area}`, create(options.tools(area)));
  }
  return router;
}
