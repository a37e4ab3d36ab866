import { ApiError } from '../ApiError';
import { createRun, retryRun } from '../createRun';
import type { Fields } from '../listing';
import type { ApiRequest, Router } from '../Router';
import {
  bodyOf,
  message,
  NO_TIME,
  onlyFields,
  text,
  timestamp,
  type ServerParts,
} from '../ServerParts';
import { runAt, type NodeAtTime } from '../simulation/runAt';
import { sourceOf } from '../sourceOf';
import { apiSpecOf } from '../template';
import type { RuntimeConfig, StoredRun } from '../types';
import { experimentIn } from './experimentIn';
import { defaultExperiment } from './experimentRoutes';
import { listInPlace } from './listInPlace';

const FIELDS = [
  'run_id',
  'experiment_id',
  'display_name',
  'description',
  'pipeline_version_id',
  'pipeline_version_reference',
  'pipeline_spec',
  'runtime_config',
  'service_account',
  'storage_state',
  'scheduled_at',
  'recurring_run_id',
  'plugins_input',
];

const CANNOT_END = ['SUCCEEDED', 'FAILED', 'SKIPPED', 'CANCELED', 'CANCELING'];

/**
 * The RunService.
 *
 * @internal
 */
export function runRoutes(router: Router, parts: ServerParts): void {
  const { state } = parts;

  router.add('GET', '/runs', request =>
    listInPlace({
      parts,
      request,
      resource: 'runs',
      inExperiments: true,
      items: () => state.runs,
      fields: runFields(parts),
      as: 'runs',
      toApi: run => apiRun(parts, run),
    }),
  );

  router.add('POST', '/runs', async request => {
    const body = bodyOf(request);
    onlyFields(body, FIELDS);
    const displayName = text(body.display_name);
    if (!displayName) {
      throw ApiError.invalid(
        'The run name is empty. Please specify a valid name',
      );
    }
    const experimentId =
      text(body.experiment_id) || request.query.get('experiment_id') || '';
    const experiment = experimentId
      ? experimentIn(state, experimentId)
      : defaultExperiment(parts);
    const { namespace } = experiment;
    await parts.allow(request, { namespace, verb: 'create', resource: 'runs' });
    const { source, template } = await sourceOf(parts, body);
    const run = createRun(parts, {
      experimentId: experiment.id,
      namespace,
      displayName,
      description: text(body.description),
      serviceAccount:
        text(body.service_account) ||
        (parts.multiUser ? 'default-editor' : 'pipeline-runner'),
      source,
      template,
      runtimeConfig: (body.runtime_config ?? {}) as RuntimeConfig,
      scheduledAt: parts.now(),
    });
    return apiRun(parts, run);
  });

  router.add('GET', '/runs/{run_id}', async request =>
    apiRun(parts, await allowed(parts, request, 'get')),
  );

  router.add('DELETE', '/runs/{run_id}', async request => {
    const { id } = await allowed(parts, request, 'delete');
    state.runs = state.runs.filter(run => run.id !== id);
    parts.changed();
    return {};
  });

  router.add('POST', '/runs/{run_id}:terminate', async request => {
    const run = await allowed(parts, request, 'terminate');
    const { state: now } = runAt(run, parts.now(), parts.stepMs);
    if (CANNOT_END.includes(now)) {
      throw ApiError.invalid(
        `Failed to terminate a run ${run.id}. Row not found`,
      );
    }
    run.terminatedAt = parts.now();
    parts.changed();
    return {};
  });

  router.add('POST', '/runs/{run_id}:retry', async request => {
    const run = await allowed(parts, request, 'retry');
    const { state: now } = runAt(run, parts.now(), parts.stepMs);
    if (now !== 'FAILED' && now !== 'CANCELED') {
      throw new ApiError(
        3,
        `BadRequestError: Failed to retry run ${run.id}: only failed or error runs can be retried, not ${now}`,
      );
    }
    retryRun(parts, run);
    return {};
  });

  router.add('POST', '/runs/{run_id}:archive', async request => {
    (await allowed(parts, request, 'archive')).archived = true;
    parts.changed();
    return {};
  });

  router.add('POST', '/runs/{run_id}:unarchive', async request => {
    const run = await allowed(parts, request, 'unarchive');
    if (state.experiments.find(({ id }) => id === run.experimentId)?.archived) {
      throw new ApiError(
        9,
        `FailedPreconditionError: Failed to unarchive run ${run.id} as experiment ${run.experimentId} must be un-archived first`,
      );
    }
    run.archived = false;
    parts.changed();
    return {};
  });
}

