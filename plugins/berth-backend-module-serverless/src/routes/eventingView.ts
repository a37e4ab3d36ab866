import type { KubernetesObject } from '@berth/backstage-plugin-berth-common';
import {
  brokerOf,
  eventPart,
  type EventPart,
} from '../knative-broker/observed';

/**
 * What sends events to a broker, and who gets them.
 *
 * @internal
 */
export interface EventingView {
  triggers: EventPart[];
  sources: EventPart[];
}

/**
 * The parts of a broker among the objects of its namespace, whoever made them.
 *
 * @internal
 */
export function eventingView(
  broker: string,
  objects: KubernetesObject[],
): EventingView {
  const parts = objects
    .filter(object => brokerOf(object) === broker)
    .map(eventPart)
    .sort((a, b) => a.name.localeCompare(b.name));
  return {
    triggers: parts.filter(({ kind }) => kind === 'Trigger'),
    sources: parts.filter(({ kind }) => kind !== 'Trigger'),
  };
}
