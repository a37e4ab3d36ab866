import type {
  ClaimPhase,
  KubernetesObject,
} from '@berth/backstage-plugin-berth-common';
import fc from 'fast-check';
import { conditionReadiness } from './conditionReadiness';
import { counterReadiness } from './counterReadiness';
import { latchedReadiness } from './latchedReadiness';
import { isObserved } from './observed';
import { camelCaseReason, phaseReadiness } from './phaseReadiness';
import type { Condition } from './types';

function anObject(
  status?: Record<string, unknown>,
  generation: number | undefined = 2,
): KubernetesObject {
  return {
    apiVersion: 'test.berth.dev/v1',
    kind: 'Thing',
    metadata: { name: 'thing', generation },
    ...(status && { status }),
  };
}

const withConditions = (
  conditions: Array<Partial<Condition>>,
  observedGeneration?: number,
) => anObject({ conditions, observedGeneration });

describe('isObserved', () => {
  it.each([
    ['nobody says', undefined, undefined, true],
    ['the status is current', 2, undefined, true],
    ['the status is ahead', 3, undefined, true],
    ['the status is old', 1, undefined, false],
    ['the condition is current', undefined, 2, true],
    ['the condition is old', undefined, 1, false],
    ['only the condition is old', 2, 1, false],
    ['only the status is old', 1, 2, false],
  ])('when %s', (_, observed, ofCondition, expected) => {
    const object = anObject({ observedGeneration: observed });
    const condition = {
      type: 'Ready',
      status: 'True',
      observedGeneration: ofCondition,
    };
    expect(isObserved(object, condition)).toBe(expected);
  });

  it('takes an object without a generation at its word', () => {
    const object = anObject({ observedGeneration: 1 });
    delete object.metadata.generation;
    expect(isObserved(object)).toBe(true);
  });
});

describe('conditionReadiness', () => {
  const judge = (object: KubernetesObject) =>
    conditionReadiness(object, { type: 'Ready', failedReasons: ['Broken'] });

  it.each<[string, Partial<Condition>[], ClaimPhase, string]>([
    ['nothing', [], 'Provisioning', 'NoStatus'],
    [
      'another type',
      [{ type: 'Synced', status: 'True' }],
      'Provisioning',
      'NoStatus',
    ],
    ['True', [{ type: 'Ready', status: 'True' }], 'Ready', 'ReadyTrue'],
    [
      'False',
      [{ type: 'Ready', status: 'False', reason: 'Waiting' }],
      'Provisioning',
      'Waiting',
    ],
    [
      'a final False',
      [{ type: 'Ready', status: 'False', reason: 'Broken' }],
      'Failed',
      'Broken',
    ],
    [
      'Unknown',
      [{ type: 'Ready', status: 'Unknown', reason: 'Broken' }],
      'Provisioning',
      'Broken',
    ],
    [
      'a status that is none',
      [{ type: 'Ready', status: 'true' }],
      'Provisioning',
      'Readytrue',
    ],
  ])('judges %s', (_, conditions, phase, reason) => {
    expect(judge(withConditions(conditions))).toMatchObject({ phase, reason });
  });

  it('hands on the message of the condition', () => {
    const message = 'Two volumes are missing';
    expect(
      judge(withConditions([{ type: 'Ready', status: 'False', message }])),
    ).toMatchObject({ message });
  });

  it.each([
    anObject(),
    { ...anObject(), status: 'broken' },
    { ...anObject(), status: { conditions: 'broken' } },
    { ...anObject(), status: { conditions: [null, 1, { type: 'Ready' }] } },
  ])('takes %j as not reported', object => {
    expect(judge(object)).toMatchObject({ reason: 'NoStatus' });
  });
});

describe('phaseReadiness', () => {
  const phases: Record<string, ClaimPhase> = {
    running: 'Ready',
    'setting up': 'Provisioning',
    broken: 'Failed',
  };
  const judge = (value: unknown, message?: string) =>
    phaseReadiness(anObject({}), { value, phases, message });

  it.each<[unknown, ClaimPhase, string]>([
    ['running', 'Ready', 'Running'],
    ['setting up', 'Provisioning', 'SettingUp'],
    ['broken', 'Failed', 'Broken'],
    [undefined, 'Provisioning', 'NoStatus'],
    ['', 'Provisioning', 'NoStatus'],
    ['Running', 'Unknown', 'Running'],
    ['toString', 'Unknown', 'ToString'],
    [7, 'Unknown', '7'],
  ])('judges %j', (value, phase, reason) => {
    expect(judge(value)).toMatchObject({ phase, reason });
  });

  it('says what it does not know', () => {
    expect(judge('melting').message).toBe(
      "The operator reports 'melting', which Berth does not know.",
    );
    expect(judge('melting', 'Too hot').message).toBe('Too hot');
  });

  it('is green for no text that the table does not hold', () => {
    fc.assert(
      fc.property(fc.string(), text => {
        expect(judge(text).phase === 'Ready').toBe(text === 'running');
      }),
    );
  });
});

