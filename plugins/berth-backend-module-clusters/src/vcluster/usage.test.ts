import { virtualCluster } from './offering';

const usage = (input: object) =>
  virtualCluster.usage(virtualCluster.parseInput(input));

describe('what a virtual cluster takes', () => {
  it('is one replica and its DNS server', () => {
    expect(usage({ storageClass: 'fast' })).toEqual({
      'requests.cpu': '220m',
      'requests.memory': '576Mi',
      'requests.ephemeral-storage': '1Gi',
      'limits.cpu': '1',
      'limits.memory': '2218Mi',
      'limits.ephemeral-storage': '10Gi',
      'requests.storage': '5Gi',
      'fast.storageclass.storage.k8s.io/requests.storage': '5Gi',
      'fast.storageclass.storage.k8s.io/persistentvolumeclaims': '1',
      persistentvolumeclaims: '1',
      pods: '2',
      services: '3',
    });
  });

  it('is three replicas and three members of etcd, which have the disks', () => {
    expect(usage({ plan: 'large' })).toMatchObject({
      'requests.cpu': '3320m',
      'requests.storage': '60Gi',
      persistentvolumeclaims: '3',
      pods: '7',
    });
  });

  it('is no disk where nothing is kept', () => {
    expect(usage({ persistence: false })).not.toHaveProperty([
      'requests.storage',
    ]);
  });
});
