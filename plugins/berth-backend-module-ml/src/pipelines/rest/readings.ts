import {
  recordOf,
  recordsOf,
  textOf,
  textsOf,
} from '@berth/backstage-plugin-berth-node';
import type {
  ApiExperiment,
  ApiPipeline,
  ApiRecurringRun,
  ApiRun,
  ApiTask,
  ApiVersion,
} from './types';

/** The API writes the beginning of time where there is no time. */
const NO_TIME = /^(1970-01-01|0001-01-01)/;

/** @internal */
export function pipelineOf(value: unknown): ApiPipeline {
  const pipeline = recordOf(value);
  const id = textOf(pipeline.pipeline_id) ?? '';
  const name = textOf(pipeline.name) ?? textOf(pipeline.display_name) ?? id;
  return {
    id,
    name,
    title: textOf(pipeline.display_name) ?? name,
    description: textOf(pipeline.description),
    namespace: textOf(pipeline.namespace),
    createdAt: timeOf(pipeline.created_at),
  };
}

/** @internal */
export function versionOf(value: unknown): ApiVersion {
  const version = recordOf(value);
  const id = textOf(version.pipeline_version_id) ?? '';
  const name = textOf(version.name) ?? textOf(version.display_name) ?? id;
  return {
    id,
    pipelineId: textOf(version.pipeline_id) ?? '',
    name,
    title: textOf(version.display_name) ?? name,
    description: textOf(version.description),
    createdAt: timeOf(version.created_at),
    documents: documentsOf(version.pipeline_spec),
  };
}

/** @internal */
export function experimentOf(value: unknown): ApiExperiment {
  const experiment = recordOf(value);
  const id = textOf(experiment.experiment_id) ?? '';
  return {
    id,
    title: textOf(experiment.display_name) ?? id,
    description: textOf(experiment.description),
    archived: experiment.storage_state === 'ARCHIVED',
  };
}

/** @internal */
export function runOf(value: unknown): ApiRun {
  const run = recordOf(value);
  const id = textOf(run.run_id) ?? '';
  const { task_details: tasks } = recordOf(run.run_details);
  return {
    id,
    title: textOf(run.display_name) ?? id,
    description: textOf(run.description),
    experimentId: textOf(run.experiment_id),
    recurringRunId: textOf(run.recurring_run_id),
    ...sourceOf(run),
    documents: documentsOf(run.pipeline_spec),
    parameters: recordOf(recordOf(run.runtime_config).parameters),
    serviceAccount: textOf(run.service_account),
    state: textOf(run.state),
    message: messageOf(run),
    archived: run.storage_state === 'ARCHIVED',
    createdAt: timeOf(run.created_at),
    startedAt: sinceOf(run, 'RUNNING'),
    finishedAt: timeOf(run.finished_at),
    tasks: recordsOf(tasks).map(taskOf),
  };
}

/** @internal */
export function recurringRunOf(value: unknown): ApiRecurringRun {
  const job = recordOf(value);
  const id = textOf(job.recurring_run_id) ?? '';
  const trigger = recordOf(job.trigger);
  const periodic = recordOf(trigger.periodic_schedule);
  return {
    id,
    title: textOf(job.display_name) ?? id,
    description: textOf(job.description),
    experimentId: textOf(job.experiment_id),
    ...sourceOf(job),
    parameters: recordOf(recordOf(job.runtime_config).parameters),
    serviceAccount: textOf(job.service_account),
    enabled: job.status === 'ENABLED',
    cron: textOf(recordOf(trigger.cron_schedule).cron),
    intervalSeconds: numberOf(periodic.interval_second),
    maxConcurrency: numberOf(job.max_concurrency),
    catchUp: job.no_catchup !== true,
    createdAt: timeOf(job.created_at),
  };
}

function taskOf(task: Record<string, unknown>): ApiTask {
  const id = textOf(task.task_id) ?? '';
  return {
    id,
    name: textOf(task.display_name) ?? id,
    state: textOf(task.state),
    startedAt: timeOf(task.start_time),
    finishedAt: timeOf(task.end_time),
    message: messageOf(task),
    podName: textOf(task.pod_name),
    children: recordsOf(task.child_tasks).flatMap(child =>
      textsOf([child.task_id, child.pod_name]).filter(Boolean),
    ),
  };
}

function sourceOf(value: Record<string, unknown>) {
  const reference = recordOf(value.pipeline_version_reference);
  return {
    pipelineId: textOf(reference.pipeline_id),
    versionId:
      textOf(reference.pipeline_version_id) ??
      textOf(value.pipeline_version_id),
  };
}

/** With settings for a platform, both lie beside each other. */
function documentsOf(spec: unknown): Array<Record<string, unknown>> {
  const { pipeline_spec: pipeline, platform_spec: platform } = recordOf(spec);
  return [pipeline ?? spec, platform]
    .map(recordOf)
    .filter(document => Object.keys(document).length > 0);
}

/** What went wrong, by the thing itself or by the last of its states. */
function messageOf(value: Record<string, unknown>): string | undefined {
  const last = recordsOf(value.state_history).at(-1);
  return (
    textOf(recordOf(value.error).message) ??
    textOf(recordOf(last?.error).message)
  );
}

function sinceOf(
  value: Record<string, unknown>,
  state: string,
): string | undefined {
  const found = recordsOf(value.state_history).find(
    status => status.state === state,
  );
  return timeOf(found?.update_time);
}

function timeOf(value: unknown): string | undefined {
  const time = textOf(value);
  return time && !NO_TIME.test(time) ? time : undefined;
}

/** Protocol buffers write 64 bits as a text. */
function numberOf(value: unknown): number | undefined {
  const number = Number(value ?? NaN);
  return Number.isFinite(number) ? number : undefined;
}
