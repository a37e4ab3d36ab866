import { multiplyResources } from '@berth/backstage-plugin-berth-common';
import type { ResourceList } from '@berth/backstage-plugin-berth-node';

/**
 * What pods with a disk each consume, by the keys of a ResourceQuota. CPU is
 * not limited, so that no limit of it is counted.
 *
 * @internal
 */
export function podsWithDisks(options: {
  count: number;
  cpu: string;
  memory: string;
  storage: string;
  storageClass?: string;
}): ResourceList {
  const { count, cpu, memory } = options;
  return {
    ...pods({ count, cpu, memory }),
    ...disks(options),
  };
}

/**
 * What pods consume.
 *
 * @internal
 */
export function pods(options: {
  count: number;
  cpu: string;
  memory: string;
}): ResourceList {
  const { count, cpu, memory } = options;
  return multiplyResources(
    {
      'requests.cpu': cpu,
      'requests.memory': memory,
      'limits.memory': memory,
      pods: '1',
    },
    count,
  );
}

/**
 * What disks consume, of all and of their class.
 *
 * @internal
 */
export function disks(options: {
  count: number;
  storage: string;
  storageClass?: string;
}): ResourceList {
  const { count, storage, storageClass } = options;
  const ofClass = storageClass && {
    [`${storageClass}.storageclass.storage.k8s.io/requests.storage`]: storage,
    [`${storageClass}.storageclass.storage.k8s.io/persistentvolumeclaims`]: '1',
  };
  return multiplyResources(
    { 'requests.storage': storage, persistentvolumeclaims: '1', ...ofClass },
    count,
  );
}
