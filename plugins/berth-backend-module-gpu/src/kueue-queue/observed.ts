import {
  berthLabels,
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
  type ClaimObjects,
  type Condition,
  type ObjectName,
} from '@berth/backstage-plugin-berth-node';
import { amountOf } from '../shared/amounts';
import { CLUSTER_QUEUE, NAMESPACE_ANNOTATION, PRIORITY_CLASS } from './kind';

/**
 * A GPU quota of a ClusterQueue: of one resource in one flavor.
 *
 * @internal
 */
export interface ObservedLimit {
  flavor: string;
  resource: string;
  nominal: number;
  borrowing?: number;
  lending?: number;
  used: number;
  borrowed: number;
}

/**
 * A queue as far as Berth reads it.
 *
 * @internal
 */
export interface ObservedQueue {
  local: KubernetesObject;
  localActive?: Condition;
  localStop: string;
  /** The name of the ClusterQueue that it leads to. */
  clusterQueueName: string;
  /** The ClusterQueue, where it is the claim's own. */
  own?: KubernetesObject;
  ownActive?: Condition;
  ownStop: string;
  cohort?: string;
  limits: ObservedLimit[];
  pending: number;
  admitted: number;
  priorityClasses: string[];
}

/**
 * Reads the objects of a queue; what has another shape is left out.
 *
 * @internal
 */
export function observeQueue({
  primary,
  children,
}: ClaimObjects): ObservedQueue {
  const spec = specOf(primary);
  const status = statusOf(primary);
  const clusterQueueName = textOf(spec.clusterQueue) ?? '';
  const own = children.find(
    ({ kind, metadata }) =>
      kind === CLUSTER_QUEUE.kind && metadata.name === clusterQueueName,
  );
  return {
    local: primary,
    localActive: activeOf(primary),
    localStop: textOf(spec.stopPolicy) ?? 'None',
    clusterQueueName,
    own,
    ownActive: own && activeOf(own),
    ownStop: (own && textOf(specOf(own).stopPolicy)) ?? 'None',
    cohort: own && textOf(specOf(own).cohortName),
    limits: own ? gpuLimitsOf(own) : [],
    pending: countOf(status.pendingWorkloads) ?? 0,
    admitted: countOf(status.admittedWorkloads) ?? 0,
    priorityClasses: children
      .filter(({ kind }) => kind === PRIORITY_CLASS.kind)
      .map(({ metadata }) => String(metadata.name))
      .sort(),
  };
}

/**
 * The GPU quotas of a ClusterQueue.
 *
 * @internal
 */
export function gpuLimitsOf(queue: KubernetesObject): ObservedLimit[] {
  const usage = usageOf(queue);
  return recordsOf(specOf(queue).resourceGroups).flatMap(group =>
    recordsOf(group.flavors).flatMap(flavor =>
      recordsOf(flavor.resources)
        .filter(({ name }) => isGpuResource(textOf(name) ?? ''))
        .map((resource): ObservedLimit => {
          const flavorName = textOf(flavor.name) ?? '';
          const name = textOf(resource.name) ?? '';
          const found = usage.get(`${flavorName}/${name}`);
          return {
            flavor: flavorName,
            resource: name,
            nominal: amountOf(resource.nominalQuota) ?? 0,
            borrowing: amountOf(resource.borrowingLimit),
            lending: amountOf(resource.lendingLimit),
            used: found?.total ?? 0,
            borrowed: found?.borrowed ?? 0,
          };
        }),
    ),
  );
}

/**
 * The claim that a cluster-scoped object of Kueue belongs to.
 *
 * @internal
 */
export function claimOf({
  metadata,
}: KubernetesObject): ObjectName | undefined {
  const name = textOf(recordOf(metadata.labels)[berthLabels.claim]);
  const namespace = textOf(
    recordOf(metadata.annotations)[NAMESPACE_ANNOTATION],
  );
  return name && namespace ? { name, namespace } : undefined;
}

function activeOf(object: KubernetesObject): Condition | undefined {
  return conditionsOf(object).find(({ type }) => type === 'Active');
}

function usageOf(queue: KubernetesObject) {
  return new Map(
    recordsOf(statusOf(queue).flavorsUsage).flatMap(flavor =>
      recordsOf(flavor.resources).map(resource => [
        `${flavor.name}/${resource.name}`,
        {
          total: amountOf(resource.total) ?? 0,
          borrowed: amountOf(resource.borrowed) ?? 0,
        },
      ]),
    ),
  );
}
