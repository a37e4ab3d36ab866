import type { Claim } from '@berth/backstage-plugin-berth-common';
import type { Message } from '../i18n/Message';
import type { Cause, CauseOptions } from './cause';
import type { ProvisioningEstimate } from './estimate';
import { knownPhase } from './phases';
import { formatDuration } from './time';

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
