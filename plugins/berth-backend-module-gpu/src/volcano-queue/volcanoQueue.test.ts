import { anObject } from '../__testUtils__/anObject';
import { refusal } from '../__testUtils__/refusal';
import { volcanoQueue } from './offering';

const HEAD = { apiVersion: 'scheduling.volcano.sh/v1beta1', kind: 'Queue' };
const now = new Date('2026-08-01T12:00:00Z');

const write = (input: object) =>
  volcanoQueue.manifests(volcanoQueue.parseInput(input), {
    cluster: 'sandbox',
    tenant: 'payments',
    namespace: 'payments',
    name: 'payments-gpu',
  })[0];

const aQueue = (status?: Record<string, unknown>) => ({
  primary: anObject(HEAD, {
    metadata: { name: 'payments-gpu', namespace: undefined },
    spec: write({ gpus: 4, limit: 8, guaranteed: 1 }).spec as Record<
      string,
      unknown
    >,
    status,
  }),
  children: [],
});

describe('the readiness of a Volcano queue', () => {
  it.each([
    [undefined, 'Provisioning', 'NoStatus'],
    ['Open', 'Ready', 'Open'],
    ['Closing', 'Suspended', 'Closing'],
    ['Closed', 'Suspended', 'Closed'],
    ['Unknown', 'Unknown', 'Unknown'],
    ['Splendid', 'Unknown', 'Splendid'],
  ])('%s', (state, phase, reason) => {
    const objects = aQueue(state === undefined ? undefined : { state });
    expect(volcanoQueue.readiness(objects)).toMatchObject({ phase, reason });
  });

  it('is of no use when it was reported of an older generation', () => {
    expect(
      volcanoQueue.readiness(aQueue({ state: 'Open', observedGeneration: 1 })),
    ).toMatchObject({ phase: 'Provisioning', reason: 'ChangeNotObserved' });
  });

  it('says how full it is', () => {
    const status = {
      state: 'Open',
      allocated: { 'nvidia.com/gpu': '3' },
      running: 2,
      pending: 1,
      inqueue: 1,
    };
    expect(volcanoQueue.readiness(aQueue(status)).message).toBe(
      'Takes jobs. 3 of 4 GPUs used. 2 run, 2 wait.',
    );
  });
});

describe('a Volcano queue', () => {
  it('has what is its own, at most and kept free', () => {
    expect(write({ gpus: 4, limit: 8, guaranteed: 1 }).spec).toEqual({
      weight: 1,
      reclaimable: true,
      deserved: { cpu: '32', memory: '256Gi', 'nvidia.com/gpu': '4' },
      capability: { cpu: '64', memory: '512Gi', 'nvidia.com/gpu': '8' },
      guarantee: { resource: { 'nvidia.com/gpu': '1' } },
    });
    expect(write({ gpus: 4 }).spec).not.toHaveProperty('capability');
  });

  it.each<[object, string]>([
    [{ gpus: 4, limit: 3 }, 'limit'],
    [{ gpus: 4, guaranteed: 5 }, 'guaranteed'],
  ])('is refused with %j', (input, field) => {
    expect(refusal(() => write(input))).toMatchObject({ field });
  });

  it('is none of those that Volcano brings', () => {
    const named = (name: string) => anObject(HEAD, { metadata: { name } });
    expect(volcanoQueue.isClaim(named('root'))).toBe(false);
    expect(volcanoQueue.isClaim(named('default'))).toBe(false);
    expect(volcanoQueue.isClaim(named('payments-gpu'))).toBe(true);
  });

  it('is changed as it was read, and loses what is not asked for', () => {
    expect(
      volcanoQueue.planAction('change-quota', { gpus: 6 }, aQueue()),
    ).toMatchObject([
      {
        namespace: '',
        patch: {
          metadata: { resourceVersion: '7' },
          spec: {
            deserved: { cpu: '48', memory: '384Gi', 'nvidia.com/gpu': '6' },
            capability: null,
            guarantee: null,
          },
        },
      },
    ]);
  });

  it('is opened and closed by orders to Volcano', () => {
    const plan = (action: string, state: string) =>
      volcanoQueue.planAction(action, {}, aQueue({ state }), { now });
    expect(plan('close', 'Open')).toEqual([
      {
        type: 'create',
        object: {
          apiVersion: 'bus.volcano.sh/v1alpha1',
          kind: 'Command',
          metadata: expect.objectContaining({ namespace: 'default' }),
          action: 'CloseQueue',
          target: expect.objectContaining({
            kind: 'Queue',
            name: 'payments-gpu',
            uid: 'uid-1',
          }),
        },
      },
    ]);
    expect(plan('open', 'Closed')).toMatchObject([
      { object: { action: 'OpenQueue' } },
    ]);
    expect(refusal(() => plan('open', 'Open'))?.message).toMatch(
      /open already/,
    );
    expect(refusal(() => plan('close', 'Closing'))?.message).toMatch(/closed/);
  });
});
