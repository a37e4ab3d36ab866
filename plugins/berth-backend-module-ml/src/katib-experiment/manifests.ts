import {
  addResources,
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
import type { ExperimentInput } from './input';
import { EXPERIMENT } from './kind';

const MAIN = 'training-container';

/** What Katib gives its own container beside a trial, and its algorithm's pod. */
const KATIB_CONTAINER: ResourceList = {
  'requests.cpu': '50m',
  'requests.memory': '10Mi',
  'limits.cpu': '500m',
  'limits.memory': '100Mi',
};

/**
 * The Experiment that an input asks for.
 *
 * @internal
 */
export function manifests(
  input: ExperimentInput,
  { name }: ManifestContext,
): KubernetesObject[] {
  const { additionalMetrics, goal } = input;
  return [
    {
      ...headOf(EXPERIMENT),
      metadata: { name, labels: kubernetesId(name) },
      spec: {
        objective: {
          type: input.goalType,
          ...(goal !== undefined && { goal }),
          objectiveMetricName: input.metric,
          ...(additionalMetrics?.length && {
            additionalMetricNames: additionalMetrics,
          }),
        },
        algorithm: { algorithmName: input.algorithm },
        ...(input.earlyStopping && {
          earlyStopping: { algorithmName: 'medianstop' },
        }),
        maxTrialCount: input.maxTrials,
        parallelTrialCount: input.parallelTrials,
        maxFailedTrialCount: input.maxFailedTrials,
        resumePolicy: input.resumePolicy,
        parameters: input.parameters.map(parameterOf),
        trialTemplate: {
          retain: false,
          primaryContainerName: MAIN,
          trialParameters: input.parameters.map(parameter => ({
            name: parameter.name,
            reference: parameter.name,
          })),
          trialSpec: trialSpec(input, name),
        },
      },
    },
  ];
}

function parameterOf({
  name,
  type,
  min,
  max,
  step,
  list,
}: ExperimentInput['parameters'][number]) {
  return {
    name,
    parameterType: type,
    feasibleSpace:
      type === 'double' || type === 'int'
        ? { min, max, ...(step && { step }) }
        : { list },
  };
}

/** The Job of each trial; Katib fills in the parameters' values. */
function trialSpec(input: ExperimentInput, name: string) {
  const { image, command, args = [], env, runAs } = input;
  const queued = queueLabels(input);
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    ...(Object.keys(queued).length > 0 && { metadata: { labels: queued } }),
    spec: {
      template: {
        metadata: { labels: kubernetesId(name) },
        spec: {
          restartPolicy: 'Never',
          ...podSecurity(runAs),
          ...placement(input),
          containers: [
            {
              name: MAIN,
              image,
              ...(command?.length && { command }),
              args: [
                ...args,
                ...input.parameters.map(
                  parameter =>
                    `--${parameter.name}=\${trialParameters.${parameter.name}}`,
                ),
              ],
              ...(env?.length && { env }),
              ...containerSecurity(runAs),
              resources: containerResources(
                trainingPlans[input.plan].resources,
                input,
              ),
            },
          ],
        },
      },
    },
  };
}

/**
 * What runs at once: the trials, each with Katib's container that collects its
 * metrics, and the pod of the algorithm.
 *
 * @internal
 */
export function usage(input: ExperimentInput): ResourceList {
  const trial = addResources(
    podUsage(trainingPlans[input.plan].resources, input),
    KATIB_CONTAINER,
  );
  return addResources(
    multiplyResources(trial, input.parallelTrials),
    KATIB_CONTAINER,
    { pods: '1', services: '1' },
  );
}
