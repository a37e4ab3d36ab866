import { berthError } from '@berth/backstage-plugin-berth-common';
import type { RouteTools } from '@berth/backstage-plugin-berth-node';
import type { Router } from 'express';
import { schemaOfParameters } from '../ir/parameters';
import type { PipelinesClient } from '../rest/PipelinesClient';
import type { ApiRun } from '../rest/types';
import { compareRuns } from '../runs/compareRuns';
import { rerunValues } from '../runs/rerun';
import { runAnswer, runLine } from './answers';
import { bodies, parseBody } from './bodies';
import { PipelinesAt, readVersion } from './PipelinesAt';
import { PLACE } from './place';
import { prepareRun } from './prepareRun';

/** As many as one can look at side by side. */
const MAX_COMPARED = 10;
/** Pages of 200 that are looked through for the runs of one pipeline. */
const MAX_PAGES = 5;

/**
 * Runs: list, detail, start, retry, terminate, clone and compare.
 *
 * @internal
 */
export function addRunRoutes(router: Router, tools: RouteTools): void {
  router.get(`${PLACE}/runs`, async (req, res) => {
    const caller = await tools.authorize(req, 'view');
    const { client } = await PipelinesAt.find(tools, caller, req.params);
    const page = await runsOf(client, {
      pipelineId: textIn(req.query.pipelineId),
      pageToken: textIn(req.query.pageToken),
    });
    res.json({
      items: page.items.map(runLine),
      ...(page.nextPageToken && { nextPageToken: page.nextPageToken }),
      at: tools.now().toISOString(),
    });
  });

  router.post(`${PLACE}/runs`, async (req, res) => {
    const caller = await tools.authorize(req, 'act');
    const body = parseBody(bodies.run, req.body);
    const { client } = await PipelinesAt.find(tools, caller, req.params);
    const run = await client.createRun(await prepareRun(client, body));
    res.status(201).json(runLine(run));
  });

  // Before /runs/:runId, which would take it for a run.
  router.get(`${PLACE}/runs/compare`, async (req, res) => {
    const caller = await tools.authorize(req, 'view');
    const ids = (textIn(req.query.ids) ?? '').split(',').filter(Boolean);
    if (ids.length < 2 || ids.length > MAX_COMPARED) {
      throw berthError('body-invalid', {
        message: `Name 2 to ${MAX_COMPARED} runs to compare.`,
      });
    }
    const place = await PipelinesAt.find(tools, caller, req.params);
    const compared = await Promise.all(
      ids.map(async id => {
        const run = await place.client.getRun(id);
        const pipeline = await place.pipelineOf(run);
        const defaults = Object.fromEntries(
          (pipeline?.parameters ?? [])
            .filter(parameter => parameter.default !== undefined)
            .map(parameter => [parameter.name, parameter.default]),
        );
        return {
          run,
          parameters: { ...defaults, ...run.parameters },
          nodes: await place.nodesOf(run, pipeline),
        };
      }),
    );
    res.json(compareRuns(compared));
  });

  router.get(`${PLACE}/runs/:runId`, async (req, res) => {
    const caller = await tools.authorize(req, 'view');
    const place = await PipelinesAt.find(tools, caller, req.params);
    const run = await place.client.getRun(req.params.runId);
    const pipeline = await place.pipelineOf(run);
    const nodes = await place.nodesOf(run, pipeline);
    res.json({
      ...runAnswer(run, nodes, pipeline),
      at: tools.now().toISOString(),
    });
  });

  router.post(`${PLACE}/runs/:runId`, async (req, res) => {
    const caller = await tools.authorize(req, 'act');
    const { change } = parseBody(bodies.change, req.body);
    const { client } = await PipelinesAt.find(tools, caller, req.params);
    const { runId } = req.params;
    if (change === 'delete') {
      await client.deleteRun(runId);
      res.json({});
      return;
    }
    await client.changeRun(runId, change);
    res.json(runLine(await client.getRun(runId)));
  });

  router.get(`${PLACE}/runs/:runId/clone`, async (req, res) => {
    const caller = await tools.authorize(req, 'view');
    const { client } = await PipelinesAt.find(tools, caller, req.params);
    const run = await client.getRun(req.params.runId);
    const { pipelineId } = run;
    const versionId = textIn(req.query.versionId) ?? run.versionId;
    if (!pipelineId || !versionId) {
      throw berthError('action-unavailable', {
        message:
          'This run brought its pipeline along and is of no version that could be run again. Add the pipeline first.',
      });
    }
    const version = await client.getVersion(pipelineId, versionId);
    const { parameters } = readVersion(version);
    const experiments = await client.listExperiments();
    const experiment = experiments.find(({ id }) => id === run.experimentId);
    res.json({
      title: run.title,
      pipelineId,
      versionId,
      ...(experiment && { experiment: experiment.title }),
      ...(run.serviceAccount && { serviceAccount: run.serviceAccount }),
      inputSchema: schemaOfParameters(parameters),
      ...rerunValues(parameters, run.parameters),
    });
  });
}

/**
 * Runs of one pipeline, or of all. The API cannot filter by pipeline, so that
 * its pages are looked through here, as far as is reasonable at once.
 */
async function runsOf(
  client: PipelinesClient,
  options: { pipelineId?: string; pageToken?: string },
): Promise<{ items: ApiRun[]; nextPageToken?: string }> {
  const { pipelineId } = options;
  let pageToken = options.pageToken;
  for (let page = 0; ; page++) {
    const { items, nextPageToken } = await client.listRuns({ pageToken });
    const found = pipelineId
      ? items.filter(run => run.pipelineId === pipelineId)
      : items;
    if (found.length > 0 || !nextPageToken || page >= MAX_PAGES) {
      return { items: found, nextPageToken };
    }
    pageToken = nextPageToken;
  }
}

function textIn(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
