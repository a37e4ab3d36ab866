import { berthAnnotations } from '@berth/backstage-plugin-berth-common';
import {
  createOfferingAction,
  type OfferingActionDefinition,
} from '@berth/backstage-plugin-berth-node';
import { scaling } from '../knative/kinds';
import { maxScale, minScale } from './fields';
import { resourcesOf } from './manifests';
import { observe } from './observed';
import { newTemplate, patch } from './patch';

/**
 * How many instances there may be, and what each gets.
 *
 * @internal
 */
export const scaleActions: Record<string, OfferingActionDefinition> = {
  scale: createOfferingAction({
    title: 'Change scale',
    description:
      'Sets the least and the most instances. It makes a new revision of the same image; what you leave out stays.',
    input: zod => ({
      minScale: minScale(zod)
        .optional()
        .describe('0 lets it go to sleep when nobody calls.')
        .meta({ title: 'Least instances' }),
      maxScale: maxScale(zod)
        .optional()
        .describe('Under any load there are never more than these.')
        .meta({ title: 'Most instances' }),
    }),
    check: (input, { primary }) => {
      const { min, max, metric } = observe(primary);
      const least = input.minScale ?? min;
      const most = input.maxScale ?? max ?? Infinity;
      if (input.minScale === undefined && input.maxScale === undefined) {
        return [{ field: 'minScale', message: 'Write one of the two.' }];
      }
      if (least === min && most === (max ?? Infinity)) {
        return [{ field: 'minScale', message: 'It scales so already.' }];
      }
      if (least > most) {
        const field = input.maxScale === undefined ? 'minScale' : 'maxScale';
        const message = `There cannot be ${least} at the least and ${most} at the most.`;
        return [{ field, message }];
      }
      return least < 1 && (metric === 'cpu' || metric === 'memory')
        ? [
            {
              field: 'minScale',
              message: `By ${metric} there has to be one instance at least.`,
            },
          ]
        : undefined;
    },
    plan: (input, objects) =>
      patch(objects, {
        template: newTemplate(objects, {
          annotations: {
            ...(input.minScale !== undefined && {
              [scaling.min]: String(input.minScale),
            }),
            ...(input.maxScale !== undefined && {
              [scaling.max]: String(input.maxScale),
            }),
          },
        }),
      }),
  }),

  resize: createOfferingAction({
    title: 'Resize',
    description:
      'Gives each instance the CPU and memory of another size, by a new revision of the same image.',
    input: zod => ({
      plan: zod
        .enum(['small', 'medium', 'large'])
        .describe('The size that each instance is to have.')
        .meta({ title: 'Size' }),
    }),
    plan: (input, objects) =>
      patch(
        objects,
        {
          template: newTemplate(objects, {
            container: { resources: resourcesOf(input.plan) },
          }),
        },
        { [berthAnnotations.plan]: input.plan },
      ),
  }),
};
