import {
  createOfferingAction,
  type OfferingActionDefinition,
} from '@berth/backstage-plugin-berth-node';
import { observe, restoring } from './observed';
import { nodesWith, patchSpec, paused, severalSets } from './patch';
import type { PerconaSystem } from './System';

/** A new value makes the operator replace the pods. */
const RESTARTED = 'berth.dev/restarted-at';

/**
 * Pausing, resuming and restarting.
 *
 * @internal
 */
export function runActions(
  system: PerconaSystem,
): Record<string, OfferingActionDefinition> {
  return {
    pause: createOfferingAction({
      title: 'Pause',
      description:
        'Stops all instances and keeps their disks. Nobody can connect and no backup is made until it is resumed; CPU and memory are free for others meanwhile.',
      destructive: true,
      unavailable: objects => {
        const database = observe(system, objects);
        return database.isPaused
          ? 'It is paused already, or is about to be.'
          : restoring(database);
      },
      plan: (_input, objects) =>
        patchSpec(system, objects, { spec: { pause: true } }),
    }),

    resume: createOfferingAction({
      title: 'Resume',
      description: 'Starts the instances of a paused database again.',
      unavailable: objects => {
        const database = observe(system, objects);
        return database.isPaused ? restoring(database) : 'It is not paused.';
      },
      plan: (_input, objects) =>
        patchSpec(system, objects, { spec: { pause: false } }),
    }),

    restart: createOfferingAction({
      title: 'Restart',
      description:
        'Restarts the instances one by one, the primary last. Open sessions are lost, and writes fail for some seconds; with one instance the database is away meanwhile.',
      destructive: true,
      unavailable: objects =>
        paused(system, objects) ?? severalSets(system, objects),
      plan: (_input, objects, { now }) =>
        patchSpec(system, objects, {
          spec: nodesWith(
            system,
            objects,
            system.nodes.annotate({ [RESTARTED]: now.toISOString() }),
          ),
        }),
    }),
  };
}
