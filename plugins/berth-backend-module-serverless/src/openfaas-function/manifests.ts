import {
  multiplyResources,
  type FieldError,
  type KubernetesObject,
} from '@berth/backstage-plugin-berth-common';
import type {
  ManifestContext,
  ResourceList,
} from '@berth/backstage-plugin-berth-node';
import type { OpenFaasInput } from './input';
import { FUNCTION, GATEWAY, scaling } from './kind';
import { plans, resourcesOf } from './plans';

/** The topic of the cron connector. */
const CRON_TOPIC = 'cron-function';

/**
 * Rules that span fields.
 *
 * @internal
 */
export function check({
  minReplicas,
  maxReplicas,
}: OpenFaasInput): FieldError[] {
  const message = boundsProblem(minReplicas, maxReplicas);
  return message ? [{ field: 'minReplicas', message }] : [];
}

/**
 * What is wrong with two bounds, in a sentence; undefined where nothing is.
 *
 * @internal
 */
export function boundsProblem(min: number, max: number): string | undefined {
  return min > max
    ? `At least ${min} and at most ${max} do not fit.`
    : undefined;
}

/**
 * The Function that an input asks for.
 *
 * @internal
 */
export function manifests(
  input: OpenFaasInput,
  { name }: ManifestContext,
): KubernetesObject[] {
  const { environment, secrets, schedule, gateway } = input;
  const topics = [...input.topics, ...(schedule ? [CRON_TOPIC] : [])];
  return [
    {
      apiVersion: `${FUNCTION.group}/${FUNCTION.version}`,
      kind: FUNCTION.kind,
      metadata: {
        name,
        labels: { 'backstage.io/kubernetes-id': name },
        ...(gateway && { annotations: { [GATEWAY]: gateway } }),
      },
      spec: {
        name,
        image: input.image,
        labels: {
          [scaling.type]: input.scaleOn,
          [scaling.target]: String(input.target),
          [scaling.min]: String(input.minReplicas),
          [scaling.max]: String(input.maxReplicas),
          [scaling.zero]: String(input.scaleToZero),
          [scaling.idle]: `${input.idleMinutes}m`,
          'backstage.io/kubernetes-id': name,
        },
        ...(topics.length > 0 && {
          annotations: {
            topic: topics.join(','),
            ...(schedule && { schedule }),
          },
        }),
        ...(Object.keys(environment).length > 0 && { environment }),
        ...(secrets.length > 0 && { secrets }),
        ...resourcesOf(input.plan),
        readOnlyRootFilesystem: input.readOnly,
      },
    },
  ];
}

/**
 * What a function takes of a quota when it is as large as it may be.
 *
 * @internal
 */
export function usage(input: OpenFaasInput): ResourceList {
  const { cpu, memory } = plans[input.plan].resources;
  return {
    ...multiplyResources(
      {
        'requests.cpu': cpu,
        'requests.memory': memory,
        'limits.memory': memory,
        pods: '1',
      },
      input.maxReplicas,
    ),
    services: '1',
  };
}
