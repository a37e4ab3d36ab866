import {
  createOfferingAction,
  type OfferingActionDefinition,
} from '@berth/backstage-plugin-berth-node';
import { patchPrimary, refuse } from '../shared/objects';
import { modelUri, stopActions, stoppedSentence } from '../shared/serving';
import { canaryActions } from './canaryActions';
import { maxReplicas, minReplicas } from './input';
import { INFERENCE_SERVICE } from './kind';
import { observe } from './observed';
import { modelElsewhere } from './unavailable';

/**
 * What can be done to a served model after it is there.
 *
 * @internal
 */
export const actions: Record<string, OfferingActionDefinition> = {
  'update-model': createOfferingAction({
    title: 'Update model',
    description:
      'Serves another model at once: all requests go to it as soon as it is loaded, and to the one before until then.',
    input: zod => ({
      storageUri: modelUri(zod)
        .describe('Where the new model lies, in the same format.')
        .meta({ title: 'Model' }),
    }),
    unavailable: ({ primary }) =>
      stoppedSentence(primary) ?? modelElsewhere(primary),
    check: ({ storageUri }, { primary }) =>
      observe(primary).storageUri === storageUri
        ? refuse('storageUri', 'It serves that one already.')
        : undefined,
    plan: ({ storageUri }, objects) =>
      patchPrimary(INFERENCE_SERVICE, objects, {
        spec: {
          predictor: { canaryTrafficPercent: null, model: { storageUri } },
        },
      }),
  }),

  ...canaryActions,

  scale: createOfferingAction({
    title: 'Scale',
    description: 'Changes between how many replicas it scales by itself.',
    input: zod => ({
      minReplicas: minReplicas(zod)
        .describe('Replicas that are always there.')
        .meta({ title: 'At least replicas' }),
      maxReplicas: maxReplicas(zod)
        .describe('Replicas that there may be.')
        .meta({ title: 'At most replicas' }),
    }),
    unavailable: ({ primary }) => stoppedSentence(primary),
    check: (input, { primary }) => {
      const { mode, min, max } = observe(primary);
      if (input.minReplicas > input.maxReplicas) {
        return refuse('minReplicas', 'Ask for no more than there may be.');
      }
      if (input.minReplicas === 0 && mode === 'Standard') {
        return refuse(
          'minReplicas',
          'It runs as a Deployment, which does not scale to zero; stop it instead.',
        );
      }
      return input.minReplicas === min && input.maxReplicas === max
        ? refuse('minReplicas', 'It scales between those already.')
        : undefined;
    },
    plan: (input, objects) =>
      patchPrimary(INFERENCE_SERVICE, objects, {
        spec: { predictor: { ...input } },
      }),
  }),

  ...stopActions(INFERENCE_SERVICE),
};
