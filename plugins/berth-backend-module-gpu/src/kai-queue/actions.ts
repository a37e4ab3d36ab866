import {
  createOfferingAction,
  type OfferingActionDefinition,
} from '@berth/backstage-plugin-berth-node';
import { gpus } from '../shared/fields';
import { patchObject } from '../shared/patchObject';
import { setEndDate } from '../shared/term';
import { checkLimits, limit } from './input';
import { QUEUE, UNLIMITED } from './kind';
import { observeKaiQueue } from './observed';

/**
 * What can be done to a queue after it is there.
 *
 * @internal
 */
export const actions: Record<string, OfferingActionDefinition> = {
  'change-quota': createOfferingAction({
    title: 'Change quota',
    description:
      'Says anew how many GPUs are its own and how many at most. Jobs that use more than what is its own then may have to give back.',
    permission: 'platform',
    input: zod => ({
      gpus: gpus(zod)
        .describe('How many GPUs are to be its own.')
        .meta({ title: 'GPUs' }),
      limit: limit(zod).optional(),
    }),
    check: (input, { primary }) => {
      const { quota, limit: most } = observeKaiQueue(primary);
      return quota === input.gpus && most === input.limit
        ? [{ field: 'gpus', message: 'It has these numbers already.' }]
        : checkLimits(input);
    },
    plan: (input, { primary }) =>
      patchObject(QUEUE, primary, {
        spec: {
          resources: {
            gpu: { quota: input.gpus, limit: input.limit ?? UNLIMITED },
          },
        },
      }),
  }),

  'set-end-date': setEndDate(QUEUE),
};
