import type { KubernetesObject } from '@berth/backstage-plugin-berth-common';
import { observeQuota } from './observed';

/**
 * How much of each limit is used, as a claim's page shows it.
 *
 * @internal
 */
export function usedDetails(
  object: KubernetesObject,
  titleOf: (key: string) => string,
): Array<[label: string, value: string]> {
  const { wanted, used, reported } = observeQuota(object);
  return Object.entries(wanted).map(([key, hard]) => [
    titleOf(key),
    reported && used[key] !== undefined
      ? `${used[key]} of ${hard} used`
      : `${hard}`,
  ]);
}
