import type { KubernetesObject } from '@berth/backstage-plugin-berth-common';
import { anObject } from '../__testUtils__/anObject';
import { refusal } from '../__testUtils__/refusal';
import { gpuQuota } from './offering';

const GPU = 'requests.nvidia.com/gpu';
const now = new Date('2026-08-01T12:00:00Z');
const context = {
  cluster: 'sandbox',
  tenant: 'payments',
  namespace: 'payments',
  name: 'gpu',
};

function aQuota(
  options: {
    hard?: Record<string, string>;
    enforced?: Record<string, string> | null;
    used?: Record<string, string>;
    metadata?: Record<string, unknown>;
  } = {},
): KubernetesObject {
  const { hard = { [GPU]: '8' }, used = { [GPU]: '3' }, metadata } = options;
  const { enforced = hard } = options;
  return anObject(
    { apiVersion: 'v1', kind: 'ResourceQuota' },
    {
      metadata,
      spec: { hard },
      ...(enforced && { status: { hard: enforced, used } }),
    },
  );
}

const objects = (options?: Parameters<typeof aQuota>[0]) => ({
  primary: aQuota(options),
  children: [],
});

const write = (input: object) =>
  gpuQuota.manifests(gpuQuota.parseInput(input), context)[0];

describe('the manifest', () => {
  it('limits by the one key that Kubernetes enforces', () => {
    expect(write({ gpus: 4 }).spec).toEqual({ hard: { [GPU]: '4' } });
    expect(write({ gpus: 2, resource: 'nvidia.com/mig-1g.5gb' }).spec).toEqual({
      hard: { 'requests.nvidia.com/mig-1g.5gb': '2' },
    });
    expect(write({ gpus: 1, resource: 'amd.com/gpu' }).spec).toEqual({
      hard: { 'requests.amd.com/gpu': '1' },
    });
  });

  it("writes HAMi's pair, and only where it is asked for", () => {
    const { spec } = write({
      gpus: 2,
      gpuMemoryMiB: 40960,
      gpuCorePercent: 150,
    });
    expect(spec).toEqual({
      hard: {
        [GPU]: '2',
        'requests.nvidia.com/gpumem': '40960',
        'limits.nvidia.com/gpumem': '40960',
        'requests.nvidia.com/gpucores': '150',
        'limits.nvidia.com/gpucores': '150',
      },
    });
  });

  it('says until when and what for', () => {
    const { metadata } = write({ gpus: 4, until: '2026-12-31', reason: 'LLM' });
    expect(metadata.annotations).toEqual({
      'berth.dev/expires-at': '2026-12-31T23:59:59Z',
      'berth.dev/reason': 'LLM',
    });
  });

  it.each(['requests.nvidia.com/gpu', 'limits.nvidia.com/gpu', 'cpu', 'gpu'])(
    'is never written for %s, which Kubernetes would not enforce',
    resource => {
      expect(
        refusal(() => gpuQuota.parseInput({ gpus: 1, resource })),
      ).toMatchObject({ code: 'input-invalid', field: 'resource' });
    },
  );
});

describe('what is a claim', () => {
  it.each<[Record<string, string>, boolean]>([
    [{ [GPU]: '4' }, true],
    [{ [GPU]: '4', 'requests.nvidia.com/mig-1g.10gb': '2' }, true],
    [{ [GPU]: '4', 'limits.nvidia.com/gpumem': '100' }, true],
    // The whole of what a tenant may use is no GPU quota.
    [{ [GPU]: '4', 'requests.cpu': '8' }, false],
    [{ 'requests.cpu': '8' }, false],
    [{ 'limits.nvidia.com/gpu': '4' }, false],
    [{}, false],
    [{ 'gpu.nvidia.com.deviceclass.resource.k8s.io/devices': '1' }, false],
  ])('%j: %s', (hard, expected) => {
    expect(gpuQuota.isClaim(aQuota({ hard }))).toBe(expected);
  });

  it('is whatever carries the label', () => {
    const labels = { 'berth.dev/offering': 'gpu.quota' };
    const hard = { 'requests.cpu': '8' };
    expect(gpuQuota.isClaim(aQuota({ hard, metadata: { labels } }))).toBe(true);
  });
});

