import { ApiError } from '../ApiError';
import type { ServerState } from '../ServerState';
import type { StoredExperiment } from '../types';

/**
 * An experiment by its id.
 *
 * @throws ApiError when there is none
 * @internal
 */
export function experimentIn(
  { experiments }: Pick<ServerState, 'experiments'>,
  id: string,
): StoredExperiment {
  const found = experiments.find(experiment => experiment.id === id);
  if (!found) {
    throw ApiError.notFound('Experiment', id);
  }
  return found;
}
