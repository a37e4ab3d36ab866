import type { KubernetesObject } from '../../kubernetes/types';
import {
  asDeletes,
  missingPods,
  namesOf,
  runs,
  type RunPod,
} from '../runs/pods';
import { failureOf, nextPercent } from '../runs/simulation';
import {
  conditions,
  type NextStep,
  type WantedCondition,
} from '../StatusController';
import type { ReplicaSpec, TrainingJob } from './types';

/**
 * On the pods of a job: its name.
 *
 * @internal
 */
export const JOB_LABEL = 'training.kubeflow.org/job-name';
const TYPE_LABEL = 'training.kubeflow.org/replica-type';

/**
 * What the Training Operator does next with a job: it runs the pods of each
 * kind, and says how many of them run. Nothing is trained.
 *
 * @internal
 */
export function nextOfTrainingJob(
  job: TrainingJob,
  related: KubernetesObject[],
): NextStep {
  const pods = related as RunPod[];
  const replicas = replicasOf(job);
  const { simulatedPercent: before = 0 } = job.status ?? {};
  if (hasEnded(job)) {
    return { deletes: asDeletes(pods) };
  }
  if (job.spec.runPolicy?.suspend) {
    return {
      deletes: asDeletes(pods),
      status: {
        simulatedPercent: before,
        replicaStatuses: {},
        conditions: conditions(job, [
          is('Created', true),
          is('Running', false),
          is('Suspended', true),
        ]),
      },
    };
  }
  const total = replicas.reduce((sum, [, one]) => sum + countOf(one), 0);
  const running = pods.filter(runs).length === total;
  const percent = nextPercent(job, before, running);
  const failure = failureOf(job);
  const isOver = running && (Boolean(failure) || percent >= 100);
  return {
    objects: replicas.flatMap(([type, one]) => podsOf(job, type, one, pods)),
    status: {
      simulatedPercent: percent,
      replicaStatuses: Object.fromEntries(
        replicas.map(([type, one]) => [
          type,
          isOver
            ? { [failure ? 'failed' : 'succeeded']: countOf(one) }
            : { active: runningOf(type, pods) },
        ]),
      ),
      conditions: conditions(job, [
        is('Created', true),
        is('Running', running && !isOver),
        ...(hasCondition(job, 'Suspended') ? [is('Suspended', false)] : []),
        ...(isOver ? [outcome(failure)] : []),
      ]),
    },
  };
}

/**
 * The pods of each kind that a job asks for.
 *
 * @internal
 */
export function replicasOf({
  spec,
}: TrainingJob): Array<[string, ReplicaSpec]> {
  return Object.entries(spec.pytorchReplicaSpecs ?? spec.tfReplicaSpecs ?? {});
}

/**
 * Whether a job does nothing any more.
 *
 * @internal
 */
export function hasEnded(job: TrainingJob): boolean {
  return isTrue(job, 'Succeeded') || isTrue(job, 'Failed');
}

function podsOf(
  job: TrainingJob,
  type: string,
  replica: ReplicaSpec,
  there: RunPod[],
): KubernetesObject[] {
  const { name, labels } = job.metadata;
  const kind = type.toLowerCase();
  return missingPods({
    owner: job,
    names: namesOf(`${name}-${kind}`, countOf(replica)),
    labels: {
      ...labels,
      ...replica.template.metadata?.labels,
      [JOB_LABEL]: name!,
      [TYPE_LABEL]: kind,
    },
    spec: replica.template.spec,
    there,
  });
}

function runningOf(type: string, pods: RunPod[]): number {
  const kind = type.toLowerCase();
  return pods.filter(
    pod => runs(pod) && pod.metadata.labels?.[TYPE_LABEL] === kind,
  ).length;
}

function countOf({ replicas = 1 }: ReplicaSpec): number {
  return replicas;
}

function outcome(failure: string | undefined): WantedCondition {
  return failure
    ? { ...is('Failed', true), message: failure }
    : is('Succeeded', true);
}

function is(type: string, yes: boolean): WantedCondition {
  const status = yes ? 'True' : 'False';
  return { type, status, reason: `Job${type}` };
}

function hasCondition({ status }: TrainingJob, wanted: string): boolean {
  return (status?.conditions ?? []).some(({ type }) => type === wanted);
}

function isTrue({ status }: TrainingJob, wanted: string): boolean {
  return (status?.conditions ?? []).some(
    ({ type, status: value }) => type === wanted && value === 'True',
  );
}
