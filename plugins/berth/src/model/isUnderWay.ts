import type { ClaimRequest } from '@berth/backstage-plugin-berth-common';

/** From delivery to what the watch has seen of it takes a moment. */
const DELIVERY_EXPECTED = 60_000;

/** The claim itself may reach a page a moment after the word that it was seen. */
const SIGHT_EXPECTED = 3_000;

/**
 * Whether what a request asks for, and the cluster does not show, is still to
 * come. What has been seen there once was deleted, however short a time ago it
 * was delivered.
 *
 * @internal
 */
export function isUnderWay(request: ClaimRequest, now: number): boolean {
  const { state, seenAt, updatedAt } = request;
  switch (state) {
    case 'Submitted':
    case 'Delivering':
      return true;
    case 'Delivered':
      return seenAt
        ? now - Date.parse(seenAt) < SIGHT_EXPECTED
        : now - Date.parse(updatedAt) < DELIVERY_EXPECTED;
    default:
      return false;
  }
}
