import {
  isGpuResource,
  type KubernetesObject,
} from '@berth/backstage-plugin-berth-common';
import {
  conditionsOf,
  countOf,
  recordOf,
  recordsOf,
  specOf,
  statusOf,
  textOf,
} from '@berth/backstage-plugin-berth-node';
import { claimOf, gpuLimitsOf } from '../kueue-queue/observed';
import { amountOf, amountsOf } from '../shared/amounts';
import { podGpus } from './podGpus';
import type { KueueGpus, KueueJob, KueueQuota } from './types';

/**
 * What Kueue divides GPUs by: the quotas of its ClusterQueues and Cohorts, and
 * the jobs that have or want some of them. Pure.
 *
 * @internal
 */
export function kueueGpus(objects: {
  clusterQueues: KubernetesObject[];
  localQueues: KubernetesObject[];
  cohorts: KubernetesObject[];
  workloads: KubernetesObject[];
}): KueueGpus {
  const { clusterQueues, localQueues, cohorts, workloads } = objects;
  const queueOf = new Map(
    localQueues.map(local => [
      `${local.metadata.namespace}/${local.metadata.name}`,
      textOf(specOf(local).clusterQueue) ?? '',
    ]),
  );
  return {
    quotas: clusterQueues.flatMap(quotasOf),
    cohorts: cohorts.map(cohort => ({
      name: nameOf(cohort),
      parent: textOf(specOf(cohort).parentName),
      quotas: gpuLimitsOf(cohort).map(
        ({ flavor, resource, nominal, borrowing, lending }) => ({
          flavor,
          resource,
          nominal,
          borrowing,
          lending,
        }),
      ),
    })),
    jobs: workloads.flatMap(workload => jobsOf(workload, queueOf)),
  };
}

function quotasOf(queue: KubernetesObject): KueueQuota[] {
  const spec = specOf(queue);
  const preemption = recordOf(spec.preemption);
  const borrow = recordOf(preemption.borrowWithinCohort);
  return gpuLimitsOf(queue).map(limit => ({
    queue: nameOf(queue),
    cohort: textOf(spec.cohortName),
    isClaim: claimOf(queue) !== undefined,
    flavor: limit.flavor,
    resource: limit.resource,
    nominal: limit.nominal,
    borrowing: limit.borrowing,
    lending: limit.lending,
    used: limit.used,
    // As Kueue fills in what is left out.
    reclaim: policyOf(preemption.reclaimWithinCohort),
    borrow:
      policyOf(borrow.policy) === 'Never'
        ? 'Never'
        : ('LowerPriority' as const),
    threshold: countOf(borrow.maxPriorityThreshold),
  }));
}

function policyOf(value: unknown): KueueQuota['reclaim'] {
  return value === 'Any' || value === 'LowerPriority' ? value : 'Never';
}

function jobsOf(
  workload: KubernetesObject,
  queueOf: ReadonlyMap<string, string>,
): KueueJob[] {
  const status = statusOf(workload);
  const spec = specOf(workload);
  const isTrue = (type: string) =>
    conditionsOf(workload).find(one => one.type === type)?.status === 'True';
  if (isTrue('Finished')) {
    return [];
  }
  const namespace = textOf(workload.metadata.namespace) ?? '';
  const admission = recordOf(status.admission);
  const reserved = conditionsOf(workload).find(
    ({ type }) => type === 'QuotaReserved',
  );
  const isAdmitted = reserved?.status === 'True';
  const queue =
    textOf(admission.clusterQueue) ??
    queueOf.get(`${namespace}/${textOf(spec.queueName)}`) ??
    '';
  const common = {
    queue,
    namespace,
    localQueue: textOf(spec.queueName) ?? '',
    priority: countOf(spec.priority) ?? signed(spec.priority),
  };
  if (!isAdmitted) {
    // One that is held back asks for nothing.
    return spec.active === false
      ? []
      : sumOf(askedOf(spec)).map(one => ({ ...common, ...one }));
  }
  const since = Date.parse(textOf(reserved?.lastTransitionTime) ?? '');
  const at = Number.isNaN(since) ? 0 : since;
  const assigned = assignedOf(admission);
  return sumOf(assigned.length > 0 ? assigned : askedOf(spec)).map(one => ({
    ...common,
    ...one,
    at,
  }));
}

function signed(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}

interface Amount {
  flavor?: string;
  resource: string;
  gpus: number;
}

/** What Kueue has given, as it reckons it. */
function assignedOf(admission: Record<string, unknown>): Amount[] {
  return recordsOf(admission.podSetAssignments).flatMap(assignment => {
    const flavors = recordOf(assignment.flavors);
    return Object.entries(amountsOf(assignment.resourceUsage))
      .filter(([resource]) => isGpuResource(resource))
      .map(([resource, gpus]) => ({
        flavor: textOf(flavors[resource]),
        resource,
        gpus,
      }));
  });
}

/** What its pods ask for together. */
function askedOf(spec: Record<string, unknown>): Amount[] {
  return recordsOf(spec.podSets).flatMap(podSet => {
    const count = amountOf(podSet.count) ?? 1;
    const pod = podGpus({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: '' },
      spec: specOf(podSet.template as KubernetesObject),
    });
    return Object.entries(pod?.gpus ?? {}).map(([resource, gpus]) => ({
      resource,
      gpus: gpus * count,
    }));
  });
}

function sumOf(amounts: Amount[]): Amount[] {
  const found = new Map<string, Amount>();
  for (const one of amounts.filter(({ gpus }) => gpus > 0)) {
    const key = JSON.stringify([one.flavor, one.resource]);
    const before = found.get(key)?.gpus ?? 0;
    found.set(key, { ...one, gpus: before + one.gpus });
  }
  return [...found.values()];
}

function nameOf({ metadata }: KubernetesObject): string {
  return textOf(metadata.name) ?? '';
}
