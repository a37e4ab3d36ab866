import type { KubernetesObject } from '@berth/backstage-plugin-berth-common';
import {
  createOfferingAction,
  type OfferingActionDefinition,
} from '@berth/backstage-plugin-berth-node';
import type { z } from 'zod';
import { count } from '../shared/fields';
import { patchPrimary, refuse } from '../shared/objects';
import { modelUri } from '../shared/serving';
import { INFERENCE_SERVICE } from './kind';
import { observe } from './observed';
import { modelElsewhere, noCanary } from './unavailable';

/**
 * Bringing a new version of the model step by step. KServe keeps the last
 * version that got all requests, and sends it the rest.
 *
 * @internal
 */
export const canaryActions: Record<string, OfferingActionDefinition> = {
  canary: createOfferingAction({
    title: 'Canary',
    description:
      'Serves another model to a part of the requests; the rest go to the one of now.',
    input: zod => ({
      storageUri: modelUri(zod)
        .describe('Where the new model lies, in the same format.')
        .meta({ title: 'Model' }),
      percent: percent(zod).default(10),
    }),
    unavailable: ({ primary }) => noCanary(primary) ?? modelElsewhere(primary),
    check: ({ storageUri }, { primary }) =>
      observe(primary).storageUri === storageUri
        ? refuse('storageUri', 'That is the one of now; name another.')
        : undefined,
    plan: (input, objects) =>
      patchPrimary(INFERENCE_SERVICE, objects, {
        spec: {
          predictor: {
            canaryTrafficPercent: input.percent,
            model: { storageUri: input.storageUri },
          },
        },
      }),
  }),

  'shift-traffic': createOfferingAction({
    title: 'Shift traffic',
    description:
      'Gives the newest version another part of the requests; the rest go to the one before.',
    input: zod => ({ percent: percent(zod) }),
    unavailable: ({ primary }) => noCanary(primary) ?? noneUnderWay(primary),
    check: (input, { primary }) =>
      observe(primary).canary === input.percent
        ? refuse('percent', 'It gets that part already.')
        : undefined,
    plan: (input, objects) =>
      patchPrimary(INFERENCE_SERVICE, objects, {
        spec: { predictor: { canaryTrafficPercent: input.percent } },
      }),
  }),

  promote: createOfferingAction({
    title: 'Promote',
    description: 'Gives the newest version all requests.',
    unavailable: ({ primary }) => noCanary(primary) ?? noneUnderWay(primary),
    plan: (_input, objects) =>
      patchPrimary(INFERENCE_SERVICE, objects, {
        spec: { predictor: { canaryTrafficPercent: null } },
      }),
  }),

  rollback: createOfferingAction({
    title: 'Roll back',
    description:
      'Gives the version before all requests again. The newest one stays without any, until another model or a promotion.',
    destructive: true,
    unavailable: ({ primary }) => noCanary(primary) ?? noneBefore(primary),
    plan: (_input, objects) =>
      patchPrimary(INFERENCE_SERVICE, objects, {
        spec: { predictor: { canaryTrafficPercent: 0 } },
      }),
  }),
};

function percent(zod: typeof z) {
  return count(zod, 1, 99, 'percent')
    .describe('Percent of the requests for the newest version.')
    .meta({ title: 'Percent' });
}

function noneUnderWay(object: KubernetesObject): string | undefined {
  const { canary } = observe(object);
  return canary === undefined || canary >= 100
    ? 'The newest version gets all requests already.'
    : undefined;
}

function noneBefore(object: KubernetesObject): string | undefined {
  const { canary, previous } = observe(object);
  if (canary === 0) {
    return 'It is rolled back already.';
  }
  return canary === undefined && !previous
    ? 'There is no version before to go back to.'
    : undefined;
}
