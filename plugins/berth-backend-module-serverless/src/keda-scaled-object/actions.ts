import {
  createOfferingAction,
  recordsOf,
  specOf,
  type OfferingActionDefinition,
} from '@berth/backstage-plugin-berth-node';
import { asRead, mergePatch } from '../shared/mergePatch';
import { boundsProblem, targetProblem } from './check';
import { maxReplicas, replicas, target } from './input';
import { PAUSED, PAUSED_REPLICAS, SCALED_OBJECT } from './kind';
import { observe } from './observed';
import { triggerKindOf, type TriggerId } from './triggerKinds';

/**
 * What can be done to an autoscaler after it is there.
 *
 * @internal
 */
export const actions: Record<string, OfferingActionDefinition> = {
  'set-bounds': createOfferingAction({
    title: 'Change bounds',
    description:
      'Changes how many replicas there are at least and at most. What is not given stays.',
    input: zod => ({
      minReplicas: replicas(zod)
        .optional()
        .describe('It never goes below.')
        .meta({ title: 'At least' }),
      maxReplicas: maxReplicas(zod)
        .optional()
        .describe('It never goes above.')
        .meta({ title: 'At most' }),
    }),
    check: (input, objects) => {
      const { min, max, triggers } = observe(objects);
      if (input.minReplicas === undefined && input.maxReplicas === undefined) {
        return [{ field: 'minReplicas', message: 'Say one of both.' }];
      }
      const message = boundsProblem(
        triggers.map(({ type }) => type),
        input.minReplicas ?? min,
        input.maxReplicas ?? max,
      );
      return message
        ? [
            {
              field:
                input.minReplicas === undefined ? 'maxReplicas' : 'minReplicas',
              message,
            },
          ]
        : undefined;
    },
    plan: (input, objects) =>
      mergePatch(SCALED_OBJECT, objects, {
        spec: {
          ...(input.minReplicas !== undefined && {
            minReplicaCount: input.minReplicas,
          }),
          ...(input.maxReplicas !== undefined && {
            maxReplicaCount: input.maxReplicas,
          }),
        },
      }),
  }),

  'set-target': createOfferingAction({
    title: 'Change target',
    description:
      'Changes how much one replica is to have, or how many replicas there are within the hours. Of several triggers it is the first.',
    input: zod => ({
      target: target(zod)
        .describe('In the unit of the trigger.')
        .meta({ title: 'Target' }),
    }),
    unavailable: objects => {
      const [first] = observe(objects).triggers;
      return triggerKindOf(first?.type)
        ? undefined
        : `Berth does not know where a trigger '${first?.type}' has its target; change it in the ScaledObject.`;
    },
    check: (input, objects) => {
      const [{ type }] = observe(objects).triggers;
      const message = targetProblem(type as TriggerId, input.target);
      return message ? [{ field: 'target', message }] : undefined;
    },
    plan: (input, objects) => {
      const [first, ...others] = recordsOf(specOf(objects.primary).triggers);
      const { targetKey } = triggerKindOf(first.type)!;
      const metadata = {
        ...(first.metadata as object),
        [targetKey]: String(input.target),
      };
      return mergePatch(SCALED_OBJECT, objects, {
        ...asRead(objects),
        spec: { triggers: [{ ...first, metadata }, ...others] },
      });
    },
  }),

  pause: createOfferingAction({
    title: 'Pause',
    description:
      'Stops scaling: the replicas stay as they are, or go to a number and stay there. With 0 nothing runs.',
    destructive: true,
    input: zod => ({
      replicas: replicas(zod)
        .optional()
        .describe('Where it is held; where it is now, unless given.')
        .meta({ title: 'Replicas' }),
    }),
    unavailable: objects =>
      observe(objects).paused ? 'It is paused already.' : undefined,
    plan: (input, objects) =>
      mergePatch(SCALED_OBJECT, objects, {
        metadata: {
          annotations:
            input.replicas === undefined
              ? { [PAUSED]: 'true' }
              : { [PAUSED_REPLICAS]: String(input.replicas) },
        },
      }),
  }),

  resume: createOfferingAction({
    title: 'Resume',
    description: 'Scales again by its triggers.',
    unavailable: objects =>
      observe(objects).paused ? undefined : 'It is not paused.',
    plan: (_input, objects) =>
      mergePatch(SCALED_OBJECT, objects, {
        metadata: { annotations: { [PAUSED]: null, [PAUSED_REPLICAS]: null } },
      }),
  }),
};
