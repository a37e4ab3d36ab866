import type { Claim } from '@berth/backstage-plugin-berth-common';

/**
 * How long claims of an offering have taken to become ready, in milliseconds.
 *
 * @internal
 */
export interface ProvisioningEstimate {
  /** Half of them were ready by then. */
  typical: number;
  /** Nineteen of twenty were ready by then: what may be promised. */
  promise: number;
}

/** Fewer say nothing about the next. */
const ENOUGH = 3;

/**
 * Longer than this after its creation, a claim that is ready has more likely
 * come back from something else than taken so long at first.
 */
const PLAUSIBLE = 30 * 60_000;

/**
 * What ready claims of an offering let one expect of the next.
 *
 * @internal
 */
export function estimateProvisioning(
  claims: Claim[],
): ProvisioningEstimate | undefined {
  const durations = claims
    .filter(claim => claim.phase === 'Ready')
    .map(claim => Date.parse(claim.since) - Date.parse(claim.createdAt))
    .filter(duration => duration >= 0 && duration <= PLAUSIBLE)
    .sort((a, b) => a - b);
  if (durations.length < ENOUGH) {
    return undefined;
  }
  const quantile = (share: number) =>
    durations[
      Math.min(durations.length - 1, Math.ceil(durations.length * share) - 1)
    ];
  return { typical: quantile(0.5), promise: quantile(0.95) };
}
