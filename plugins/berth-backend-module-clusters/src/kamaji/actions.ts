import { berthAnnotations } from '@berth/backstage-plugin-berth-common';
import {
  createOfferingAction,
  type ClaimObjects,
  type OfferingActionDefinition,
  type PlannedChange,
} from '@berth/backstage-plugin-berth-node';
import { kubernetesVersion } from '../shared/fields';
import { stepProblem } from '../shared/versions';
import { replicas } from './input';
import { REPLICAS_BEFORE_SLEEP, TENANT_CONTROL_PLANE } from './kind';
import { observe } from './observed';
import { resourcesOf } from './plans';

/**
 * What can be done to a hosted control plane after it is there.
 *
 * @internal
 */
export const actions: Record<string, OfferingActionDefinition> = {
  scale: createOfferingAction({
    title: 'Scale',
    description:
      'Adds or removes replicas of the control plane, one after the other.',
    input: zod => ({
      replicas: replicas(zod)
        .describe('How many replicas there are to be.')
        .meta({ title: 'Replicas' }),
    }),
    unavailable: asleep,
    check: (input, { primary }) =>
      observe(primary).wanted === input.replicas
        ? [
            {
              field: 'replicas',
              message: `It has ${input.replicas} already.`,
            },
          ]
        : undefined,
    plan: (input, objects) =>
      patch(objects, {
        spec: { controlPlane: { deployment: { replicas: input.replicas } } },
      }),
  }),

  resize: createOfferingAction({
    title: 'Resize',
    description:
      'Gives each replica the CPU and memory of another size. Replicas restart one after the other; their number stays.',
    destructive: true,
    input: zod => ({
      plan: zod
        .enum(['small', 'medium', 'large'])
        .describe('The size that each replica is to have.')
        .meta({ title: 'Size' }),
    }),
    unavailable: asleep,
    plan: (input, objects) =>
      patch(objects, {
        metadata: { annotations: { [berthAnnotations.plan]: input.plan } },
        spec: {
          controlPlane: { deployment: { resources: resourcesOf(input.plan) } },
        },
      }),
  }),

  upgrade: createOfferingAction({
    title: 'Upgrade',
    description:
      'Goes to a newer Kubernetes, one minor version at a time and never back. Upgrade the nodes after it.',
    destructive: true,
    input: zod => ({
      kubernetesVersion: kubernetesVersion(zod)
        .describe('The version that it is to have, such as v1.36.3.')
        .meta({ title: 'Kubernetes version' }),
    }),
    unavailable: asleep,
    check: (input, { primary }) => {
      const { wantedVersion } = observe(primary);
      const message =
        wantedVersion === input.kubernetesVersion
          ? `It has ${wantedVersion} already.`
          : stepProblem('Kubernetes', wantedVersion, input.kubernetesVersion);
      return message ? [{ field: 'kubernetesVersion', message }] : undefined;
    },
    plan: (input, objects) =>
      patch(objects, {
        spec: { kubernetes: { version: input.kubernetesVersion } },
      }),
  }),

  sleep: createOfferingAction({
    title: 'Sleep',
    description:
      'Stops the API server and keeps its objects. Nodes go on with what they run, and nobody can change it until it is woken.',
    destructive: true,
    unavailable: ({ primary }) =>
      observe(primary).wanted === 0
        ? 'It sleeps already, or is about to.'
        : undefined,
    plan: (_input, objects) =>
      patch(objects, {
        metadata: {
          annotations: {
            [REPLICAS_BEFORE_SLEEP]: String(observe(objects.primary).wanted),
          },
        },
        spec: { controlPlane: { deployment: { replicas: 0 } } },
      }),
  }),

  wake: createOfferingAction({
    title: 'Wake',
    description: 'Starts the API server of a sleeping cluster again.',
    unavailable: ({ primary }) =>
      observe(primary).wanted === 0 ? undefined : 'It does not sleep.',
    plan: (_input, objects) =>
      patch(objects, {
        metadata: { annotations: { [REPLICAS_BEFORE_SLEEP]: null } },
        spec: {
          controlPlane: {
            deployment: { replicas: observe(objects.primary).before },
          },
        },
      }),
  }),
};

function asleep({ primary }: ClaimObjects): string | undefined {
  return observe(primary).wanted === 0
    ? 'It sleeps; wake it first.'
    : undefined;
}

// A merge patch, and no server-side apply: applying these fields alone would
// give up all others that the request applied.
function patch(
  { primary }: ClaimObjects,
  changes: Record<string, unknown>,
): PlannedChange[] {
  const name = String(primary.metadata.name);
  return [
    { type: 'merge-patch', kind: TENANT_CONTROL_PLANE, name, patch: changes },
  ];
}
