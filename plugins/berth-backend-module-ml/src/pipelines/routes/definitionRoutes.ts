import {
  berthError,
  berthErrorCode,
  type BerthErrorCode,
} from '@berth/backstage-plugin-berth-common';
import type { RouteTools } from '@berth/backstage-plugin-berth-node';
import type { Router } from 'express';
import { checkPipeline } from '../check';
import { pipelineAnswer, versionAnswer } from './answers';
import type { PipelinesClient } from '../rest/PipelinesClient';
import type { ServerMode } from '../rest/types';
import { bodies, parseBody } from './bodies';
import { PipelinesAt, readVersion } from './PipelinesAt';
import { PLACE } from './place';

/**
 * Pipelines, their versions and experiments.
 *
 * @internal
 */
export function addPipelineRoutes(router: Router, tools: RouteTools): void {
  router.get(`${PLACE}/mode`, async (req, res) => {
    const caller = await tools.authorize(req, 'view');
    const { client } = await PipelinesAt.find(tools, caller, req.params);
    res.json(await modeOrNone(client));
  });

  router.get(`${PLACE}/pipelines`, async (req, res) => {
    const caller = await tools.authorize(req, 'view');
    const { client } = await PipelinesAt.find(tools, caller, req.params);
    res.json({
      mode: await client.mode(),
      items: await client.listPipelines(),
      at: tools.now().toISOString(),
    });
  });

  router.post(`${PLACE}/pipelines`, async (req, res) => {
    const caller = await tools.authorize(req, 'request');
    const { pipeline: text, ...body } = parseBody(bodies.pipeline, req.body);
    const { client } = await PipelinesAt.find(tools, caller, req.params);
    const { store } = await client.mode();
    if (store === 'kubernetes') {
      throw berthError('action-unavailable', {
        message:
          'Here a pipeline is an object of Kubernetes. Ask for a Kubeflow pipeline, so that it is recorded and shown as yours.',
      });
    }
    refuse(text);
    res.status(201).json(await client.uploadPipeline({ ...body, text }));
  });

  router.post(`${PLACE}/pipelines/:pipelineId`, async (req, res) => {
    const caller = await tools.authorize(req, 'act');
    parseBody(bodies.pipelineChange, req.body);
    const { client } = await PipelinesAt.find(tools, caller, req.params);
    const { store } = await client.mode();
    if (store === 'kubernetes') {
      throw berthError('action-unavailable', {
        message:
          'Here a pipeline is an object of Kubernetes. Delete it on its own page.',
      });
    }
    await deletePipeline(client, req.params.pipelineId);
    res.json({});
  });

  router.get(`${PLACE}/pipelines/:pipelineId/versions`, async (req, res) => {
    const caller = await tools.authorize(req, 'view');
    const { client } = await PipelinesAt.find(tools, caller, req.params);
    const versions = await client.listVersions(req.params.pipelineId);
    res.json({ items: versions.map(versionAnswer) });
  });

  router.post(`${PLACE}/pipelines/:pipelineId/versions`, async (req, res) => {
    const caller = await tools.authorize(req, 'act');
    const { pipeline: text, ...body } = parseBody(bodies.version, req.body);
    const { client } = await PipelinesAt.find(tools, caller, req.params);
    refuse(text);
    const { pipelineId } = req.params;
    const version = await client.uploadVersion({ ...body, pipelineId, text });
    res.status(201).json(versionAnswer(version));
  });

  router.get(
    `${PLACE}/pipelines/:pipelineId/versions/:versionId`,
    async (req, res) => {
      const caller = await tools.authorize(req, 'view');
      const { client } = await PipelinesAt.find(tools, caller, req.params);
      const { pipelineId, versionId } = req.params;
      const version = await client.getVersion(pipelineId, versionId);
      res.json({
        ...versionAnswer(version),
        pipeline: pipelineAnswer(readVersion(version)),
      });
    },
  );

  router.get(`${PLACE}/experiments`, async (req, res) => {
    const caller = await tools.authorize(req, 'view');
    const { client } = await PipelinesAt.find(tools, caller, req.params);
    res.json({ items: await client.listExperiments() });
  });
}

/** Why a page that only looks for pipelines has nothing to show. */
const ABSENT: Partial<Record<BerthErrorCode, string>> = {
  'cluster-refused': 'not-allowed',
  'claim-not-found': 'not-there',
};

/**
 * In which mode it runs. Where there is none, or none for the person, that is an
 * answer and no fault: every tenant's page asks.
 */
async function modeOrNone(client: PipelinesClient) {
  try {
    const mode: ServerMode = await client.mode();
    await client.assertMayAsk();
    return mode;
  } catch (error) {
    const code = berthErrorCode(error);
    const reason = code && ABSENT[code];
    if (!reason) {
      throw error;
    }
    return { store: 'none', reason, message: (error as Error).message };
  }
}

/**
 * Its recurring runs go first: they would go on failing, and be on no page any
 * more.
 */
async function deletePipeline(
  client: PipelinesClient,
  pipelineId: string,
): Promise<void> {
  const recurring = await client.listRecurringRuns();
  for (const run of recurring.filter(one => one.pipelineId === pipelineId)) {
    await client.changeRecurringRun(run.id, 'delete');
  }
  await client.deletePipeline(pipelineId);
}

function refuse(text: string): void {
  const fields = checkPipeline(text);
  if (fields.length > 0) {
    throw berthError('input-invalid', { message: fields[0].message, fields });
  }
}