async function allowed(
  parts: ServerParts,
  request: ApiRequest,
  verb: string,
): Promise<StoredRun> {
  const { run_id: id } = request.params;
  const run = parts.state.runs.find(one => one.id === id);
  if (!run) {
    throw ApiError.notFound('Run', id);
  }
  const { namespace } = run;
  await parts.allow(request, { namespace, verb, resource: 'runs', name: id });
  return run;
}

function apiRun(parts: ServerParts, run: StoredRun): object {
  const { source, runtimeConfig } = run;
  const now = runAt(run, parts.now(), parts.stepMs);
  const { parameters = {} } = runtimeConfig;
  return message({
    run_id: run.id,
    experiment_id: run.experimentId,
    recurring_run_id: run.recurringRunId,
    display_name: run.displayName,
    description: run.description,
    service_account: run.serviceAccount,
    storage_state: run.archived ? 'ARCHIVED' : 'AVAILABLE',
    runtime_config:
      Object.keys(parameters).length > 0 || runtimeConfig.pipeline_root
        ? runtimeConfig
        : undefined,
    ...(source.inline
      ? { pipeline_spec: apiSpecOf(run.template) }
      : {
          pipeline_version_reference: {
            pipeline_id: source.pipelineId,
            pipeline_version_id: source.versionId,
          },
        }),
    created_at: timestamp(run.createdAt),
    scheduled_at: timestamp(run.scheduledAt),
    finished_at: now.finishedAt ? timestamp(now.finishedAt) : NO_TIME,
    state: now.state,
    state_history: now.history.map(apiStatus),
    run_details: now.nodes.length > 0 && {
      task_details: now.nodes.map(node => apiTask(run, node)),
    },
  });
}

function apiTask(run: StoredRun, at: NodeAtTime): object {
  const { node } = at;
  const [first] = at.history;
  const started = at.history.find(({ state }) => state === 'RUNNING');
  const error = at.message && { code: 13, message: at.message };
  return message({
    run_id: run.id,
    task_id: node.taskId,
    display_name: node.name,
    create_time: timestamp(first?.at ?? node.pendingFrom ?? run.createdAt),
    start_time: timestamp(started?.at ?? first?.at ?? run.createdAt),
    end_time: at.finishedAt ? timestamp(at.finishedAt) : NO_TIME,
    state: at.state,
    error,
    pod_name: node.podName,
    state_history: at.history.map((status, index) => ({
      ...apiStatus(status),
      ...(index === at.history.length - 1 && error && { error }),
    })),
    child_tasks: node.children.map(pod_name => ({ pod_name })),
  });
}

function apiStatus({ state, at }: { state: string; at: number }) {
  return { update_time: timestamp(at), state };
}

function runFields(parts: ServerParts): Fields<StoredRun> {
  const stateOf = (run: StoredRun) => runAt(run, parts.now(), parts.stepMs);
  return {
    run_id: ({ id }) => id,
    id: ({ id }) => id,
    name: ({ displayName }) => displayName,
    display_name: ({ displayName }) => displayName,
    created_at: ({ createdAt }) => createdAt,
    scheduled_at: ({ scheduledAt }) => scheduledAt,
    finished_at: run => stateOf(run).finishedAt ?? 0,
    description: ({ description }) => description,
    storage_state: ({ archived }) => (archived ? 'ARCHIVED' : 'AVAILABLE'),
    namespace: ({ namespace }) => namespace,
    experiment_id: ({ experimentId }) => experimentId,
    recurring_run_id: ({ recurringRunId }) => recurringRunId,
    state: run => stateOf(run).state,
  };
}
