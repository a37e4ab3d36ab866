import type { KubernetesObject } from '../../kubernetes/types';
import { asDeletes, missingPods, runs, type RunPod } from '../runs/pods';
import { failureOf, mayFinish } from '../runs/simulation';
import {
  conditions,
  type NextStep,
  type WantedCondition,
} from '../StatusController';
import { bestTrial } from './bestTrial';
import type { Experiment, ExperimentStatus } from './types';

/**
 * On the pods of an Experiment's trials: its name.
 *
 * @internal
 */
export const EXPERIMENT_LABEL = 'katib.kubeflow.org/experiment';

interface Counts {
  succeeded: number;
  failed: number;
  max: number;
}

/**
 * What Katib does next with an Experiment: it keeps a pod for each trial that
 * runs, and lets one after the other end. Nothing is trained, and the best
 * trial is made up.
 *
 * @internal
 */
export function nextOfExperiment(
  experiment: Experiment,
  related: KubernetesObject[],
): NextStep {
  const pods = related as RunPod[];
  const before = countsOf(experiment);
  if (isTrue(experiment, 'Failed') || isOver(before)) {
    return isTrue(experiment, 'Failed') || isTrue(experiment, 'Succeeded')
      ? { deletes: asDeletes(pods) }
      : { deletes: asDeletes(pods), status: statusOf(experiment, before, 0) };
  }
  const wanted = trialsOf(experiment, before);
  const template = experiment.spec.trialTemplate?.trialSpec?.spec?.template;
  const running = pods.filter(
    pod => runs(pod) && wanted.includes(String(pod.metadata.name)),
  ).length;
  const failure = failureOf(experiment);
  const isDone =
    running === wanted.length &&
    mayFinish(experiment, before.succeeded + before.failed, before.max);
  const after: Counts = {
    ...before,
    ...(isDone &&
      (failure
        ? { failed: before.failed + 1 }
        : { succeeded: before.succeeded + 1 })),
  };
  return {
    objects: missingPods({
      owner: experiment,
      names: wanted,
      labels: {
        ...template?.metadata?.labels,
        [EXPERIMENT_LABEL]: experiment.metadata.name!,
      },
      spec: template?.spec ?? {},
      there: pods,
    }),
    // What is over by the counts that are reported already.
    deletes: asDeletes(
      pods.filter(({ metadata }) => !wanted.includes(String(metadata.name))),
    ),
    status: statusOf(experiment, after, running, failure),
  };
}

/** The pods of the trials that are to run. */
function trialsOf(
  { metadata, spec }: Experiment,
  { succeeded, failed, max }: Counts,
): string[] {
  const first = succeeded + failed;
  const count = Math.min(spec.parallelTrialCount ?? 3, max - first);
  return Array.from(
    { length: count },
    (_, index) => `${metadata.name}-trial-${first + index + 1}`,
  );
}

function statusOf(
  experiment: Experiment,
  counts: Counts,
  running: number,
  failure?: string,
): ExperimentStatus {
  const { succeeded, failed, max } = counts;
  const done = succeeded + failed;
  const { maxFailedTrialCount = 3, parallelTrialCount = 3 } = experiment.spec;
  const hasFailed = failed > maxFailedTrialCount;
  const over = hasFailed || done >= max;
  const begun = over ? done : Math.min(max, done + parallelTrialCount);
  const wasOver = hasCondition(experiment, 'Succeeded');
  const outcome: WantedCondition[] = hasFailed
    ? [{ ...is('Failed', true), message: failure ?? 'Too many trials failed' }]
    : [{ ...is('Succeeded', over), reason: 'ExperimentMaxTrialsReached' }];
  return {
    trials: Math.max(experiment.status?.trials ?? 0, begun),
    ...(succeeded > 0 && { trialsSucceeded: succeeded }),
    ...(failed > 0 && { trialsFailed: failed }),
    ...(!over && running > 0 && { trialsRunning: running }),
    ...(succeeded > 0 && {
      currentOptimalTrial: bestTrial(experiment, succeeded),
    }),
    conditions: conditions(experiment, [
      is('Created', true),
      is('Running', !over),
      ...(wasOver && !over ? [is('Restarting', true)] : []),
      ...(over || wasOver ? outcome : []),
    ]),
  } as ExperimentStatus;
}

function countsOf({ spec, status = {} }: Experiment): Counts {
  return {
    succeeded: status.trialsSucceeded ?? 0,
    failed: status.trialsFailed ?? 0,
    max: spec.maxTrialCount ?? 12,
  };
}

function isOver(counts: Counts): boolean {
  return counts.succeeded + counts.failed >= counts.max;
}

function is(type: string, yes: boolean): WantedCondition {
  return {
    type,
    status: yes ? 'True' : 'False',
    reason: `Experiment${type}`,
  };
}

function hasCondition({ status }: Experiment, wanted: string): boolean {
  return (status?.conditions ?? []).some(({ type }) => type === wanted);
}

function isTrue({ status }: Experiment, wanted: string): boolean {
  return (status?.conditions ?? []).some(
    ({ type, status: value }) => type === wanted && value === 'True',
  );
}
