import type { Connection } from '@berth/backstage-plugin-berth-common';
import type { ClaimObjects } from '@berth/backstage-plugin-berth-node';
import { endpointOf } from '../shared/endpoints';
import { stopAsked } from '../shared/serving';
import { observe } from './observed';

/**
 * Where the model answers, as KServe says it: the API of OpenAI lies below
 * `/v1` there.
 *
 * @internal
 */
export function connection({ primary }: ClaimObjects): Connection | undefined {
  if (stopAsked(primary)) {
    return undefined;
  }
  const endpoints = observe(primary)
    .urls.map((url, index) =>
      endpointOf(
        index === 0 ? 'model' : `model-${index + 1}`,
        "Below it lies OpenAI's API, such as /v1/chat/completions.",
        url,
      ),
    )
    .filter(endpoint => endpoint !== undefined);
  return endpoints.length > 0 ? { endpoints } : undefined;
}
