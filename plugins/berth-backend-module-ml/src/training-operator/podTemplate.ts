import { containerResources, placement } from '../shared/compute';
import {
  containerSecurity,
  podSecurity,
  type RunAs,
} from '../shared/podSecurity';
import { trainingPlans } from '../shared/trainingPlans';

/**
 * What the pods of a job are made of.
 *
 * @internal
 */
export interface TrainingPodInput {
  image: string;
  plan: keyof typeof trainingPlans;
  command?: string[];
  args?: string[];
  env?: Array<{ name: string; value: string }>;
  gpus: number;
  gpuResource: string;
  gpuProduct?: string;
  runAs: RunAs;
}

/**
 * The template of a replica's pods. The operator looks for the container by
 * its name.
 *
 * @internal
 */
export function podTemplate(
  input: TrainingPodInput,
  container: string,
  labels: Record<string, string>,
) {
  const { image, command, args, env, runAs } = input;
  return {
    metadata: { labels },
    spec: {
      ...podSecurity(runAs),
      ...placement(input),
      containers: [
        {
          name: container,
          image,
          ...(command?.length && { command }),
          ...(args?.length && { args }),
          ...(env?.length && { env }),
          ...containerSecurity(runAs),
          resources: containerResources(
            trainingPlans[input.plan].resources,
            input,
          ),
        },
      ],
    },
  };
}
