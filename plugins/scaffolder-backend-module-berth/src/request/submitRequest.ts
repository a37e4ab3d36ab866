import type { LoggerService } from '@backstage/backend-plugin-api';
import type { ClaimRequestBody } from '@berth/backstage-plugin-berth-common';
import type { BerthCaller } from '../berth/BerthCaller';
import { callPatiently } from '../berth/callPatiently';
import type { Clock } from '../berth/clock';
import { taskError } from '../berth/errors';

/** A restart of Berth's backend takes less. */
const PATIENCE_MS = 60_000;

/**
 * What a task keeps of a request: JSON, and nothing that is secret.
 *
 * @internal
 */
export type SubmittedRequest = {
  id: string;
  state: string;
  claimId: string;
  cluster: string;
  namespace: string;
  name: string;
  /** Why it is not delivered yet. */
  problem?: string;
};

/**
 * Asks for a claim, again if Berth does not answer: under one key, any number
 * of calls is one request.
 *
 * @throws ConflictError with code `claim-failed` when the request has failed,
 * and whatever Berth answers to one that it does not take
 * @internal
 */
export async function submitRequest(options: {
  body: ClaimRequestBody;
  idempotencyKey: string;
  berth: BerthCaller;
  clock: Clock;
  logger: LoggerService;
}): Promise<SubmittedRequest> {
  const { body, idempotencyKey, berth, clock, logger } = options;
  const request = await callPatiently({
    call: () =>
      berth.call((client, call) =>
        client.createRequest(body, { ...call, idempotencyKey }),
      ),
    deadline: clock.now() + PATIENCE_MS,
    clock,
    logger,
    signal: berth.signal,
  });
  const { id, state, claimId, cluster, namespace, name } = request;
  const problem = request.error?.message;
  if (state === 'Failed') {
    throw taskError('claim-failed', `Request ${id} has failed: ${problem}`);
  }
  return {
    ...{ id, state, claimId, cluster, namespace, name },
    ...(problem && { problem }),
  };
}

/**
 * Says in a task's log what came of a request.
 *
 * @internal
 */
export function logSubmitted(
  request: SubmittedRequest,
  logger: LoggerService,
): void {
  const { id, state, cluster, namespace, name, problem } = request;
  const asked = `Asked for ${name} in namespace ${namespace} of cluster ${cluster}`;
  if (state === 'Delivered') {
    logger.info(`${asked}; the cluster has taken it (request ${id}).`);
  } else {
    const why = problem ? ` (${problem})` : '';
    logger.warn(
      `${asked}, which has not taken it yet${why}. Request ${id} is stored and will be delivered; nothing has to be repeated.`,
    );
  }
}
