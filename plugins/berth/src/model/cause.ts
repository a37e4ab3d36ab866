import type { Claim, ClaimRequest } from '@berth/backstage-plugin-berth-common';
import type { Message } from '../i18n/Message';
import type { ProvisioningEstimate } from './estimate';
import { knownPhase } from './phases';
import { formatClockTime, formatDuration } from './time';

/**
 * Why something is as it is, in four parts: what, since when, whose turn it
 * is, and what comes next.
 *
 * @internal
 */
export interface Cause {
  what: string | Message;
  /** Date and time. */
  since?: string;
  turn?: Message;
  next?: Message;
}

interface CauseOptions {
  now: number;
  language: string;
}

/**
 * The cause behind a claim's phase.
 *
 * @internal
 */
export function causeOfClaim(
  claim: Claim,
  options: CauseOptions & {
    estimate?: ProvisioningEstimate;
    /** Ids of the actions the offering has. */
    actions?: string[];
  },
): Cause {
  const phase = knownPhase(claim.phase);
  const what = claim.message || { key: `cause.what.${phase}` as const };
  const base = { what, since: claim.since };
  switch (phase) {
    case 'Ready':
      return base;
    case 'Provisioning':
      return {
        ...base,
        turn: { key: 'cause.turn.operator' },
        next: nextOfProvisioning(claim, options),
      };
    case 'Degraded':
      return {
        ...base,
        turn: { key: 'cause.turn.operator' },
        next: { key: 'cause.next.degraded' },
      };
    case 'Failed':
      return {
        ...base,
        turn: { key: 'cause.turn.you' },
        next: { key: 'cause.next.failed' },
      };
    case 'Suspended':
      return {
        ...base,
        turn: { key: 'cause.turn.you' },
        next: options.actions?.includes('resume')
          ? { key: 'cause.next.resume' }
          : undefined,
      };
    case 'Deleting':
      return {
        ...base,
        turn: { key: 'cause.turn.cluster' },
        next: { key: 'cause.next.deleting' },
      };
    default:
      return {
        ...base,
        turn: { key: 'cause.turn.platform' },
        next: { key: 'cause.next.unknown' },
      };
  }
}

function nextOfProvisioning(
  claim: Claim,
  options: CauseOptions & { estimate?: ProvisioningEstimate },
): Message {
  const { estimate, now, language } = options;
  if (!estimate) {
    return { key: 'cause.next.provisioning' };
  }
  const left = estimate.promise - (now - Date.parse(claim.createdAt));
  return left > 0
    ? {
        key: 'cause.next.upTo',
        values: { duration: formatDuration(Math.max(1000, left), language) },
      }
    : {
        key: 'cause.next.longerThanUsual',
        values: { duration: formatDuration(estimate.promise, language) },
      };
}

/**
 * The cause behind a request's state, while the cluster has no claim.
 *
 * @internal
 */
export function causeOfRequest(
  request: ClaimRequest,
  { now, language }: CauseOptions,
): Cause {
  const { cluster, attempts: count, error } = request;
  switch (request.state) {
    case 'Failed':
      return {
        what: error?.message ?? { key: 'cause.what.Refused' },
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
      return request.nextAttemptAt
        ? {
            what: {
              key: 'cause.what.waiting',
              values: { cluster, count },
            },
            since: request.createdAt,
            turn: { key: 'cause.turn.cluster' },
            next: {
              key: 'cause.next.attempt',
              values: {
                time: formatClockTime(request.nextAttemptAt, now, language),
              },
            },
          }
        : {
            what: { key: 'cause.what.Requested', values: { cluster } },
            since: request.createdAt,
            turn: { key: 'cause.turn.berth' },
          };
  }
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
