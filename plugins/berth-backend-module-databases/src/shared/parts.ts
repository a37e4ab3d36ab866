import type { Readiness } from '@berth/backstage-plugin-berth-node';

/**
 * A part of a claim that has a state of its own, such as a pooler.
 *
 * @internal
 */
export interface Part {
  /** Such as `Pooler orders-pooler-rw`. */
  title: string;
  readiness: Readiness;
}

/** What of a part's state a ready whole takes on, the worst first. */
const ORDER = ['Failed', 'Degraded', 'Unknown', 'Provisioning'] as const;

/**
 * The state of a claim whose own object is in one state and whose parts are in
 * others: ready only when nothing of it is less, and never green when a part
 * is in a state that nobody knows.
 *
 * @internal
 */
export function withParts(whole: Readiness, parts: Part[]): Readiness {
  if (whole.phase !== 'Ready') {
    return whole;
  }
  const worst = ORDER.flatMap(phase =>
    parts.filter(({ readiness }) => readiness.phase === phase),
  )[0];
  if (!worst) {
    return whole;
  }
  const { phase, reason, message } = worst.readiness;
  return {
    ...whole,
    // The database itself serves, whatever has failed beside it.
    phase: phase === 'Failed' ? 'Degraded' : phase,
    reason,
    message: `The database runs. ${worst.title}: ${message}`,
  };
}
