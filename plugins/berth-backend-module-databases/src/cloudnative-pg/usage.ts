import { multiplyResources } from '@berth/backstage-plugin-berth-common';
import type { ResourceList } from '@berth/backstage-plugin-berth-node';
import type { CloudNativePgInput } from './input';
import { sizeOf } from './size';

/**
 * What a claim consumes, by the keys of a ResourceQuota. The jobs that prepare
 * an instance have ended before its pod starts, so that no more than one pod
 * an instance ever counts; there is no CPU limit.
 *
 * @internal
 */
export function usage(input: CloudNativePgInput): ResourceList {
  const { instances, cpu, memory, storage } = sizeOf(input);
  const ofClass = input.storageClass && {
    [`${input.storageClass}.storageclass.storage.k8s.io/requests.storage`]:
      storage,
    [`${input.storageClass}.storageclass.storage.k8s.io/persistentvolumeclaims`]:
      '1',
  };
  return multiplyResources(
    {
      'requests.cpu': cpu,
      'requests.memory': memory,
      'limits.memory': memory,
      'requests.storage': storage,
      persistentvolumeclaims: '1',
      pods: '1',
      ...ofClass,
    },
    instances,
  );
}
