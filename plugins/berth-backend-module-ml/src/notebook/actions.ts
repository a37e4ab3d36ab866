import { berthAnnotations } from '@berth/backstage-plugin-berth-common';
import {
  createOfferingAction,
  type OfferingActionDefinition,
} from '@berth/backstage-plugin-berth-node';
import { gpuCount } from '../shared/fields';
import { patchPrimary, refuse } from '../shared/objects';
import { kubeflow, NOTEBOOK } from './kind';
import { observe } from './observed';
import { plans } from './plans';
import { resized } from './resized';

/**
 * What can be done to a notebook after it is there.
 *
 * @internal
 */
export const actions: Record<string, OfferingActionDefinition> = {
  stop: createOfferingAction({
    title: 'Stop',
    description:
      'Ends the notebook and keeps its disk. What is only in its memory is lost; CPU, memory and GPUs are free for others meanwhile.',
    destructive: true,
    unavailable: ({ primary }) =>
      observe(primary).stopped === undefined
        ? undefined
        : 'It is stopped already, or about to be.',
    plan: (_input, objects, { now }) =>
      patchPrimary(NOTEBOOK, objects, {
        metadata: {
          annotations: {
            // As Kubeflow's own page writes it, without fractions of a second.
            [kubeflow.stopped]: now.toISOString().replace(/\.\d+Z$/, 'Z'),
          },
        },
      }),
  }),

  start: createOfferingAction({
    title: 'Start',
    description: 'Starts a stopped notebook again, with its disk.',
    unavailable: ({ primary }) =>
      observe(primary).stopped === undefined ? 'It is not stopped.' : undefined,
    plan: (_input, objects) =>
      patchPrimary(NOTEBOOK, objects, {
        metadata: { annotations: { [kubeflow.stopped]: null } },
      }),
  }),

  resize: createOfferingAction({
    title: 'Resize',
    description:
      'Gives it the CPU and memory of another size, or another number of GPUs. It restarts, and what is only in its memory is lost; its disk stays as it is.',
    destructive: true,
    input: zod => ({
      plan: zod
        .enum(['small', 'medium', 'large'])
        .describe('The size that it is to have.')
        .meta({ title: 'Size' }),
      gpus: gpuCount(zod)
        .optional()
        .describe('GPUs that it is to have; as many as now unless given.')
        .meta({ title: 'GPUs' }),
    }),
    unavailable: ({ primary }) =>
      observe(primary).container
        ? undefined
        : 'Its definition has no container whose size could be changed.',
    check: (input, { primary }) => {
      const { changed } = resized(primary, plans[input.plan].resources, input);
      return changed
        ? undefined
        : refuse('plan', 'It has that size and those GPUs already.');
    },
    plan: (input, objects) => {
      const { primary } = objects;
      const { template } = resized(primary, plans[input.plan].resources, input);
      return patchPrimary(
        NOTEBOOK,
        objects,
        {
          metadata: { annotations: { [berthAnnotations.plan]: input.plan } },
          spec: { template },
        },
        { guarded: true },
      );
    },
  }),
};
