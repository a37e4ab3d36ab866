import type { Connection } from '@berth/backstage-plugin-berth-common';
import type { ClaimObjects } from '@berth/backstage-plugin-berth-node';
import { endpointOf } from '../shared/endpoints';
import { stopAsked } from '../shared/serving';
import { observe } from './observed';

/**
 * Where the model answers, as KServe says it.
 *
 * @internal
 */
export function connection({ primary }: ClaimObjects): Connection | undefined {
  const { url, insideUrl } = observe(primary);
  if (stopAsked(primary)) {
    return undefined;
  }
  const endpoints = [
    endpointOf('model', 'Where it is asked from outside.', url),
    insideUrl === url
      ? undefined
      : endpointOf('inside', 'Where pods of the cluster ask it.', insideUrl),
  ].filter(endpoint => endpoint !== undefined);
  return endpoints.length > 0 ? { endpoints } : undefined;
}
