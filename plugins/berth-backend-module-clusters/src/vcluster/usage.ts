import {
  addResources,
  multiplyResources,
} from '@berth/backstage-plugin-berth-common';
import type { ResourceList } from '@berth/backstage-plugin-berth-node';
import {
  dnsResources,
  etcdResources,
  resourcesOf,
  sizeOf,
  type SizedInput,
} from './size';

/**
 * What a virtual cluster takes of its tenant's quota as soon as it is there:
 * its control plane and its DNS server, by the keys of a ResourceQuota. What
 * people then run inside counts when they run it.
 *
 * @internal
 */
export function usage(input: SizedInput): ResourceList {
  const { replicas, etcdMembers, storage } = sizeOf(input);
  const disk: ResourceList = {
    'requests.storage': storage,
    persistentvolumeclaims: '1',
    ...(input.storageClass && {
      [`${input.storageClass}.storageclass.storage.k8s.io/requests.storage`]:
        storage,
      [`${input.storageClass}.storageclass.storage.k8s.io/persistentvolumeclaims`]:
        '1',
    }),
  };
  const hasOwnDisk = etcdMembers === 0 && input.persistence;
  const lists = [
    multiplyResources(
      { ...pod(resourcesOf(input.plan)), ...(hasOwnDisk && disk) },
      replicas,
    ),
    pod(dnsResources),
    // Its own two, and that of its DNS server; etcd has two of its own.
    { services: etcdMembers > 0 ? '5' : '3' },
    ...(etcdMembers > 0
      ? [multiplyResources({ ...pod(etcdResources), ...disk }, etcdMembers)]
      : []),
  ];
  return addResources(...lists);
}

function pod(resources: {
  requests: Record<string, string>;
  limits: Record<string, string>;
}): ResourceList {
  return {
    ...prefixed('requests', resources.requests),
    ...prefixed('limits', resources.limits),
    pods: '1',
  };
}

function prefixed(prefix: string, map: Record<string, string>): ResourceList {
  return Object.fromEntries(
    Object.entries(map).map(([key, value]) => [`${prefix}.${key}`, value]),
  );
}
