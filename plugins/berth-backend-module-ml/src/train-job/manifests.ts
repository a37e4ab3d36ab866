import {
  multiplyResources,
  type KubernetesObject,
} from '@berth/backstage-plugin-berth-common';
import type {
  ManifestContext,
  ResourceList,
} from '@berth/backstage-plugin-berth-node';
import { containerResources, placement, podUsage } from '../shared/compute';
import { headOf, kubernetesId } from '../shared/objects';
import { containerSecurity, podSecurity } from '../shared/podSecurity';
import { queueLabels } from '../shared/queue';
import { trainingPlans } from '../shared/trainingPlans';
import type { TrainJobInput } from './input';
import { TRAIN_JOB } from './kind';

/** The job of a runtime that trains, and its container; both are called so. */
const NODE = 'node';

/**
 * The TrainJob that an input asks for.
 *
 * @internal
 */
export function manifests(
  input: TrainJobInput,
  { name }: ManifestContext,
): KubernetesObject[] {
  const { image, command, args, env, nodes, maxHours, dataset, model } = input;
  return [
    {
      ...headOf(TRAIN_JOB),
      metadata: {
        name,
        labels: { ...queueLabels(input), ...kubernetesId(name) },
      },
      spec: {
        runtimeRef: {
          apiGroup: TRAIN_JOB.group,
          kind: input.runtimeKind,
          name: input.runtime,
        },
        ...((dataset || model) && {
          initializer: {
            ...(dataset && { dataset: { storageUri: dataset } }),
            ...(model && { model: { storageUri: model } }),
          },
        }),
        trainer: {
          image,
          ...(command?.length && { command }),
          ...(args?.length && { args }),
          ...(env?.length && { env }),
          numNodes: nodes,
          ...(input.processesPerNode && {
            numProcPerNode: input.processesPerNode,
          }),
          resourcesPerNode: containerResources(
            trainingPlans[input.plan].resources,
            input,
          ),
        },
        ...runtimePatches(input),
        ...(maxHours && { activeDeadlineSeconds: maxHours * 3600 }),
      },
    },
  ];
}

/**
 * What one job changes of its runtime's pods: on which nodes they run, and as
 * whom.
 */
function runtimePatches(input: TrainJobInput) {
  const security = containerSecurity(input.runAs);
  const podSpec = {
    ...placement(input),
    ...podSecurity(input.runAs),
    ...('securityContext' in security && {
      containers: [{ name: NODE, ...security }],
    }),
  };
  if (Object.keys(podSpec).length === 0) {
    return {};
  }
  const replicatedJob = {
    name: NODE,
    template: { spec: { template: { spec: podSpec } } },
  };
  return {
    runtimePatches: [
      {
        manager: 'berth.dev/offering',
        trainingRuntimeSpec: {
          template: { spec: { replicatedJobs: [replicatedJob] } },
        },
      },
    ],
  };
}

/**
 * What the nodes take together. A step that fetches data or a model runs
 * before them and takes what the runtime says.
 *
 * @internal
 */
export function usage(input: TrainJobInput): ResourceList {
  const { resources } = trainingPlans[input.plan];
  return multiplyResources(podUsage(resources, input), input.nodes);
}