describe('the readiness', () => {
  it.each<[string, Parameters<typeof aQuota>[0], string, string]>([
    ['not counted yet', { enforced: null }, 'Provisioning', 'NoStatus'],
    ['an empty status', { enforced: {} }, 'Provisioning', 'NoStatus'],
    [
      'another limit enforced',
      { enforced: { [GPU]: '4' } },
      'Provisioning',
      'NotEnforced',
    ],
    [
      'a limit that is gone still enforced',
      { enforced: { [GPU]: '8', 'requests.amd.com/gpu': '1' } },
      'Provisioning',
      'NotEnforced',
    ],
    ['enforced', {}, 'Ready', 'Enforced'],
    [
      'enforced, written in another way',
      { hard: { [GPU]: '1k' }, enforced: { [GPU]: '1000' } },
      'Ready',
      'Enforced',
    ],
    ['used up', { used: { [GPU]: '8' } }, 'Ready', 'Enforced'],
    ['more used', { used: { [GPU]: '9' } }, 'Degraded', 'OverQuota'],
    [
      'nothing allowed',
      { hard: { [GPU]: '0' }, used: {} },
      'Ready',
      'Enforced',
    ],
    [
      'being deleted',
      { metadata: { deletionTimestamp: 'x' } },
      'Deleting',
      'Deleting',
    ],
  ])('%s', (_, options, phase, reason) => {
    expect(gpuQuota.readiness(objects(options))).toMatchObject({
      phase,
      reason,
    });
  });

  it('says how much is used, and what is to be done', () => {
    expect(gpuQuota.readiness(objects())).toMatchObject({
      message: '3 of 8 GPUs used, 5 free.',
      progress: { done: 3, total: 8 },
    });
    expect(
      gpuQuota.readiness(objects({ used: { [GPU]: '9' } })).message,
    ).toMatch(/9 of 8 GPUs are used.*until 1 are given back/);
    expect(
      gpuQuota.readiness(objects({ hard: { [GPU]: '0' }, used: {} })).progress,
    ).toBeUndefined();
  });
});

describe('the details', () => {
  it('are what is used, until when and what for', () => {
    const annotations = {
      'berth.dev/expires-at': '2026-12-31T23:59:59Z',
      'berth.dev/reason': 'LLM',
    };
    expect(gpuQuota.details(objects({ metadata: { annotations } }))).toEqual([
      { label: 'GPUs', value: '3 of 8 used' },
      { label: 'Until', value: '2026-12-31' },
      { label: 'Reason', value: 'LLM' },
    ]);
    expect(gpuQuota.details(objects({ enforced: null }))).toEqual([
      { label: 'GPUs', value: '8' },
    ]);
  });
});

describe('the actions', () => {
  const plan = (
    action: string,
    input: object,
    options?: Parameters<typeof aQuota>[0],
  ) => gpuQuota.planAction(action, input, objects(options), { now });

  it.each<[string, object, object]>([
    ['raise', { gpus: 9 }, { spec: { hard: { [GPU]: '9' } } }],
    ['lower', { gpus: 3 }, { spec: { hard: { [GPU]: '3' } } }],
    [
      'set-end-date',
      { until: '2026-12-31' },
      {
        metadata: {
          annotations: { 'berth.dev/expires-at': '2026-12-31T23:59:59Z' },
        },
      },
    ],
    [
      'set-end-date',
      {},
      { metadata: { annotations: { 'berth.dev/expires-at': null } } },
    ],
  ])('%s %j only change what was read', (action, input, patch) => {
    expect(plan(action, input)).toEqual([
      {
        type: 'merge-patch',
        kind: gpuQuota.primary,
        name: 'gpu',
        namespace: 'payments',
        patch: expect.objectContaining({
          ...('spec' in patch && patch),
          metadata: expect.objectContaining({
            ...('metadata' in patch && (patch.metadata as object)),
            resourceVersion: '7',
          }),
        }),
      },
    ]);
  });

  it('change the GPUs, and leave what HAMi counts', () => {
    const hard = { 'requests.nvidia.com/gpumem': '100', [GPU]: '8' };
    expect(plan('raise', { gpus: 9 }, { hard })).toMatchObject([
      { patch: { spec: { hard: { [GPU]: '9' } } } },
    ]);
  });

  it.each<[string, object, RegExp]>([
    ['raise', { gpus: 8 }, /There are 8 GPUs already/],
    ['raise', { gpus: 2 }, /already; ask for more/],
    ['lower', { gpus: 8 }, /ask for fewer/],
    ['lower', { gpus: 2 }, /3 GPUs are in use; end 1 of them first/],
    ['set-end-date', { until: '2026-07-31' }, /has passed/],
    ['set-end-date', { until: '2026-02-30' }, /no 2026-02-30 in the calendar/],
  ])('refuse %s %j', (action, input, message) => {
    expect(refusal(() => plan(action, input))).toMatchObject({
      code: 'input-invalid',
      message: expect.stringMatching(message),
    });
  });
});
