import type { ClaimRequest } from '@berth/backstage-plugin-berth-common';
import type { Cause, CauseOptions } from './cause';
import { formatClockTime } from './time';

/**
 * The cause behind a request's state, while the cluster has no claim.
 *
 * @internal
 */
export function causeOfRequest(
  request: ClaimRequest,
  { now, language }: CauseOptions,
): Cause {
  const { cluster, attempts, error } = request;
  switch (request.state) {
    case 'Failed':
      return {
        what: wordsOf(error) ?? { key: 'cause.what.Refused' },
        since: request.updatedAt,
        turn: { key: turnOfRefusal(error?.code) },
        next: { key: nextOfRefusal(error?.code) },
      };
    case 'Delivered':
      return {
        what: { key: 'cause.what.delivered', values: { cluster } },
        since: request.updatedAt,
        turn: { key: 'cause.turn.cluster' },
        next: { key: 'cause.next.delivered' },
      };
    default:
      return request.nextAttemptAt || attempts > 1
        ? causeOfWaiting(request, { now, language })
        : {
            what: { key: 'cause.what.Requested', values: { cluster } },
            since: request.createdAt,
            turn: { key: 'cause.turn.berth' },
          };
  }
}

/** What was wrong, field by field where that is known. */
function wordsOf(error: ClaimRequest['error']): string | undefined {
  const fields = error?.fields ?? [];
  return fields.length > 0
    ? fields.map(({ field, message }) => `${field}: ${message}`).join(' ')
    : error?.message;
}

function causeOfWaiting(
  request: ClaimRequest,
  { now, language }: CauseOptions,
): Cause {
  const { cluster, attempts, nextAttemptAt, error, createdAt } = request;
  // Without a next attempt, the last one is under way.
  const count = nextAttemptAt ? attempts : attempts - 1;
  return {
    what: { key: 'cause.what.waiting', values: { cluster, count } },
    since: createdAt,
    turn: { key: 'cause.turn.cluster' },
    next: nextAttemptAt
      ? {
          key: 'cause.next.attempt',
          values: { time: formatClockTime(nextAttemptAt, now, language) },
        }
      : { key: 'cause.next.trying' },
    detail: error && {
      key: 'cause.lastAttempt',
      values: { message: error.message },
    },
  };
}

const ofThePerson = new Set([
  'name-invalid',
  'input-invalid',
  'body-invalid',
  'claim-exists',
  'cluster-rejected',
  'namespace-not-of-tenant',
  'cluster-required',
]);

function turnOfRefusal(code: string | undefined) {
  if (code === 'cluster-refused') {
    return 'cause.turn.owner' as const;
  }
  return code !== undefined && ofThePerson.has(code)
    ? ('cause.turn.you' as const)
    : ('cause.turn.platform' as const);
}

function nextOfRefusal(code: string | undefined) {
  if (code === 'cluster-refused') {
    return 'cause.next.refused' as const;
  }
  return code !== undefined && ofThePerson.has(code)
    ? ('cause.next.correct' as const)
    : ('cause.next.requestFailed' as const);
}
