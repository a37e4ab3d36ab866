import { aCondition, anObject } from '../__testUtils__/anObject';
import { refusal } from '../__testUtils__/refusal';
import { kaiQueue } from './offering';

const HEAD = { apiVersion: 'scheduling.run.ai/v2', kind: 'Queue' };

const write = (input: object) =>
  kaiQueue.manifests(kaiQueue.parseInput(input), {
    cluster: 'sandbox',
    tenant: 'payments',
    namespace: 'payments',
    name: 'payments-gpu',
  })[0];

const aQueue = (status?: Record<string, unknown>) => ({
  primary: anObject(HEAD, {
    metadata: { name: 'payments-gpu', namespace: undefined },
    spec: write({ gpus: 4 }).spec as Record<string, unknown>,
    status,
  }),
  children: [],
});

const counted = {
  allocated: { 'nvidia.com/gpu': '5' },
  requested: { 'nvidia.com/gpu': '7500m' },
};

describe('the readiness of a KAI queue', () => {
  it.each<[string, Record<string, unknown> | undefined, string, string]>([
    ['no word', undefined, 'Unknown', 'NoStatus'],
    ['an empty word', {}, 'Unknown', 'NoStatus'],
    ['counted', counted, 'Ready', 'Counted'],
    ['divided', { childQueues: ['a'] }, 'Ready', 'HasChildren'],
    [
      'a condition that is False',
      { ...counted, conditions: [aCondition('Healthy', 'False', 'Broken')] },
      'Degraded',
      'Broken',
    ],
    [
      'a condition of an older generation',
      {
        ...counted,
        conditions: [
          aCondition('Healthy', 'False', 'Broken', { observedGeneration: 1 }),
        ],
      },
      'Provisioning',
      'ChangeNotObserved',
    ],
    [
      'a status of an older generation',
      { ...counted, observedGeneration: 1 },
      'Provisioning',
      'ChangeNotObserved',
    ],
  ])('%s', (_, status, phase, reason) => {
    expect(kaiQueue.readiness(aQueue(status))).toMatchObject({
      phase,
      reason,
    });
  });

  it('says how full it is, parts of GPUs included', () => {
    expect(kaiQueue.readiness(aQueue(counted)).message).toBe(
      'Takes jobs. 5 of 4 GPUs used, 1 of them of others; jobs wait for 2.5.',
    );
  });
});

describe('a KAI queue', () => {
  it('has what is its own, and no limit unless there is one', () => {
    expect(write({ gpus: 4 }).spec).toMatchObject({
      parentQueue: 'default-parent-queue',
      resources: {
        gpu: { quota: 4, limit: -1, overQuotaWeight: 1 },
        cpu: { quota: -1, limit: -1 },
      },
    });
    expect(refusal(() => write({ gpus: 4, limit: 3 }))).toMatchObject({
      field: 'limit',
    });
  });

  it('is none of those that KAI brings', () => {
    const named = (name: string) => anObject(HEAD, { metadata: { name } });
    expect(kaiQueue.isClaim(named('default-parent-queue'))).toBe(false);
    expect(kaiQueue.isClaim(named('default-queue'))).toBe(false);
    expect(kaiQueue.isClaim(named('payments-gpu'))).toBe(true);
  });

  it('is changed as it was read', () => {
    const plan = (input: object) =>
      kaiQueue.planAction('change-quota', input, aQueue());
    expect(plan({ gpus: 6, limit: 8 })).toMatchObject([
      {
        namespace: '',
        patch: {
          metadata: { resourceVersion: '7' },
          spec: { resources: { gpu: { quota: 6, limit: 8 } } },
        },
      },
    ]);
    expect(refusal(() => plan({ gpus: 4 }))?.message).toMatch(/already/);
    expect(refusal(() => plan({ gpus: 6, limit: 5 }))).toMatchObject({
      field: 'limit',
    });
  });

  it('shows what it is called by pods', () => {
    expect(kaiQueue.details(aQueue(counted))).toEqual([
      {
        label: 'Label of your pods',
        value: 'kai.scheduler/queue: payments-gpu',
      },
      { label: 'GPUs', value: '5 of 4 used' },
      { label: 'At most', value: 'whatever is free' },
      { label: 'Parent queue', value: 'default-parent-queue' },
    ]);
  });
});
