import type { KubernetesObject } from '../../kubernetes/types';
import { conditions, type WantedCondition } from '../StatusController';
import type { SystemStep } from '../SystemController';
import { admit, conditionIsTrue, flavorsOf, type Admission } from './admit';
import type { ClusterQueue, LocalQueue, Workload } from './types';

const HELD = ['Hold', 'HoldAndDrain'];

/**
 * What Kueue does next: it tells of each queue whether it is active, and of
 * each Workload whether it has its quota, in the order of its own controllers.
 *
 * @internal
 */
export function nextOfKueue(objects: KubernetesObject[]): SystemStep {
  const ofKind = <T extends KubernetesObject>(kind: string) =>
    objects.filter(object => object.kind === kind) as T[];
  const clusterQueues = ofKind<ClusterQueue>('ClusterQueue');
  const localQueues = ofKind<LocalQueue>('LocalQueue');
  const workloads = ofKind<Workload>('Workload');
  const flavors = new Set(
    ofKind('ResourceFlavor').map(({ metadata }) => metadata.name!),
  );
  const admission = admit({
    clusterQueues,
    localQueues,
    workloads,
    isActive: isActiveNow,
  });
  const report = { clusterQueues, localQueues, workloads, admission };
  return {
    statuses: [
      ...clusterQueues.map(queue => ({
        object: queue,
        status: clusterQueueStatus(queue, flavors, report),
      })),
      ...localQueues.map(queue => ({
        object: queue,
        status: localQueueStatus(queue, report),
      })),
      ...workloads
        .filter(workload => !conditionIsTrue(workload, 'Finished'))
        .map(workload => ({
          object: workload,
          status: workloadStatus(workload, report),
        })),
    ],
  };
}

interface Report {
  clusterQueues: ClusterQueue[];
  localQueues: LocalQueue[];
  workloads: Workload[];
  admission: Admission;
}

function clusterQueueStatus(
  queue: ClusterQueue,
  known: ReadonlySet<string>,
  report: Report,
): object {
  const names = new Set(
    report.localQueues
      .filter(({ spec }) => spec.clusterQueue === queue.metadata.name)
      .map(({ metadata }) => `${metadata.namespace}/${metadata.name}`),
  );
  const usage = usageOf(queue, report.admission, true);
  return {
    conditions: conditions(queue, [clusterQueueActive(queue, known)], {
      observedGeneration: true,
    }),
    flavorsReservation: usage,
    flavorsUsage: usage,
    ...countsOf(report, ({ metadata, spec }) =>
      names.has(`${metadata.namespace}/${spec.queueName}`),
    ),
  };
}

function clusterQueueActive(
  queue: ClusterQueue,
  known: ReadonlySet<string>,
): WantedCondition {
  const missing = flavorsOf(queue)
    .map(({ name }) => name)
    .filter(name => !known.has(name));
  const stopped = HELD.includes(queue.spec.stopPolicy ?? 'None');
  if (stopped || missing.length > 0) {
    const what = [
      stopped && 'is stopped',
      missing.length > 0 &&
        `references missing ResourceFlavor(s): ${missing.join(',')}`,
    ].filter(Boolean);
    return {
      type: 'Active',
      status: 'False',
      reason: stopped ? 'Stopped' : 'FlavorNotFound',
      message: `Can't admit new workloads: ${what.join(', ')}.`,
    };
  }
  return {
    type: 'Active',
    status: 'True',
    reason: 'Ready',
    message: 'Can admit new workloads',
  };
}

function localQueueStatus(queue: LocalQueue, report: Report): object {
  const clusterQueue = report.clusterQueues.find(
    ({ metadata }) => metadata.name === queue.spec.clusterQueue,
  );
  const usage = clusterQueue
    ? usageOf(clusterQueue, report.admission, false)
    : [];
  return {
    conditions: conditions(queue, [localQueueActive(queue, clusterQueue)], {
      observedGeneration: true,
    }),
    flavorsReservation: usage,
    flavorsUsage: usage,
    ...countsOf(
      report,
      ({ metadata, spec }) =>
        metadata.namespace === queue.metadata.namespace &&
        spec.queueName === queue.metadata.name,
    ),
  };
}

