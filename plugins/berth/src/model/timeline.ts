import type { Claim, ClaimRequest } from '@berth/backstage-plugin-berth-common';
import { knownPhase } from './phases';

/**
 * A step on a claim's way. `failed` ends it; `ahead` is still to come.
 *
 * @internal
 */
export interface TimelineStep {
  id:
    | 'requested'
    | 'delivered'
    | 'created'
    | 'provisioning'
    | 'ready'
    | 'suspended'
    | 'deleting';
  state: 'done' | 'current' | 'failed' | 'ahead';
  /** Date and time at which it was reached. */
  at?: string;
}

/**
 * Requested, delivered, provisioning, ready, with the times that are known.
 * A claim that nobody asked Berth for begins with its creation.
 *
 * @internal
 */
export function timelineOf(options: {
  claim?: Claim;
  request?: ClaimRequest;
}): TimelineStep[] {
  const { claim, request } = options;
  return [...beginning(options), ...middleAndEnd(claim, request)];
}

function beginning(options: {
  claim?: Claim;
  request?: ClaimRequest;
}): TimelineStep[] {
  const { claim, request } = options;
  if (!request) {
    return claim
      ? [{ id: 'created', state: 'done', at: claim.createdAt }]
      : [
          { id: 'requested', state: 'current' },
          { id: 'delivered', state: 'ahead' },
        ];
  }
  return [
    { id: 'requested', state: 'done', at: request.createdAt },
    deliveryOf(request, claim),
  ];
}

function deliveryOf(request: ClaimRequest, claim?: Claim): TimelineStep {
  if (claim) {
    return { id: 'delivered', state: 'done', at: claim.createdAt };
  }
  switch (request.state) {
    case 'Delivered':
      return { id: 'delivered', state: 'done', at: request.updatedAt };
    case 'Failed':
      return { id: 'delivered', state: 'failed', at: request.updatedAt };
    default:
      return { id: 'delivered', state: 'current' };
  }
}

function middleAndEnd(
  claim: Claim | undefined,
  request: ClaimRequest | undefined,
): TimelineStep[] {
  if (!claim) {
    return [
      {
        id: 'provisioning',
        state: request?.state === 'Delivered' ? 'current' : 'ahead',
      },
      { id: 'ready', state: 'ahead' },
    ];
  }
  const begun = { id: 'provisioning' as const, at: claim.createdAt };
  switch (knownPhase(claim.phase)) {
    case 'Ready':
      return [
        { ...begun, state: 'done' },
        { id: 'ready', state: 'done', at: claim.since },
      ];
    case 'Failed':
      return [
        { id: 'provisioning', state: 'failed', at: claim.since },
        { id: 'ready', state: 'ahead' },
      ];
    case 'Suspended':
      return [
        { ...begun, state: 'done' },
        { id: 'suspended', state: 'current', at: claim.since },
      ];
    case 'Deleting':
      return [
        { ...begun, state: 'done' },
        { id: 'deleting', state: 'current', at: claim.since },
      ];
    case 'Degraded':
      return [
        { ...begun, state: 'done' },
        { id: 'ready', state: 'failed', at: claim.since },
      ];
    default:
      return [
        { ...begun, state: 'current' },
        { id: 'ready', state: 'ahead' },
      ];
  }
}
