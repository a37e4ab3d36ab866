import {
  addResources,
  compareQuantities,
  isQuantity,
} from '@berth/backstage-plugin-berth-common';
import fc from 'fast-check';
import { anyName, validInput } from './__testUtils__/anyInput';
import { cloudNativePg } from './offering';

const usageOf = (input: Record<string, unknown>) =>
  cloudNativePg.usage(cloudNativePg.parseInput(input));

describe('the usage', () => {
  it.each([
    [
      {},
      {
        'requests.cpu': '500m',
        'requests.memory': '1Gi',
        'limits.memory': '1Gi',
        'requests.storage': '10Gi',
        persistentvolumeclaims: '1',
        pods: '1',
      },
    ],
    [
      { plan: 'large' },
      {
        'requests.cpu': '12',
        'requests.memory': '48Gi',
        'limits.memory': '48Gi',
        'requests.storage': '600Gi',
        persistentvolumeclaims: '3',
        pods: '3',
      },
    ],
    [
      { instances: 3, storage: '1.5Ti', storageClass: 'fast' },
      {
        'requests.cpu': '1500m',
        'requests.memory': '3Gi',
        'limits.memory': '3Gi',
        'requests.storage': '4608Gi',
        persistentvolumeclaims: '3',
        pods: '3',
        'fast.storageclass.storage.k8s.io/requests.storage': '4608Gi',
        'fast.storageclass.storage.k8s.io/persistentvolumeclaims': '3',
      },
    ],
  ])('of %j', (input, expected) => {
    expect(usageOf(input)).toEqual(expected);
  });

  it('is what the instances of the manifest ask for, added up', () => {
    fc.assert(
      fc.property(validInput, anyName, (raw, name) => {
        const input = cloudNativePg.parseInput(raw);
        const objects = cloudNativePg.manifests(input, {
          cluster: 'c',
          tenant: 't',
          namespace: 'n',
          name,
        });
        const { spec } = objects.find(({ kind }) => kind === 'Cluster')!;
        const { instances, resources, storage, plugins } = spec as {
          instances: number;
          plugins?: object[];
          resources: Record<string, Record<string, string>>;
          storage: { size: string };
        };
        const each = {
          'requests.cpu': resources.requests.cpu,
          'requests.memory': resources.requests.memory,
          'limits.memory': resources.limits.memory,
          'requests.storage': storage.size,
          persistentvolumeclaims: '1',
          pods: '1',
        };
        const sidecar = {
          'requests.cpu': '100m',
          'requests.memory': '256Mi',
          'limits.memory': '256Mi',
        };
        const pooler = {
          'requests.cpu': '200m',
          'requests.memory': '256Mi',
          'limits.memory': '256Mi',
          pods: '2',
        };
        const usage = cloudNativePg.usage(input);
        expect(usage).toMatchObject(
          addResources(
            ...Array.from({ length: instances }, () => each),
            ...(plugins ?? []).flatMap(() => Array(instances).fill(sidecar)),
            ...objects.flatMap(o => (o.kind === 'Pooler' ? [pooler] : [])),
          ),
        );
        expect(Object.values(usage).every(isQuantity)).toBe(true);
        expect(compareQuantities(usage['requests.memory'], '0')).toBe(1);
      }),
      { numRuns: 300 },
    );
  });
});
