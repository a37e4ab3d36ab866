import type { Readiness } from '../../../offerings/types';
import { countOf } from '../../../reading/values';
import { verdict } from './verdict';

/**
 * Judges a rollout by its counters, as `kubectl rollout status` does: replicas
 * of the newest revision are made, older ones removed, new ones become
 * available. Scaled to zero is Suspended.
 *
 * @internal
 */
export function judgeReplicas(counters: {
  wanted: unknown;
  /** Of the newest revision; left out where the kind does not count them. */
  updated?: unknown;
  /** All that there are, of any revision. */
  current?: unknown;
  available: unknown;
  noun?: string;
}): Readiness {
  const { noun = 'replicas' } = counters;
  const wanted = countOf(counters.wanted) ?? 1;
  const available = countOf(counters.available) ?? 0;
  const updated =
    'updated' in counters ? countOf(counters.updated) ?? 0 : wanted;
  const current = countOf(counters.current) ?? updated;
  const progress = { done: Math.min(available, wanted), total: wanted };
  const busy = (reason: string, message: string): Readiness => ({
    ...verdict('Provisioning', reason, message),
    progress,
  });
  if (wanted === 0 && current === 0) {
    return verdict(
      'Suspended',
      'ScaledToZero',
      'It is scaled to zero, so that nothing runs.',
    );
  }
  if (updated < wanted) {
    return busy(
      'Updating',
      `${updated} of ${wanted} ${noun} are of the newest revision.`,
    );
  }
  if (current > Math.max(updated, wanted)) {
    return busy(
      'RemovingOld',
      `${
        current - Math.max(updated, wanted)
      } ${noun} too many are being removed.`,
    );
  }
  if (available < wanted) {
    return busy(
      'NotAvailable',
      `${available} of ${wanted} ${noun} are available.`,
    );
  }
  return {
    ...verdict('Ready', 'AllAvailable', `All ${wanted} ${noun} are available.`),
    progress,
  };
}

/**
 * The same for a text such as `2/3`, as some operators write it.
 *
 * @internal
 */
export function byReplicaText(text: string, noun: string): Readiness {
  const [, ready, wanted] = /^(\d+)\/(\d+)$/.exec(text.trim()) ?? [];
  return wanted === undefined
    ? verdict('Unknown', 'NotUnderstood', `The operator reports '${text}'.`)
    : judgeReplicas({
        wanted: Number(wanted),
        available: Number(ready),
        noun,
      });
}
