import {
  NO_STATUS,
  type ClaimObjects,
  type Readiness,
} from '@berth/backstage-plugin-berth-node';
import { observeQuota, type ObservedQuota } from './observed';

/**
 * What a ResourceQuota says of its state: it holds once every limit that is
 * asked for is the one that is enforced. Until the quota controller has written
 * its status, Kubernetes holds nobody to it.
 *
 * @internal
 */
export function quotaReadiness(
  objects: ClaimObjects,
  titleOf: (key: string) => string,
): Readiness {
  const quota = observeQuota(objects.primary);
  const { wanted, enforced, used, reported } = quota;
  if (!reported) {
    return {
      ...NO_STATUS,
      message:
        'Kubernetes has not begun to enforce it; its quota controller does within seconds.',
    };
  }
  const keys = new Set([...Object.keys(wanted), ...Object.keys(enforced)]);
  const behind = [...keys].find(key => wanted[key] !== enforced[key]);
  if (behind) {
    return {
      phase: 'Provisioning',
      reason: 'NotEnforced',
      message: `The change is not enforced yet: ${titleOf(behind)} is held at ${
        enforced[behind] ?? 'nothing'
      }.`,
    };
  }
  const over = Object.keys(wanted).find(key => (used[key] ?? 0) > wanted[key]);
  if (over) {
    return {
      phase: 'Degraded',
      reason: 'OverQuota',
      message: `${used[over]} of ${wanted[over]} ${titleOf(
        over,
      )} are used. What runs goes on; nothing new starts until ${
        used[over] - wanted[over]
      } are given back, or the quota is raised.`,
      progress: progressOf(quota),
    };
  }
  return {
    phase: 'Ready',
    reason: 'Enforced',
    message: sentence(quota, titleOf),
    progress: progressOf(quota),
  };
}

function sentence(
  { wanted, used }: ObservedQuota,
  titleOf: (key: string) => string,
): string {
  const [key] = Object.keys(wanted);
  if (!key) {
    return 'It is enforced, and limits nothing.';
  }
  const free = wanted[key] - (used[key] ?? 0);
  return `${used[key] ?? 0} of ${wanted[key]} ${titleOf(
    key,
  )} used, ${free} free.`;
}

function progressOf({ wanted, used }: ObservedQuota): Readiness['progress'] {
  const [key] = Object.keys(wanted);
  const total = key ? wanted[key] : 0;
  return total > 0
    ? { done: Math.min(used[key] ?? 0, total), total }
    : undefined;
}
