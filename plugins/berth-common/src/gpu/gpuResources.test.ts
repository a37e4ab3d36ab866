import fc from 'fast-check';
import {
  deviceClassOfQuotaKey,
  deviceClassQuotaKeys,
  gpuQuotaKey,
  gpuResourceOfQuotaKey,
  gpuUnitOf,
  GPU_RESOURCE_PATTERN,
  isGpuResource,
  migProfileOf,
} from './gpuResources';

describe('gpuUnitOf', () => {
  it.each([
    ['nvidia.com/gpu', 'gpu'],
    ['amd.com/gpu', 'gpu'],
    ['gpu.intel.com/xe', 'gpu'],
    ['habana.ai/gaudi', 'gpu'],
    ['nvidia.com/mig-1g.5gb', 'slice'],
    ['nvidia.com/mig-1g.10gb.me', 'slice'],
    ['nvidia.com/gpu.shared', 'share'],
    ['nvidia.com/gpumem', 'memory'],
    ['nvidia.com/gpucores', 'cores'],
    ['cpu', undefined],
    ['nvidia.com/mig-9g.5gb', undefined],
    ['requests.nvidia.com/gpu', undefined],
    ['example.com/gpu', undefined],
  ])('%s is a %s', (resource, unit) => {
    expect(gpuUnitOf(resource)).toBe(unit);
  });
});

describe('the quota keys', () => {
  it.each([
    ['requests.nvidia.com/gpu', 'nvidia.com/gpu'],
    ['requests.nvidia.com/mig-3g.40gb', 'nvidia.com/mig-3g.40gb'],
    // Kubernetes takes these and enforces neither.
    ['nvidia.com/gpu', undefined],
    ['limits.nvidia.com/gpu', undefined],
    ['requests.cpu', undefined],
    ['gpu.nvidia.com.deviceclass.resource.k8s.io/devices', undefined],
  ])('%s limits %s', (key, resource) => {
    expect(gpuResourceOfQuotaKey(key)).toBe(resource);
  });

  it('come back as the resource or class that they were made of', () => {
    const pattern = new RegExp(GPU_RESOURCE_PATTERN);
    fc.assert(
      fc.property(fc.stringMatching(pattern), resource => {
        expect(isGpuResource(resource)).toBe(true);
        expect(gpuResourceOfQuotaKey(gpuQuotaKey(resource))).toBe(resource);
      }),
    );
    const deviceClass = fc.stringMatching(/^[a-z0-9]{1,9}(\.[a-z0-9]{1,9})*$/);
    fc.assert(
      fc.property(deviceClass, name => {
        expect(deviceClassQuotaKeys(name).map(deviceClassOfQuotaKey)).toEqual([
          name,
          name,
        ]);
      }),
    );
    expect(deviceClassOfQuotaKey('requests.nvidia.com/gpu')).toBeUndefined();
  });
});

describe('migProfileOf', () => {
  it('is the profile, and nothing for a whole GPU', () => {
    expect(migProfileOf('nvidia.com/mig-1g.10gb')).toBe('1g.10gb');
    expect(migProfileOf('nvidia.com/mig-1g.10gb.me')).toBe('1g.10gb.me');
    expect(migProfileOf('nvidia.com/gpu')).toBeUndefined();
  });
});
