import type { ResourceKind } from '@berth/backstage-plugin-berth-common';

/**
 * Volcano's Queue, which is of the cluster: one object is one claim.
 *
 * @internal
 */
export const QUEUE: ResourceKind = {
  group: 'scheduling.volcano.sh',
  version: 'v1beta1',
  kind: 'Queue',
  plural: 'queues',
};

/**
 * An order to Volcano, which deletes it once it is done. `vcctl` makes them in
 * this namespace for queues.
 *
 * @internal
 */
export const COMMAND = {
  apiVersion: 'bus.volcano.sh/v1alpha1',
  kind: 'Command',
  namespace: 'default',
} as const;
