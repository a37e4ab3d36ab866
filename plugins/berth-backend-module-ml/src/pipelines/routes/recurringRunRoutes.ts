import type { RouteTools } from '@berth/backstage-plugin-berth-node';
import type { Router } from 'express';
import { bodies, parseBody } from './bodies';
import { PipelinesAt } from './PipelinesAt';
import { PLACE } from './place';
import { prepareRun } from './prepareRun';

/**
 * Recurring runs.
 *
 * @internal
 */
export function addRecurringRunRoutes(router: Router, tools: RouteTools): void {
  router.get(`${PLACE}/recurring-runs`, async (req, res) => {
    const caller = await tools.authorize(req, 'view');
    const { client } = await PipelinesAt.find(tools, caller, req.params);
    const { pipelineId } = req.query;
    const all = await client.listRecurringRuns();
    res.json({
      items: all.filter(run => !pipelineId || run.pipelineId === pipelineId),
    });
  });

  router.post(`${PLACE}/recurring-runs`, async (req, res) => {
    const caller = await tools.authorize(req, 'act');
    const body = parseBody(bodies.recurringRun, req.body);
    const { client } = await PipelinesAt.find(tools, caller, req.params);
    const { cron, intervalSeconds, maxConcurrency, catchUp } = body;
    const run = await client.createRecurringRun({
      ...(await prepareRun(client, body)),
      // Kubeflow Pipelines counts seconds first; people write five fields.
      ...(cron && { cron: withSeconds(cron) }),
      intervalSeconds,
      maxConcurrency,
      catchUp,
    });
    res.status(201).json(run);
  });

  router.post(`${PLACE}/recurring-runs/:recurringRunId`, async (req, res) => {
    const caller = await tools.authorize(req, 'act');
    const { change } = parseBody(bodies.recurringChange, req.body);
    const { client } = await PipelinesAt.find(tools, caller, req.params);
    await client.changeRecurringRun(req.params.recurringRunId, change);
    res.json({});
  });
}

function withSeconds(cron: string): string {
  return cron.split(/\s+/).length === 5 ? `0 ${cron}` : cron;
}
