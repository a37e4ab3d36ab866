import {
  createOfferingAction,
  type OfferingActionDefinition,
} from '@berth/backstage-plugin-berth-node';
import { patchPrimary, refuse } from '../shared/objects';
import { modelUri, stopActions, stoppedSentence } from '../shared/serving';
import { replicas } from './input';
import { LLM_INFERENCE_SERVICE } from './kind';
import { observe } from './observed';

/**
 * What can be done to a served language model after it is there.
 *
 * @internal
 */
export const actions: Record<string, OfferingActionDefinition> = {
  scale: createOfferingAction({
    title: 'Scale',
    description:
      'Adds or removes replicas. A new one loads the model before it answers.',
    input: zod => ({
      replicas: replicas(zod)
        .describe('How many replicas there are to be.')
        .meta({ title: 'Replicas' }),
    }),
    unavailable: ({ primary }) =>
      stoppedSentence(primary) ??
      (observe(primary).wanted === undefined
        ? 'It scales by itself (spec.scaling).'
        : undefined),
    check: (input, { primary }) =>
      observe(primary).wanted === input.replicas
        ? refuse('replicas', `It has ${input.replicas} already.`)
        : undefined,
    plan: (input, objects) =>
      patchPrimary(LLM_INFERENCE_SERVICE, objects, {
        spec: { replicas: input.replicas },
      }),
  }),

  'update-model': createOfferingAction({
    title: 'Update model',
    description:
      'Serves another model under the same name. Replicas are replaced one by one as far as GPUs are free; else requests wait until it is loaded.',
    destructive: true,
    input: zod => ({
      model: modelUri(zod)
        .describe('Where the new model lies.')
        .meta({ title: 'Model' }),
    }),
    unavailable: ({ primary }) => stoppedSentence(primary),
    check: (input, { primary }) =>
      observe(primary).uri === input.model
        ? refuse('model', 'It serves that one already.')
        : undefined,
    plan: (input, objects) =>
      patchPrimary(LLM_INFERENCE_SERVICE, objects, {
        spec: { model: { uri: input.model } },
      }),
  }),

  ...stopActions(LLM_INFERENCE_SERVICE),
};
