import {
  createOfferingAction,
  type ClaimObjects,
  type OfferingActionDefinition,
  type PlannedChange,
} from '@berth/backstage-plugin-berth-node';
import { patchPrimary } from '../shared/change';
import { CLUSTER, cnpg } from './kind';
import { hibernationAsked, observe } from './observed';
import { asleep } from './unavailable';

/**
 * Stopping, starting and restarting.
 *
 * @internal
 */
export const runActions: Record<string, OfferingActionDefinition> = {
  hibernate: createOfferingAction({
    title: 'Hibernate',
    description:
      'Stops all instances and keeps their disks. Nobody can connect until it is resumed; CPU and memory are free for others meanwhile.',
    destructive: true,
    unavailable: ({ primary }) =>
      hibernationAsked(observe(primary))
        ? 'It hibernates already, or is about to.'
        : undefined,
    plan: (_input, objects) => annotate(objects, cnpg.hibernation, 'on'),
  }),

  resume: createOfferingAction({
    title: 'Resume',
    description: 'Starts the instances of a hibernated database again.',
    unavailable: ({ primary }) =>
      hibernationAsked(observe(primary)) ? undefined : 'It does not hibernate.',
    plan: (_input, objects) => annotate(objects, cnpg.hibernation, 'off'),
  }),

  restart: createOfferingAction({
    title: 'Restart',
    description:
      'Restarts the instances one by one, the primary last. Open sessions are lost, and writes fail for some seconds; with one instance the database is away meanwhile.',
    destructive: true,
    unavailable: asleep,
    plan: (_input, objects, { now }) =>
      annotate(objects, cnpg.restartedAt, now.toISOString()),
  }),
};

function annotate(
  objects: ClaimObjects,
  annotation: string,
  value: string,
): PlannedChange[] {
  return patchPrimary(CLUSTER, objects, {
    metadata: { annotations: { [annotation]: value } },
  });
}