describe('latchedReadiness', () => {
  const judge = (...types: string[]) =>
    latchedReadiness(
      withConditions(types.map(type => ({ type, status: 'True' }))),
      [
        { type: 'Failed', phase: 'Failed' },
        { type: 'Succeeded', phase: 'Ready' },
        { type: 'Running', phase: 'Provisioning' },
      ],
    );

  it('goes by type and not by place, however the conditions lie', () => {
    const types = fc.shuffledSubarray(['Failed', 'Succeeded', 'Running']);
    fc.assert(
      fc.property(types, order => {
        const expected = ['Failed', 'Succeeded', 'Running'].find(type =>
          order.includes(type),
        );
        expect(judge(...order).reason).toBe(expected ?? 'NoStatus');
      }),
    );
  });

  it('passes over a condition that is not True', () => {
    expect(
      latchedReadiness(
        withConditions([
          { type: 'Succeeded', status: 'False' },
          { type: 'Running', status: 'True', message: 'Epoch 3' },
        ]),
        [
          { type: 'Succeeded', phase: 'Ready' },
          { type: 'Running', phase: 'Provisioning' },
        ],
      ),
    ).toEqual({ phase: 'Provisioning', reason: 'Running', message: 'Epoch 3' });
  });
});

describe('counterReadiness', () => {
  const judge = (ready: unknown, wanted: unknown) =>
    counterReadiness(anObject({}), { ready, wanted, noun: 'instances' });

  it.each<[unknown, unknown, ClaimPhase, string]>([
    [3, 3, 'Ready', '3 of 3 instances ready'],
    [4, 3, 'Provisioning', '4 of 3 instances ready'],
    [1, 3, 'Degraded', '1 of 3 instances ready'],
    [0, 3, 'Provisioning', '0 of 3 instances ready'],
    [undefined, 3, 'Provisioning', '0 of 3 instances ready'],
    ['3', 3, 'Provisioning', '0 of 3 instances ready'],
    [NaN, 1, 'Provisioning', '0 of 1 instances ready'],
    [1, undefined, 'Ready', '1 of 1 instances ready'],
    [-1, 1, 'Provisioning', '0 of 1 instances ready'],
    [0, 0, 'Suspended', '0 of 0 instances ready'],
  ])('judges %j of %j', (ready, wanted, phase, message) => {
    expect(judge(ready, wanted)).toMatchObject({ phase, message });
  });

  it('is Ready only when exactly all of at least one are', () => {
    const count = fc.integer({ min: 0, max: 20 });
    fc.assert(
      fc.property(count, count, (ready, wanted) => {
        const { phase, progress } = judge(ready, wanted);
        expect(phase === 'Ready').toBe(wanted > 0 && ready === wanted);
        expect(progress?.total).toBe(wanted);
      }),
    );
  });
});

describe('no family', () => {
  const stale = { observedGeneration: 1 };
  const conditions = [{ type: 'Ready', status: 'True' }];

  it.each([
    [
      'condition',
      conditionReadiness(anObject({ ...stale, conditions }), { type: 'Ready' }),
    ],
    [
      'phase',
      phaseReadiness(anObject(stale), { value: 'on', phases: { on: 'Ready' } }),
    ],
    [
      'latched',
      latchedReadiness(anObject({ ...stale, conditions }), [
        { type: 'Ready', phase: 'Ready' },
      ]),
    ],
    [
      'counter',
      counterReadiness(anObject(stale), { ready: 1, wanted: 1, noun: 'pods' }),
    ],
  ])('is green by a status of an older generation: %s', (_, readiness) => {
    expect(readiness).toMatchObject({
      phase: 'Provisioning',
      reason: 'ChangeNotObserved',
    });
  });
});

describe('camelCaseReason', () => {
  it.each([
    ['Cluster in healthy state', 'ClusterInHealthyState'],
    ['in-place restart', 'InPlaceRestart'],
    ['…', 'Unknown'],
    ['', 'Unknown'],
  ])('makes %j %s', (text, reason) => {
    expect(camelCaseReason(text)).toBe(reason);
  });
});
