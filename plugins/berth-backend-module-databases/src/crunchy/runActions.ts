import {
  createOfferingAction,
  type OfferingActionDefinition,
} from '@berth/backstage-plugin-berth-node';
import { observe } from './observed';
import { patch, stopped } from './patch';

/**
 * Stopping, starting and restarting.
 *
 * @internal
 */
export const runActions: Record<string, OfferingActionDefinition> = {
  shutdown: createOfferingAction({
    title: 'Stop',
    description:
      'Stops all instances and keeps their disks. Nobody can connect until it is resumed; CPU and memory are free for others meanwhile.',
    destructive: true,
    unavailable: objects =>
      observe(objects).isShutdown
        ? 'It is stopped already, or is about to be.'
        : undefined,
    plan: (_input, objects) => patch(objects, { spec: { shutdown: true } }),
  }),

  resume: createOfferingAction({
    title: 'Resume',
    description: 'Starts the instances of a stopped database again.',
    unavailable: objects => {
      const { isShutdown, upgradedTo, version } = observe(objects);
      if (!isShutdown) {
        return 'It is not stopped.';
      }
      return upgradedTo && version && upgradedTo > version
        ? `Its data is that of PostgreSQL ${upgradedTo} already; finish the upgrade instead.`
        : undefined;
    },
    plan: (_input, objects) => patch(objects, { spec: { shutdown: false } }),
  }),

  restart: createOfferingAction({
    title: 'Restart',
    description:
      'Restarts the instances one by one, the primary last. Open sessions are lost, and writes fail for some seconds; with one instance the database is away meanwhile.',
    destructive: true,
    unavailable: stopped,
    plan: (_input, objects, { now }) =>
      patch(objects, {
        spec: { metadata: { annotations: { restarted: now.toISOString() } } },
      }),
  }),
};