function localQueueActive(
  queue: LocalQueue,
  clusterQueue: ClusterQueue | undefined,
): WantedCondition {
  const inactive = (reason: string, message: string): WantedCondition => ({
    type: 'Active',
    status: 'False',
    reason,
    message,
  });
  const message = "Can't submit new workloads to clusterQueue";
  if (HELD.includes(queue.spec.stopPolicy ?? 'None')) {
    return inactive('Stopped', 'LocalQueue is stopped');
  }
  if (!clusterQueue) {
    return inactive('ClusterQueueDoesNotExist', message);
  }
  return isActiveNow(clusterQueue)
    ? {
        type: 'Active',
        status: 'True',
        reason: 'Ready',
        message: 'Can submit new workloads to localQueue',
      }
    : inactive('ClusterQueueIsInactive', message);
}

function workloadStatus(workload: Workload, report: Report): object {
  const flavor = report.admission.admitted.get(workload.metadata.uid!);
  const local = report.localQueues.find(
    ({ metadata }) =>
      metadata.namespace === workload.metadata.namespace &&
      metadata.name === workload.spec.queueName,
  );
  const before = (workload.status ?? {}) as object;
  if (!flavor) {
    return {
      ...before,
      admission: undefined,
      conditions: conditions(workload, [
        {
          type: 'QuotaReserved',
          status: 'False',
          reason: local ? 'Pending' : 'Inadmissible',
          message: local
            ? "couldn't assign flavors to pod set main: insufficient quota"
            : `LocalQueue ${workload.spec.queueName} doesn't exist`,
        },
      ]),
    };
  }
  const clusterQueue = local?.spec.clusterQueue ?? '';
  return {
    ...before,
    admission: { clusterQueue },
    conditions: conditions(workload, [
      {
        type: 'QuotaReserved',
        status: 'True',
        reason: 'QuotaReserved',
        message: `Quota reserved in ClusterQueue ${clusterQueue}`,
      },
      {
        type: 'Admitted',
        status: 'True',
        reason: 'Admitted',
        message: 'The workload is admitted',
      },
    ]),
  };
}

/** Whether a queue has been told active, of the spec that it has now. */
function isActiveNow(queue: ClusterQueue): boolean {
  const { conditions: all = [] } = (queue.status ?? {}) as {
    conditions?: Array<{
      type: string;
      status: string;
      observedGeneration?: number;
    }>;
  };
  return all.some(
    c =>
      c.type === 'Active' &&
      c.status === 'True' &&
      c.observedGeneration === queue.metadata.generation,
  );
}

function usageOf(
  queue: ClusterQueue,
  { used }: Admission,
  withBorrowed: boolean,
): object[] {
  return flavorsOf(queue).map(({ name, resources }) => ({
    name,
    resources: resources.map(quota => {
      const total =
        used.get(queue.metadata.name!)?.get(name)?.[quota.name] ?? 0;
      const nominal = Number(quota.nominalQuota);
      return {
        name: quota.name,
        total: String(total),
        ...(withBorrowed && {
          borrowed: String(Math.max(total - nominal, 0) || 0),
        }),
      };
    }),
  }));
}

function countsOf(
  { workloads, admission }: Report,
  isOf: (workload: Workload) => boolean,
) {
  const alive = workloads.filter(
    w => isOf(w) && !conditionIsTrue(w, 'Finished'),
  );
  const admitted = alive.filter(({ metadata }) =>
    admission.admitted.has(metadata.uid!),
  ).length;
  return {
    pendingWorkloads: alive.length - admitted,
    reservingWorkloads: admitted,
    admittedWorkloads: admitted,
  };
}
