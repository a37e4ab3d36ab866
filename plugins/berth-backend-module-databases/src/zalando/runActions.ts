import {
  createOfferingAction,
  recordsOf,
  specOf,
  type OfferingActionDefinition,
} from '@berth/backstage-plugin-berth-node';
import { INSTANCES_BEFORE_PAUSE } from './kind';
import { observe } from './observed';
import { patch, paused } from './patch';

/** A variable of the instances whose change makes the operator replace them. */
const RESTARTED_AT = 'BERTH_RESTARTED_AT';

/**
 * Stopping, starting and restarting.
 *
 * @internal
 */
export const runActions: Record<string, OfferingActionDefinition> = {
  pause: createOfferingAction({
    title: 'Pause',
    description:
      'Stops all instances and keeps their disks. Nobody can connect until it is resumed; CPU and memory are free for others meanwhile. Where the operator has a least number of instances, it refuses.',
    destructive: true,
    unavailable: objects =>
      observe(objects).wanted === 0
        ? 'It is paused already, or is about to be.'
        : undefined,
    plan: (_input, objects) =>
      patch(objects, {
        metadata: {
          annotations: {
            [INSTANCES_BEFORE_PAUSE]: String(observe(objects).wanted),
          },
        },
        spec: { numberOfInstances: 0 },
      }),
  }),

  resume: createOfferingAction({
    title: 'Resume',
    description: 'Starts as many instances as there were before it was paused.',
    unavailable: objects =>
      observe(objects).wanted === 0 ? undefined : 'It is not paused.',
    plan: (_input, objects) =>
      patch(objects, {
        metadata: { annotations: { [INSTANCES_BEFORE_PAUSE]: null } },
        spec: { numberOfInstances: observe(objects).before },
      }),
  }),

  restart: createOfferingAction({
    title: 'Restart',
    description:
      'Replaces the instances one by one, the primary last. Open sessions are lost, and writes fail for some seconds; with one instance the database is away meanwhile. The operator has no word for it: a variable of the instances is changed, which makes it do so.',
    destructive: true,
    unavailable: paused,
    plan: (_input, objects, { now }) => {
      const others = recordsOf(specOf(objects.primary).env).filter(
        ({ name }) => name !== RESTARTED_AT,
      );
      return patch(objects, {
        spec: {
          env: [...others, { name: RESTARTED_AT, value: now.toISOString() }],
        },
      });
    },
  }),
};
