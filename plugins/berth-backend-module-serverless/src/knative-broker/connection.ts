import type { Connection } from '@berth/backstage-plugin-berth-common';
import type { ClaimObjects } from '@berth/backstage-plugin-berth-node';
import { endpointOf } from '../knative/endpoint';
import { addressesOf } from './observed';

/**
 * Where events are sent to, as soon as Knative says so.
 *
 * @internal
 */
export function connection({ primary }: ClaimObjects): Connection | undefined {
  const endpoints = addressesOf(primary).flatMap(
    (url, index) =>
      endpointOf({
        name: index === 0 ? 'events' : `events ${index + 1}`,
        description: /^https?:\/\/[^/]+\.svc([./:]|$)/.test(url)
          ? 'Takes CloudEvents within the cluster'
          : 'Takes CloudEvents from outside',
        url,
      }) ?? [],
  );
  return endpoints.length > 0 ? { endpoints } : undefined;
}
