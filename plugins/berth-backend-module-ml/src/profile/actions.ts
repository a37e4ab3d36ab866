import {
  berthAnnotations,
  gpuResourceOfQuotaKey,
} from '@berth/backstage-plugin-berth-common';
import {
  createOfferingAction,
  type ClaimObjects,
  type OfferingActionDefinition,
} from '@berth/backstage-plugin-berth-node';
import { patchPrimary, refuse } from '../shared/objects';
import { gpus } from './input';
import { PROFILE } from './kind';
import { quotaOf } from './manifests';
import { observe } from './observed';
import type { PlanId } from './plans';

/**
 * What can be done to a profile after it is there. Its owner cannot be changed:
 * Kubeflow does not hand a namespace over.
 *
 * @internal
 */
export const actions: Record<string, OfferingActionDefinition> = {
  'change-quota': createOfferingAction({
    title: 'Change quota',
    description:
      'Changes how much may be used at once in its namespace. What runs goes on, even where it is more than that.',
    permission: 'platform',
    input: zod => ({
      plan: zod
        .enum(['small', 'medium', 'large'])
        .describe('The size that it is to have.')
        .meta({ title: 'Size' }),
      gpus: gpus(zod)
        .optional()
        .describe(
          'GPUs that may be in use at once; as many as now unless given.',
        )
        .meta({ title: 'GPUs' }),
    }),
    check: (input, objects) => {
      const now = observe(objects.primary).hard;
      const wanted = Object.entries(wantedQuota(input, objects));
      return wanted.every(([key, amount]) => now[key] === amount)
        ? refuse('plan', 'It has that quota already.')
        : undefined;
    },
    plan: (input, objects) =>
      patchPrimary(PROFILE, objects, {
        metadata: { annotations: { [berthAnnotations.plan]: input.plan } },
        spec: { resourceQuotaSpec: { hard: wantedQuota(input, objects) } },
      }),
  }),
};

function wantedQuota(
  input: { plan: PlanId; gpus?: number },
  { primary }: ClaimObjects,
): Record<string, string> {
  const { hard } = observe(primary);
  const [key] = Object.keys(hard).filter(gpuResourceOfQuotaKey);
  const gpuResource = (key && gpuResourceOfQuotaKey(key)) || 'nvidia.com/gpu';
  const now = key ? Number(hard[key]) || 0 : 0;
  return quotaOf({
    plan: input.plan,
    gpus: input.gpus ?? now,
    gpuResource,
  });
}
