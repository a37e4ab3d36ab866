import { randomUUID } from 'node:crypto';
import { ApiError } from '../ApiError';
import { createRun } from '../createRun';
import type { Fields } from '../listing';
import type { ApiRequest, Router } from '../Router';
import { checkTrigger, dueTimes } from '../schedule';
import {
  bodyOf,
  message,
  onlyFields,
  text,
  timestamp,
  type ServerParts,
} from '../ServerParts';
import { runAt } from '../simulation/runAt';
import { sourceOf } from '../sourceOf';
import { apiSpecOf, checkParameters } from '../template';
import type { RuntimeConfig, StoredRecurringRun, Trigger } from '../types';
import { experimentIn } from './experimentIn';
import { defaultExperiment } from './experimentRoutes';
import { listInPlace } from './listInPlace';
import { latestVersionOf } from './pipelineRoutes';

const FIELDS = [
  'recurring_run_id',
  'display_name',
  'description',
  'experiment_id',
  'namespace',
  'pipeline_version_id',
  'pipeline_version_reference',
  'pipeline_spec',
  'runtime_config',
  'service_account',
  'max_concurrency',
  'trigger',
  'mode',
  'no_catchup',
  'plugins_input',
];

const recurringRunFields: Fields<StoredRecurringRun> = {
  recurring_run_id: ({ id }) => id,
  id: ({ id }) => id,
  name: ({ displayName }) => displayName,
  display_name: ({ displayName }) => displayName,
  created_at: ({ createdAt }) => createdAt,
  updated_at: ({ updatedAt }) => updatedAt,
  description: ({ description }) => description,
};

/**
 * The RecurringRunService, which calls recurring runs jobs where it asks for
 * permission.
 *
 * @internal
 */
export function recurringRunRoutes(router: Router, parts: ServerParts): void {
  const { state } = parts;

  router.add('GET', '/recurringruns', request =>
    listInPlace({
      parts,
      request,
      resource: 'jobs',
      inExperiments: true,
      items: () => state.recurringRuns,
      fields: recurringRunFields,
      as: 'recurringRuns',
      toApi: apiRecurringRun,
    }),
  );

  router.add('POST', '/recurringruns', async request => {
    const body = bodyOf(request);
    onlyFields(body, FIELDS);
    const displayName = text(body.display_name);
    const maxConcurrency = Number(body.max_concurrency ?? 0);
    if (!displayName) {
      throw ApiError.invalid('The recurring run name is empty');
    }
    if (!(maxConcurrency >= 1 && maxConcurrency <= 10)) {
      throw ApiError.invalid(
        `The max concurrency of the job must be between 1 and 10. Got ${maxConcurrency}`,
      );
    }
    const trigger = checkTrigger(body.trigger as Trigger);
    const experimentId = text(body.experiment_id);
    const experiment = experimentId
      ? experimentIn(state, experimentId)
      : defaultExperiment(parts);
    const { namespace } = experiment;
    await parts.allow(request, { namespace, verb: 'create', resource: 'jobs' });
    const { source, template } = await sourceOf(parts, body);
    const runtimeConfig = (body.runtime_config ?? {}) as RuntimeConfig;
    checkParameters(template, runtimeConfig.parameters);
    const reference = body.pipeline_version_reference as
      | { pipeline_version_id?: string }
      | undefined;
    const pinned = Boolean(source.inline || reference?.pipeline_version_id);
    const now = parts.now();
    const job: StoredRecurringRun = {
      id: randomUUID(),
      displayName,
      description: text(body.description),
      experimentId: experiment.id,
      namespace,
      serviceAccount:
        text(body.service_account) ||
        (parts.multiUser ? 'default-editor' : 'pipeline-runner'),
      source: pinned ? source : { pipelineId: source.pipelineId },
      ...(pinned && { template }),
      runtimeConfig,
      trigger,
      maxConcurrency,
      noCatchup: body.no_catchup === true,
      enabled: body.mode !== 'DISABLE',
      createdAt: now,
      updatedAt: now,
      lookedAt: now,
      runs: 0,
    };
    state.recurringRuns.push(job);
    parts.changed();
    return apiRecurringRun(job);
  });

  const one = '/recurringruns/{recurring_run_id}';
  router.add('GET', one, async request =>
    apiRecurringRun(await allowed(parts, request, 'get')),
  );

  router.add('DELETE', one, async request => {
    const { id } = await allowed(parts, request, 'delete');
    state.recurringRuns = state.recurringRuns.filter(job => job.id !== id);
    parts.changed();
    return {};
  });

  for (const enabled of [true, false]) {
    const verb = enabled ? 'enable' : 'disable';
    router.add('POST', `${one}:${verb}`, async request => {
      const job = await allowed(parts, request, verb);
      job.enabled = enabled;
      job.updatedAt = parts.now();
      parts.changed();
      return {};
    });
  }
}

