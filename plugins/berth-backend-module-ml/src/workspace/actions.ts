import { berthAnnotations } from '@berth/backstage-plugin-berth-common';
import {
  createOfferingAction,
  type OfferingActionDefinition,
} from '@berth/backstage-plugin-berth-node';
import { patchPrimary, refuse } from '../shared/objects';
import { option } from './input';
import { WORKSPACE } from './kind';
import { observe } from './observed';
import { podConfigs } from './plans';

/**
 * What can be done to a workspace after it is there.
 *
 * @internal
 */
export const actions: Record<string, OfferingActionDefinition> = {
  pause: createOfferingAction({
    title: 'Pause',
    description:
      'Ends the workspace and keeps its disk. What is only in its memory is lost; CPU, memory and GPUs are free for others meanwhile.',
    destructive: true,
    unavailable: ({ primary }) =>
      observe(primary).paused
        ? 'It is paused already, or about to be.'
        : undefined,
    plan: (_input, objects) =>
      patchPrimary(WORKSPACE, objects, { spec: { paused: true } }),
  }),

  resume: createOfferingAction({
    title: 'Resume',
    description:
      'Starts a paused workspace again, with its disk and with what has been changed meanwhile.',
    unavailable: ({ primary }) =>
      observe(primary).paused ? undefined : 'It is not paused.',
    plan: (_input, objects) =>
      patchPrimary(WORKSPACE, objects, { spec: { paused: false } }),
  }),

  resize: createOfferingAction({
    title: 'Resize',
    description:
      'Gives it another size. It comes with the next restart: pause and resume it.',
    input: zod => ({
      plan: zod
        .enum(['small', 'medium', 'large'])
        .describe('The size that it is to have.')
        .meta({ title: 'Size' }),
    }),
    check: (input, { primary }) =>
      observe(primary).podConfig === podConfigs[input.plan]
        ? refuse('plan', 'It has that size already.')
        : undefined,
    plan: (input, objects) =>
      patchPrimary(WORKSPACE, objects, {
        metadata: { annotations: { [berthAnnotations.plan]: input.plan } },
        spec: {
          podTemplate: { options: { podConfig: podConfigs[input.plan] } },
        },
      }),
  }),

  'change-image': createOfferingAction({
    title: 'Change environment',
    description:
      'Opens another image of its kind. It comes with the next restart: pause and resume it.',
    input: zod => ({
      image: option(zod, 'image')
        .describe('The image, by its name in the WorkspaceKind.')
        .meta({ title: 'Environment' }),
    }),
    check: (input, { primary }) =>
      observe(primary).image === input.image
        ? refuse('image', 'It has that one already.')
        : undefined,
    plan: (input, objects) =>
      patchPrimary(WORKSPACE, objects, {
        spec: { podTemplate: { options: { imageConfig: input.image } } },
      }),
  }),
};
