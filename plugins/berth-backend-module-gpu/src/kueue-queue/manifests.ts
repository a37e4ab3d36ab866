import type { KubernetesObject } from '@berth/backstage-plugin-berth-common';
import type { ManifestContext } from '@berth/backstage-plugin-berth-node';
import { withCpuAndMemory } from '../shared/perGpu';
import { termAnnotations } from '../shared/term';
import type { KueueQueueInput } from './input';
import {
  CLUSTER_QUEUE,
  LOCAL_QUEUE,
  NAMESPACE_ANNOTATION,
  PRIORITY_CLASS,
} from './kind';
import { quotaOf } from './limits';
import { clusterName } from './names';

const PRIORITIES = { high: 1000, normal: 500, low: 100 };

/**
 * The queue that an input asks for: a ClusterQueue that only the claim's
 * namespace may use, and the LocalQueue that jobs name, which comes last so
 * that it finds its ClusterQueue.
 *
 * @internal
 */
export function manifests(
  input: KueueQueueInput,
  context: ManifestContext,
): KubernetesObject[] {
  return [
    ...(input.priorities ? priorityClasses(context) : []),
    clusterQueue(input, context),
    localQueue(input, context),
  ];
}

function clusterQueue(
  input: KueueQueueInput,
  context: ManifestContext,
): KubernetesObject {
  const { resource } = input;
  const { cpu, memory } = withCpuAndMemory(input.plan, resource, input.gpus);
  return {
    ...headOf(CLUSTER_QUEUE),
    metadata: clusterMetadata(context),
    spec: {
      cohortName: input.cohort,
      queueingStrategy: input.strategy,
      namespaceSelector: {
        matchLabels: { 'kubernetes.io/metadata.name': context.namespace },
      },
      preemption: {
        // What was lent comes back; a job of one's own gives way to a more
        // urgent one; nobody loses what is theirs to who borrows.
        reclaimWithinCohort: 'Any',
        withinClusterQueue: 'LowerPriority',
        borrowWithinCohort: { policy: 'Never' },
      },
      resourceGroups: [
        {
          coveredResources: ['cpu', 'memory', resource],
          flavors: [
            {
              name: input.flavor,
              resources: [
                { name: 'cpu', nominalQuota: cpu },
                { name: 'memory', nominalQuota: memory },
                quotaOf(resource, input),
              ],
            },
          ],
        },
      ],
    },
  };
}

function localQueue(
  input: KueueQueueInput,
  context: ManifestContext,
): KubernetesObject {
  return {
    ...headOf(LOCAL_QUEUE),
    metadata: { name: context.name, ...termAnnotations(input) },
    spec: { clusterQueue: clusterName(context) },
  };
}

/** Of each claim, so that nobody's jobs depend on what others write. */
function priorityClasses(context: ManifestContext): KubernetesObject[] {
  return Object.entries(PRIORITIES).map(([priority, value]) => ({
    ...headOf(PRIORITY_CLASS),
    metadata: clusterMetadata(context, priority),
    value,
    description: `Jobs of ${priority} priority in queue ${context.name} of namespace ${context.namespace}`,
  }));
}

function clusterMetadata(context: ManifestContext, suffix?: string) {
  return {
    name: clusterName(context, suffix),
    annotations: { [NAMESPACE_ANNOTATION]: context.namespace },
  };
}

function headOf(resource: typeof LOCAL_QUEUE) {
  const { group, version, kind } = resource;
  return { apiVersion: `${group}/${version}`, kind };
}
