import { aCondition, anObject } from '../__testUtils__/anObject';
import { refusal } from '../__testUtils__/refusal';
import { capsulePoolClaim } from './offering';

const GPU = 'requests.nvidia.com/gpu';
const HEAD = {
  apiVersion: 'capsule.clastix.io/v1beta2',
  kind: 'ResourcePoolClaim',
};

const aClaim = (status?: Record<string, unknown>) => ({
  primary: anObject(HEAD, {
    spec: { pool: 'gpu-pool', claim: { [GPU]: '2' } },
    status,
  }),
  children: [],
});

const withConditions = (...conditions: object[]) => aClaim({ conditions });
const bound = aCondition('Bound', 'True', 'Succeeded');

describe('the readiness of a claim on a pool', () => {
  it.each<[string, ReturnType<typeof aClaim>, string, string]>([
    ['no word', aClaim(), 'Provisioning', 'NoStatus'],
    ['bound', withConditions(bound), 'Ready', 'Bound'],
    [
      'bound, as Capsule before 0.13 says it',
      aClaim({ condition: bound }),
      'Ready',
      'Bound',
    ],
    [
      'bound, and seen before the last change',
      withConditions({ ...bound, observedGeneration: 1 }),
      'Provisioning',
      'ChangeNotObserved',
    ],
    [
      'bound, of a status before the last change',
      aClaim({
        observedGeneration: 1,
        conditions: [{ ...bound, observedGeneration: undefined }],
      }),
      'Provisioning',
      'ChangeNotObserved',
    ],
    [
      'bound and not ready',
      withConditions(bound, aCondition('Ready', 'False', 'Failed')),
      'Degraded',
      'Failed',
    ],
    [
      'assigned',
      withConditions(aCondition('Assigned', 'True', 'Succeeded')),
      'Provisioning',
      'Assigned',
    ],
    [
      'a pool that is not for this namespace',
      withConditions(
        aCondition('Assigned', 'False', 'Failed', {
          message: 'resourcepool not available',
        }),
      ),
      'Failed',
      'Failed',
    ],
    ...['PoolExhausted', 'QueueExhausted', 'NamespaceExhausted'].flatMap(
      (reason): Array<[string, ReturnType<typeof aClaim>, string, string]> => [
        [
          reason,
          withConditions(aCondition('Bound', 'False', reason)),
          'Provisioning',
          reason,
        ],
        [
          `${reason} by its own condition`,
          withConditions(
            aCondition('Bound', 'False', 'NotBound'),
            aCondition('Exhausted', 'True', reason),
          ),
          'Provisioning',
          reason,
        ],
      ],
    ),
    [
      'not ready before it is bound',
      withConditions(aCondition('Ready', 'False', 'Failed')),
      'Failed',
      'Failed',
    ],
    [
      'ready as something that Capsule does not know',
      withConditions(aCondition('Ready', 'Unknown')),
      'Unknown',
      'Unknown',
    ],
    [
      'a condition that nobody knows',
      withConditions(aCondition('Splendid', 'True')),
      'Provisioning',
      'NotBound',
    ],
  ])('%s', (_, objects, phase, reason) => {
    expect(capsulePoolClaim.readiness(objects)).toMatchObject({
      phase,
      reason,
    });
  });
});

describe('the actions on a claim on a pool', () => {
  it('change one that waits, and give back one that is bound', () => {
    const plan = (
      action: string,
      input: object,
      objects: ReturnType<typeof aClaim>,
    ) => capsulePoolClaim.planAction(action, input, objects);
    expect(plan('change', { gpus: 1 }, aClaim())).toMatchObject([
      {
        patch: {
          spec: { claim: { [GPU]: '1' } },
          metadata: { resourceVersion: '7' },
        },
      },
    ]);
    expect(plan('release', {}, withConditions(bound))).toMatchObject([
      {
        patch: {
          metadata: {
            annotations: { 'projectcapsule.dev/release': 'true' },
            resourceVersion: '7',
          },
        },
      },
    ]);
    expect(
      refusal(() => plan('change', { gpus: 1 }, withConditions(bound))),
    ).toMatchObject({ code: 'action-unavailable' });
    expect(
      refusal(() => plan('change', { gpus: 2 }, aClaim()))?.message,
    ).toMatch(/2 already/);
    expect(refusal(() => plan('release', {}, aClaim()))?.message).toMatch(
      /not bound/,
    );
  });
});

describe('what a claim on a pool shows', () => {
  it('is the pool, what it has of it and what is left', () => {
    const status = {
      conditions: [bound],
      allocation: { used: { [GPU]: '1' }, available: { [GPU]: '6' } },
    };
    expect(capsulePoolClaim.details(aClaim(status))).toEqual([
      { label: 'Pool', value: 'gpu-pool' },
      { label: 'nvidia.com/gpu', value: '2, 1 used, 6 left in the pool' },
    ]);
  });

  it('is no claim when it is about no GPUs', () => {
    const cpu = anObject(HEAD, { spec: { claim: { 'requests.cpu': '2' } } });
    expect(capsulePoolClaim.isClaim(cpu)).toBe(false);
    expect(capsulePoolClaim.isClaim(aClaim().primary)).toBe(true);
  });
});
