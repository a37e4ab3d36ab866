import type { KubernetesObject } from '@berth/backstage-plugin-berth-common';
import {
  createOfferingAction,
  type ClaimObjects,
  type OfferingActionDefinition,
} from '@berth/backstage-plugin-berth-node';
import { gpus } from '../shared/fields';
import { patchObject } from '../shared/patchObject';
import { setEndDate } from '../shared/term';
import { POOL_CLAIM, RELEASE_ANNOTATION } from './kind';
import { observePoolClaim } from './observed';

/**
 * What can be done to a claim on a pool after it is there.
 *
 * @internal
 */
export const actions: Record<string, OfferingActionDefinition> = {
  change: createOfferingAction({
    title: 'Change',
    description:
      'Asks for another number of GPUs, as long as it waits. Capsule changes none that is bound: give it back first, or make a second one.',
    permission: 'platform',
    input: zod => ({
      gpus: gpus(zod, 1)
        .describe('How many GPUs it is to ask for.')
        .meta({ title: 'GPUs' }),
    }),
    unavailable: ({ primary }) =>
      noGpus(primary) ??
      (isBound(primary)
        ? 'It is bound, and Capsule does not change it then; give it back first, or make a second one.'
        : undefined),
    check: (input, { primary }) => {
      const { wanted, gpuKey = '' } = observePoolClaim(primary);
      return wanted[gpuKey] === input.gpus
        ? [
            {
              field: 'gpus',
              message: `It asks for ${input.gpus} already.`,
            },
          ]
        : undefined;
    },
    plan: (input, { primary }) => {
      const { gpuKey = '' } = observePoolClaim(primary);
      return patchObject(POOL_CLAIM, primary, {
        spec: { claim: { [gpuKey]: String(input.gpus) } },
      });
    },
  }),

  release: createOfferingAction({
    title: 'Give back',
    description:
      'Gives what it has back to the pool. It stays, and asks anew. Pods that run go on, and nothing new starts beyond what the namespace has besides.',
    destructive: true,
    permission: 'platform',
    unavailable: ({ primary }) =>
      isBound(primary) ? undefined : 'It is not bound.',
    plan: (_input, { primary }: ClaimObjects) =>
      patchObject(POOL_CLAIM, primary, {
        metadata: { annotations: { [RELEASE_ANNOTATION]: 'true' } },
      }),
  }),

  'set-end-date': setEndDate(POOL_CLAIM),
};

function isBound(object: KubernetesObject): boolean {
  return observePoolClaim(object).conditions.get('Bound')?.status === 'True';
}

function noGpus(object: KubernetesObject): string | undefined {
  return observePoolClaim(object).gpuKey ? undefined : 'It asks for no GPUs.';
}
