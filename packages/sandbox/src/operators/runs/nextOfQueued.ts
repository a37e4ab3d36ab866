import type { KubernetesObject } from '../../kubernetes/types';
import { conditionIsTrue } from '../kueue/admit';
import type { Workload } from '../kueue/types';
import { conditions, ownedBy } from '../StatusController';
import type { SystemStep } from '../SystemController';

const QUEUE_LABEL = 'kueue.x-k8s.io/queue-name';

/**
 * What Kueue has to know of a kind of job to hold its jobs back.
 *
 * @internal
 */
export interface QueuedKind<T extends KubernetesObject> {
  apiVersion: string;
  kind: string;
  isSuspended(job: T): boolean;
  /** The patch that holds a job back, or lets it go. */
  suspend(suspended: boolean): object;
  hasEnded(job: T): boolean;
  podSets(job: T): Array<{ name: string; count: number; template: object }>;
}

/**
 * What Kueue does next with jobs that carry the label of a queue: each gets a
 * Workload, runs once that is admitted, and gives its place back in the end.
 * The real one suspends a job as it is made; here its pods may have begun.
 *
 * @internal
 */
export function nextOfQueued<T extends KubernetesObject>(
  objects: KubernetesObject[],
  kind: QueuedKind<T>,
): SystemStep {
  const workloads = objects.filter(
    object => object.kind === 'Workload',
  ) as Workload[];
  const jobs = objects.filter(
    ({ kind: name, metadata }) =>
      name === kind.kind &&
      metadata.labels?.[QUEUE_LABEL] !== undefined &&
      !metadata.deletionTimestamp,
  ) as T[];
  const steps = jobs.map(job =>
    nextOfJob(
      job,
      workloads.find(({ metadata }) =>
        metadata.ownerReferences?.some(({ uid }) => uid === job.metadata.uid),
      ),
      kind,
    ),
  );
  return {
    objects: steps.flatMap(step => step.objects ?? []),
    patches: steps.flatMap(step => step.patches ?? []),
    statuses: steps.flatMap(step => step.statuses ?? []),
  };
}

function nextOfJob<T extends KubernetesObject>(
  job: T,
  workload: Workload | undefined,
  kind: QueuedKind<T>,
): SystemStep {
  if (kind.hasEnded(job)) {
    return workload && !conditionIsTrue(workload, 'Finished')
      ? { statuses: [{ object: workload, status: finished(workload) }] }
      : {};
  }
  const mayRun =
    workload !== undefined &&
    workload.spec.active !== false &&
    conditionIsTrue(workload, 'Admitted');
  return {
    ...(!workload && { objects: [workloadOf(job, kind)] }),
    ...(kind.isSuspended(job) === mayRun && {
      patches: [{ object: job, patch: kind.suspend(!mayRun) }],
    }),
  };
}

function workloadOf<T extends KubernetesObject>(
  job: T,
  kind: QueuedKind<T>,
): KubernetesObject {
  const { name, namespace, labels = {}, uid = '' } = job.metadata;
  const { apiVersion, kind: jobKind } = kind;
  return {
    apiVersion: 'kueue.x-k8s.io/v1beta2',
    kind: 'Workload',
    metadata: {
      name: `${jobKind.toLowerCase()}-${name}-${uid.slice(0, 5)}`,
      namespace,
      ownerReferences: ownedBy({ ...job, apiVersion, kind: jobKind }),
    },
    spec: { queueName: labels[QUEUE_LABEL], podSets: kind.podSets(job) },
  };
}

function finished(workload: Workload): object {
  const { conditions: before = [], ...status } = (workload.status ?? {}) as {
    conditions?: Array<{ type: string }>;
  };
  return {
    ...status,
    conditions: [
      ...before.filter(({ type }) => type !== 'Finished'),
      ...conditions(workload, [
        {
          type: 'Finished',
          status: 'True',
          reason: 'Succeeded',
          message: 'Job finished',
        },
      ]),
    ],
  };
}
