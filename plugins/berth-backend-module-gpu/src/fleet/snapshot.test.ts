import fc from 'fast-check';
import { anObject } from '../__testUtils__/anObject';
import {
  aGpuQuota,
  aNode,
  aPod,
  gpuObjects,
} from '../__testUtils__/gpuObjects';
import { podGpus } from './podGpus';
import { takeSnapshot } from './takeSnapshot';

const GPU = 'nvidia.com/gpu';
const MIG = 'nvidia.com/mig-1g.10gb';

const container = (gpus: number, more: object = {}) => ({
  resources: { limits: { [GPU]: String(gpus) } },
  ...more,
});

describe("a pod's GPUs", () => {
  const gpusOf = (spec: Record<string, unknown>) =>
    podGpus(anObject({ apiVersion: 'v1', kind: 'Pod' }, { spec }))?.gpus;

  it('are those of its containers, or of what runs before them if that needs more', () => {
    expect(gpusOf({ containers: [container(1), container(2)] })).toEqual({
      [GPU]: 3,
    });
    expect(
      gpusOf({ containers: [container(1)], initContainers: [container(4)] }),
    ).toEqual({ [GPU]: 4 });
    const sidecar = container(2, { restartPolicy: 'Always' });
    expect(
      gpusOf({ containers: [container(1)], initContainers: [sidecar] }),
    ).toEqual({ [GPU]: 3 });
  });

  it('are none of a pod without any, or of one that has ended', () => {
    expect(gpusOf({ containers: [{}] })).toBeUndefined();
    expect(gpusOf({ containers: [container(0)] })).toBeUndefined();
    expect(podGpus(aPod('a', { phase: 'Succeeded' }))).toBeUndefined();
    expect(podGpus(aPod('a', { phase: 'Failed' }))).toBeUndefined();
  });
});

describe('a snapshot', () => {
  it('counts GPUs by product and MIG profile', () => {
    const { pools } = takeSnapshot(
      gpuObjects({
        nodes: [
          aNode('a', { gpus: { [GPU]: 8 } }),
          aNode('b', { gpus: { [GPU]: 6, [MIG]: 14 } }),
          aNode('c', { gpus: { [GPU]: 4 }, product: 'T4' }),
          aNode('d', { gpus: {} }),
        ],
        pods: [
          aPod('x', { gpus: 3, node: 'a' }),
          aPod('x', { gpus: 2, node: 'b', resource: MIG }),
          aPod('y', { gpus: 1 }),
        ],
      }),
    );
    expect(pools).toEqual([
      {
        resource: GPU,
        product: 'A100',
        nodes: 2,
        allocatable: 14,
        requested: 3,
        free: 11,
        largestFree: 6,
        unavailable: 0,
      },
      {
        resource: GPU,
        product: 'T4',
        nodes: 1,
        allocatable: 4,
        requested: 0,
        free: 4,
        largestFree: 4,
        unavailable: 0,
      },
      {
        resource: MIG,
        product: 'A100',
        nodes: 1,
        allocatable: 14,
        requested: 2,
        free: 12,
        largestFree: 12,
        unavailable: 0,
      },
    ]);
  });

  it.each([{ ready: false }, { cordoned: true }])(
    'calls nothing free on a node that takes no pods: %j',
    options => {
      const [pool] = takeSnapshot(
        gpuObjects({
          nodes: [aNode('a', options)],
          pods: [aPod('x', { gpus: 3, node: 'a' })],
        }),
      ).pools;
      expect(pool).toMatchObject({ free: 0, largestFree: 0, unavailable: 5 });
    },
  );

  it('loses no GPU, whatever runs where', () => {
    const pod = fc.record({
      gpus: fc.integer({ min: 1, max: 8 }),
      node: fc.constantFrom('a', 'b', undefined),
    });
    fc.assert(
      fc.property(fc.array(pod), fc.boolean(), (pods, cordoned) => {
        const nodes = [aNode('a'), aNode('b', { cordoned, product: 'T4' })];
        const { pools, namespaces } = takeSnapshot(
          gpuObjects({ nodes, pods: pods.map(one => aPod('x', one)) }),
        );
        for (const pool of pools) {
          const { allocatable, requested, free, unavailable } = pool;
          expect(free + unavailable).toBe(Math.max(allocatable - requested, 0));
          expect(pool.largestFree).toBeLessThanOrEqual(free);
        }
        const placed = pods.filter(({ node }) => node);
        const sum = (list: typeof pods) =>
          list.reduce((total, { gpus }) => total + gpus, 0);
        const [own] = namespaces;
        const used = Object.values(own?.used ?? {});
        expect(used.reduce((a, b) => a + b, 0)).toBe(sum(placed));
        expect(own?.waiting.gpus ?? 0).toBe(sum(pods) - sum(placed));
      }),
    );
  });

  it('counts quotas, and knows which limit GPUs alone', () => {
    const { namespaces } = takeSnapshot(
      gpuObjects({
        quotas: [
          aGpuQuota('x', 4, { used: 1 }),
          aGpuQuota('x', 2, { name: 'tenant', mixed: true }),
        ],
      }),
    );
    expect(namespaces).toEqual([
      expect.objectContaining({
        namespace: 'x',
        quotas: [
          { name: 'gpus', hard: 4, used: 1, isClaim: true },
          { name: 'tenant', hard: 2, used: 0, isClaim: false },
        ],
      }),
    ]);
  });

  it('counts the devices of drivers, of the newest slices only', () => {
    const slice = (generation: number, devices: string[]) =>
      anObject(
        { apiVersion: 'resource.k8s.io/v1', kind: 'ResourceSlice' },
        {
          spec: {
            driver: 'gpu.nvidia.com',
            nodeName: 'a',
            pool: { name: 'a', generation },
            devices: devices.map(name => ({
              name,
              attributes: { productName: { string: 'H100' } },
            })),
          },
        },
      );
    const claim = anObject(
      { apiVersion: 'resource.k8s.io/v1', kind: 'ResourceClaim' },
      {
        status: {
          allocation: {
            devices: {
              results: [
                { driver: 'gpu.nvidia.com', pool: 'a', device: 'gpu-0' },
              ],
            },
          },
        },
      },
    );
    const { pools } = takeSnapshot(
      gpuObjects({
        slices: [slice(1, ['gpu-0']), slice(2, ['gpu-0', 'gpu-1'])],
        deviceClaims: [claim],
      }),
    );
    expect(pools).toEqual([
      {
        resource: 'gpu.nvidia.com',
        product: 'H100',
        nodes: 1,
        allocatable: 2,
        requested: 1,
        free: 1,
        largestFree: 1,
        unavailable: 0,
      },
    ]);
  });

  it('holds no name of a pod', () => {
    const pods = [aPod('x', { node: 'a' })];
    pods[0].metadata.name = 'secret-project';
    const text = JSON.stringify(
      takeSnapshot(gpuObjects({ nodes: [aNode('a')], pods })),
    );
    expect(text).not.toContain('secret-project');
  });
});
