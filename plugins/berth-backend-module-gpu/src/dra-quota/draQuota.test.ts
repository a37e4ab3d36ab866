import { anObject } from '../__testUtils__/anObject';
import { deviceQuota } from './offering';

const DEVICES = 'gpu.nvidia.com.deviceclass.resource.k8s.io/devices';
const PODS = 'requests.deviceclass.resource.kubernetes.io/gpu.nvidia.com';

const write = (input: object) =>
  deviceQuota.manifests(deviceQuota.parseInput(input), {
    cluster: 'sandbox',
    tenant: 'payments',
    namespace: 'payments',
    name: 'gpu',
  });

const aQuota = (hard: Record<string, string>) =>
  anObject(
    { apiVersion: 'v1', kind: 'ResourceQuota' },
    { spec: { hard }, status: { hard, used: { [DEVICES]: '2', [PODS]: '2' } } },
  );

describe('a quota of devices', () => {
  it('limits by both keys that a claim is counted by, and brings a template', () => {
    const [quota, template] = write({ devices: 4, devicesEach: 2 });
    expect(quota.spec).toEqual({ hard: { [DEVICES]: '4', [PODS]: '4' } });
    expect(template).toMatchObject({
      kind: 'ResourceClaimTemplate',
      spec: {
        spec: {
          devices: {
            requests: [
              { exactly: { deviceClassName: 'gpu.nvidia.com', count: 2 } },
            ],
          },
        },
      },
    });
    expect(write({ devices: 4, template: false })).toHaveLength(1);
  });

  it('has no template by which no pod could start', () => {
    expect(() => write({ devices: 1, devicesEach: 2 })).toThrow(
      /No pod could start with more than the 1 devices/,
    );
  });

  it.each<[Record<string, string>, boolean]>([
    [{ [DEVICES]: '1' }, true],
    [{ [PODS]: '1', 'count/resourceclaims.resource.k8s.io': '2' }, true],
    [{ 'count/resourceclaims.resource.k8s.io': '2' }, false],
    [{ [DEVICES]: '1', 'requests.nvidia.com/gpu': '1' }, false],
    [{ [DEVICES]: '1', pods: '1' }, false],
  ])('is the quota with %j: %s', (hard, expected) => {
    expect(deviceQuota.isClaim(aQuota(hard))).toBe(expected);
  });

  it('is raised in both keys, and those of other classes stay', () => {
    const other = 'mig.nvidia.com.deviceclass.resource.k8s.io/devices';
    const primary = aQuota({ [DEVICES]: '4', [PODS]: '4', [other]: '1' });
    expect(
      deviceQuota.planAction('raise', { gpus: 6 }, { primary, children: [] }),
    ).toMatchObject([
      { patch: { spec: { hard: { [DEVICES]: '6', [PODS]: '6' } } } },
    ]);
    expect(() =>
      deviceQuota.planAction('lower', { gpus: 1 }, { primary, children: [] }),
    ).toThrow(/2 devices are in use/);
  });

  it('is Ready once both are enforced', () => {
    const primary = aQuota({ [DEVICES]: '4', [PODS]: '4' });
    const judge = (object: typeof primary) =>
      deviceQuota.readiness({ primary: object, children: [] });
    expect(judge(primary)).toMatchObject({
      phase: 'Ready',
      message: '2 of 4 devices of gpu.nvidia.com used, 2 free.',
    });
    const half = { ...primary, status: { hard: { [DEVICES]: '4' } } };
    expect(judge(half)).toMatchObject({
      phase: 'Provisioning',
      reason: 'NotEnforced',
    });
  });

  it('takes places for the quota and the template', () => {
    const usage = (input: object) =>
      deviceQuota.usage(deviceQuota.parseInput(input));
    expect(usage({ devices: 1 })).toEqual({
      resourcequotas: '1',
      'count/resourceclaimtemplates.resource.k8s.io': '1',
    });
    expect(usage({ devices: 1, template: false })).toEqual({
      resourcequotas: '1',
    });
  });
});
