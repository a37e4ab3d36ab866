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
import type { TrainerStatus, TrainJob } from './types';

/** The job of a runtime that trains, and its container. */
const NODE = 'node';

/** What of the training is left at each percent, in seconds. */
const SECONDS_A_PERCENT = 2;

/**
 * On the pods of a TrainJob: the name of its JobSet, which is its own.
 *
 * @internal
 */
export const JOB_SET_LABEL = 'jobset.sigs.k8s.io/jobset-name';

/**
 * What Trainer does next with a TrainJob: it runs a pod for each node, and
 * reports how far they are. Nothing is trained.
 *
 * @internal
 */
export function nextOfTrainJob(
  job: TrainJob,
  related: KubernetesObject[],
  now: () => Date = () => new Date(),
): NextStep {
  const pods = related as RunPod[];
  const nodes = job.spec.trainer?.numNodes ?? 1;
  const before = job.status?.trainerStatus;
  if (hasEnded(job)) {
    return { deletes: asDeletes(pods) };
  }
  if (job.spec.suspend) {
    return {
      deletes: asDeletes(pods),
      status: {
        ...(before && { trainerStatus: before }),
        jobsStatus: [counted({ suspended: nodes })],
        conditions: conditions(job, [suspended('True')]),
      },
    };
  }
  const running = pods.filter(runs).length;
  const percent = nextPercent(
    job,
    before?.progressPercentage ?? 0,
    running === nodes,
  );
  const failure = failureOf(job);
  const ended: WantedCondition[] = failure
    ? [is('Failed', 'JobsFailed', failure)]
    : [is('Complete', 'JobsCompleted', 'jobset completed successfully')];
  const isOver = running === nodes && (Boolean(failure) || percent >= 100);
  return {
    objects: missingPods({
      owner: job,
      names: namesOf(`${job.metadata.name}-${NODE}-0`, nodes),
      labels: { ...job.metadata.labels, [JOB_SET_LABEL]: job.metadata.name! },
      spec: podSpec(job),
      there: pods,
    }),
    status: {
      ...((before || percent > 0) && {
        trainerStatus: reported(before, percent, now),
      }),
      jobsStatus: [
        isOver
          ? counted(failure ? { failed: nodes } : { succeeded: nodes })
          : counted({ active: pods.length, ready: running }),
      ],
      conditions: conditions(job, [
        ...(wasSuspended(job) ? [suspended('False')] : []),
        ...(isOver ? ended : []),
      ]),
    },
  };
}

/**
 * The spec of the pod of each node, with what the job changes of its runtime.
 *
 * @internal
 */
export function podSpec(job: TrainJob): object {
  const { image, command, args, env, resourcesPerNode } =
    job.spec.trainer ?? {};
  const patches = (job.spec.runtimePatches ?? []).flatMap(
    ({ trainingRuntimeSpec }) =>
      (trainingRuntimeSpec?.template?.spec?.replicatedJobs ?? [])
        .filter(({ name }) => name === NODE)
        .map(({ template }) => template?.spec?.template?.spec ?? {}),
  );
  const { containers = [], ...pod } = Object.assign(
    {},
    ...patches,
  ) as NonNullable<(typeof patches)[number]>;
  return {
    ...pod,
    containers: [
      {
        image,
        ...(command && { command }),
        ...(args && { args }),
        ...(env && { env }),
        ...(resourcesPerNode && { resources: resourcesPerNode }),
        ...containers.find(({ name }) => name === NODE),
        name: NODE,
      },
    ],
  };
}

function reported(
  before: TrainerStatus | undefined,
  percent: number,
  now: () => Date,
): TrainerStatus {
  return before?.progressPercentage === percent
    ? before
    : {
        progressPercentage: percent,
        estimatedRemainingSeconds: (100 - percent) * SECONDS_A_PERCENT,
        metrics: [{ name: 'loss', value: (2 / (1 + percent)).toFixed(3) }],
        lastUpdatedTime: now()
          .toISOString()
          .replace(/\.\d+Z$/, 'Z'),
      };
}

function counted(counts: Record<string, number>) {
  const none = { active: 0, ready: 0, succeeded: 0, failed: 0, suspended: 0 };
  return { name: NODE, ...none, ...counts };
}

function is(type: string, reason: string, message: string): WantedCondition {
  return { type, status: 'True', reason, message };
}

function suspended(status: 'True' | 'False'): WantedCondition {
  return {
    type: 'Suspended',
    status,
    reason: status === 'True' ? 'Suspended' : 'Resumed',
  };
}

function wasSuspended({ status }: TrainJob): boolean {
  return (status?.conditions ?? []).some(({ type }) => type === 'Suspended');
}

/**
 * Whether a TrainJob does nothing any more.
 *
 * @internal
 */
export function hasEnded({ status }: TrainJob): boolean {
  return (status?.conditions ?? []).some(
    ({ type, status: value }) =>
      (type === 'Complete' || type === 'Failed') && value === 'True',
  );
}
