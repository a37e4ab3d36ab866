import type {
  OfferingRoutes,
  RouteTools,
} from '@berth/backstage-plugin-berth-node';
import type { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { readPipeline } from '../ir/readPipeline';
import { pipelineAnswer } from './answers';
import { bodies, parseBody } from './bodies';
import { addPipelineRoutes } from './definitionRoutes';
import { addRecurringRunRoutes } from './recurringRunRoutes';
import { addRunRoutes } from './runRoutes';

/**
 * The routes of Kubeflow Pipelines: pipelines and their versions in both store
 * modes, runs, and recurring runs. Everything is done as the person who asks.
 *
 * @public
 */
export const pipelineRoutes: OfferingRoutes = {
  area: 'pipelines',
  router: (tools: RouteTools): Router => {
    const router = PromiseRouter();
    router.use((_req, res, next) => {
      res.set('Cache-Control', 'no-store');
      next();
    });

    router.post('/check', async (req, res) => {
      await tools.authorize(req, 'view');
      const { pipeline: text } = parseBody(bodies.check, req.body);
      const { pipeline, problems } = readPipeline(text);
      res.json({
        problems,
        ...(pipeline && { pipeline: pipelineAnswer(pipeline) }),
      });
    });

    addPipelineRoutes(router, tools);
    addRunRoutes(router, tools);
    addRecurringRunRoutes(router, tools);
    return router;
  },
};