/**
 * Begins the runs that are due, as the controller of scheduled workflows does.
 *
 * @internal
 */
export async function startDueRuns(parts: ServerParts): Promise<void> {
  const now = parts.now();
  for (const job of parts.state.recurringRuns.filter(
    ({ enabled }) => enabled,
  )) {
    const active = parts.state.runs.filter(
      run =>
        run.recurringRunId === job.id &&
        runAt(run, now, parts.stepMs).finishedAt === undefined,
    ).length;
    const due = dueTimes(job, now).slice(0, job.maxConcurrency - active);
    if (due.length === 0) {
      continue;
    }
    job.lookedAt = due[due.length - 1];
    const { template, source } = await templateOf(parts, job);
    for (const scheduledAt of due) {
      job.runs += 1;
      createRun(parts, {
        experimentId: job.experimentId,
        namespace: job.namespace,
        displayName: `Run of ${job.displayName} (${job.runs})`,
        description: '',
        serviceAccount: job.serviceAccount,
        recurringRunId: job.id,
        source,
        template,
        runtimeConfig: job.runtimeConfig,
        scheduledAt,
      });
    }
  }
}

/** Where no version is pinned, it is the newest each time. */
async function templateOf(parts: ServerParts, job: StoredRecurringRun) {
  const { template, source } = job;
  if (template) {
    return { template, source };
  }
  const version = await latestVersionOf(parts, source.pipelineId ?? '');
  return {
    template: version.template,
    source: { pipelineId: source.pipelineId, versionId: version.id },
  };
}

async function allowed(
  parts: ServerParts,
  request: ApiRequest,
  verb: string,
): Promise<StoredRecurringRun> {
  const { recurring_run_id: id } = request.params;
  const job = parts.state.recurringRuns.find(other => other.id === id);
  if (!job) {
    throw ApiError.notFound('Job', id);
  }
  const { namespace } = job;
  await parts.allow(request, { namespace, verb, resource: 'jobs', name: id });
  return job;
}

function apiRecurringRun(job: StoredRecurringRun): object {
  const { source, runtimeConfig, template } = job;
  return message({
    recurring_run_id: job.id,
    display_name: job.displayName,
    description: job.description,
    experiment_id: job.experimentId,
    namespace: job.namespace,
    service_account: job.serviceAccount,
    ...(source.inline && template
      ? { pipeline_spec: apiSpecOf(template) }
      : {
          pipeline_version_reference: message({
            pipeline_id: source.pipelineId,
            pipeline_version_id: source.versionId,
          }),
        }),
    runtime_config:
      Object.keys(runtimeConfig.parameters ?? {}).length > 0
        ? runtimeConfig
        : undefined,
    trigger: job.trigger,
    max_concurrency: String(job.maxConcurrency),
    no_catchup: job.noCatchup,
    mode: job.enabled ? 'ENABLE' : 'DISABLE',
    status: job.enabled ? 'ENABLED' : 'DISABLED',
    created_at: timestamp(job.createdAt),
    updated_at: timestamp(job.updatedAt),
  });
}
