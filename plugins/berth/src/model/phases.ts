import type {
  ClaimPhase,
  ClaimRequest,
} from '@berth/backstage-plugin-berth-common';

/**
 * What a row or a page can say of something that was asked for: the phase of
 * a claim, or where its request has got to while there is no claim yet.
 *
 * @internal
 */
export type DisplayPhase =
  | ClaimPhase
  | 'Requested'
  | 'Waiting'
  | 'Refused'
  | 'Gone';

/**
 * The five families that a glance has to tell apart.
 *
 * @internal
 */
export type PhaseFamily =
  | 'ready'
  | 'progressing'
  | 'waiting'
  | 'failed'
  | 'unknown';

const families: Record<DisplayPhase, PhaseFamily> = {
  Ready: 'ready',
  Provisioning: 'progressing',
  Deleting: 'progressing',
  Requested: 'progressing',
  Waiting: 'waiting',
  Suspended: 'waiting',
  Degraded: 'failed',
  Failed: 'failed',
  Refused: 'failed',
  Unknown: 'unknown',
  Gone: 'unknown',
};

/**
 * All phases, worst first: the order of lists, sums and filters.
 *
 * @internal
 */
export const phaseOrder: DisplayPhase[] = [
  'Refused',
  'Failed',
  'Degraded',
  'Unknown',
  'Waiting',
  'Requested',
  'Provisioning',
  'Deleting',
  'Suspended',
  'Ready',
  'Gone',
];

/**
 * The family of a phase. Anything this version does not know is unknown, and
 * never green.
 *
 * @internal
 */
export function familyOf(phase: string): PhaseFamily {
  return Object.hasOwn(families, phase)
    ? families[phase as DisplayPhase]
    : 'unknown';
}

/**
 * A phase as this version can show it: what it does not know is `Unknown`.
 *
 * @internal
 */
export function knownPhase(phase: string): DisplayPhase {
  return Object.hasOwn(families, phase) ? (phase as DisplayPhase) : 'Unknown';
}

/**
 * Whether the phase is one that passes by itself, so that its page should be
 * looked at again soon.
 *
 * @internal
 */
export function isTransient(phase: string): boolean {
  return ['Provisioning', 'Deleting', 'Requested', 'Waiting'].includes(phase);
}

/**
 * What to show of a request for which the cluster has no claim.
 *
 * @internal
 */
export function phaseOfRequest(request: ClaimRequest): DisplayPhase {
  switch (request.state) {
    case 'Failed':
      return 'Refused';
    case 'Submitted':
    case 'Delivering':
      return request.attempts > 1 || request.nextAttemptAt
        ? 'Waiting'
        : 'Requested';
    case 'Delivered':
      return 'Requested';
    default:
      return 'Unknown';
  }
}
