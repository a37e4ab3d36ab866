import { someTenantGpus } from '../../__testUtils__/gpuFixtures';
import { ideaOfAction, ideaOfRequest } from './ideas';

const place = { tenant: 'payments', cluster: 'sandbox', namespace: 'payments' };
const common = { ...place, gpus: 4 };

describe('ideaOfRequest', () => {
  it.each<[string, Record<string, unknown>, object | undefined]>([
    ['gpu.quota', { gpus: 4 }, { ...common, resource: 'nvidia.com/gpu' }],
    [
      'gpu.quota',
      { gpus: 4, resource: 'amd.com/gpu' },
      { ...common, resource: 'amd.com/gpu' },
    ],
    [
      'gpu.dra-quota',
      { devices: 4 },
      { ...common, resource: 'gpu.nvidia.com' },
    ],
    [
      'gpu.dra-quota',
      { devices: 4, deviceClass: 'mig.nvidia.com' },
      { ...common, resource: 'mig.nvidia.com' },
    ],
    [
      'gpu.kueue-queue',
      { gpus: 4, borrowing: 2 },
      {
        ...common,
        resource: 'nvidia.com/gpu',
        system: 'kueue',
        cohort: 'berth',
        flavor: 'default-flavor',
        borrowing: 2,
      },
    ],
    [
      'gpu.volcano-queue',
      { gpus: 4 },
      { ...common, resource: 'nvidia.com/gpu', system: 'volcano' },
    ],
    [
      'gpu.kai-queue',
      { gpus: 4 },
      { ...common, resource: 'nvidia.com/gpu', system: 'kai' },
    ],
    ['gpu.quota', { gpus: -1 }, undefined],
    ['gpu.quota', { gpus: 1.5 }, undefined],
    ['gpu.quota', {}, undefined],
    ['database.cloudnative-pg', { gpus: 4 }, undefined],
  ])('of %s with %j', (offering, input, expected) => {
    expect(ideaOfRequest({ offering, place, input })).toEqual(expected);
  });

  it('waits for a place', () => {
    const wish = { offering: 'gpu.quota', input: { gpus: 1 } };
    expect(ideaOfRequest({ ...wish, place: undefined })).toBeUndefined();
  });
});

describe('ideaOfAction', () => {
  const [quota] = someTenantGpus.resources[0].quotas;
  const [queue] = someTenantGpus.queues;
  const claim = (id: string, offering: string, name: string) => ({
    id,
    offering,
    name,
    ...place,
  });
  const ofQueue = claim(queue.claimId, 'gpu.kueue-queue', 'training');

  it('is of the quota that it changes', () => {
    expect(
      ideaOfAction({
        claim: claim(quota.claimId!, 'gpu.quota', 'gpus'),
        input: { gpus: 4 },
        gpus: someTenantGpus,
      }),
    ).toEqual({ ...common, quota: 'gpus', resource: 'nvidia.com/gpu' });
  });

  it('is of the queue that it changes', () => {
    expect(
      ideaOfAction({
        claim: ofQueue,
        input: { gpus: 4, borrowing: 1 },
        gpus: someTenantGpus,
      }),
    ).toEqual({
      ...common,
      resource: 'nvidia.com/gpu',
      system: 'kueue',
      queue: 'training',
      borrowing: 1,
    });
  });

  it.each<[string, Partial<Parameters<typeof ideaOfAction>[0]>]>([
    ['its tenant', { claim: { ...ofQueue, tenant: undefined } }],
    ['a number', { input: { until: '2099-01-01' } }],
    ['what it counts', { gpus: undefined }],
    ['that claim', { claim: claim('other', 'gpu.quota', 'other') }],
  ])('is none without %s', (_, more) => {
    const whole = { claim: ofQueue, input: { gpus: 4 }, gpus: someTenantGpus };
    expect(ideaOfAction({ ...whole, ...more })).toBeUndefined();
  });
});
