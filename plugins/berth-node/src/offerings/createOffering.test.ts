import {
  berthErrorCode,
  berthErrorFields,
  type Claim,
} from '@berth/backstage-plugin-berth-common';
import type { z } from 'zod';
import { anOffering } from '../testUtils/anOffering';
import { createOffering } from './createOffering';
import { createOfferingAction } from './createOfferingAction';
import type { ManifestContext, OfferingDefinition } from './types';

const context: ManifestContext = {
  cluster: 'sandbox',
  tenant: 'payments',
  namespace: 'payments-staging',
  name: 'orders',
};

const thing = (metadata: Record<string, unknown> = {}) => ({
  primary: {
    apiVersion: 'test.berth.dev/v1',
    kind: 'Thing',
    metadata: { name: 'orders', generation: 1, ...metadata },
    spec: {},
    status: { conditions: [{ type: 'Ready', status: 'True' }] },
  },
  children: [],
});

/** What a call throws, by code and fields. */
function refusal(call: () => unknown) {
  try {
    call();
  } catch (error) {
    return {
      code: berthErrorCode(error),
      message: (error as Error).message,
      fields: berthErrorFields(error),
    };
  }
  throw new Error('It was not refused');
}

describe('createOffering refuses a definition that contradicts itself:', () => {
  it.each<[string, Partial<OfferingDefinition<z.ZodRawShape>>, RegExp]>([
    ['an id without its category', { id: 'other.thing' }, /begin with/],
    ['an id in upper case', { id: 'test.Thing' }, /label value/],
    ['an id too long', { id: `test.${'a'.repeat(60)}` }, /label value/],
    ['advanced that is no input', { advanced: ['nope'] }, /'nope'/],
    [
      'a plan that the input does not take',
      { plans: { huge: { title: 'H', description: '', resources: {} } } },
      /does not take 'huge'/,
    ],
    [
      'a plan with a slip in an amount',
      {
        plans: {
          small: { title: 'S', description: '', resources: { memory: '1Gb' } },
        },
      },
      /memory '1Gb'/,
    ],
    [
      'an action that no path can name',
      { actions: { Grow: { title: '', description: '', plan: () => [] } } },
      /action 'Grow'/,
    ],
  ])('%s', (_, overrides, problem) => {
    expect(() => anOffering(overrides)).toThrow(problem);
  });
});

describe('inputSchema', () => {
  it('is draft 7 of what a caller may send: defaults are optional', () => {
    const { inputSchema } = anOffering({
      input: z => ({
        plan: z.enum(['small', 'large']).default('small'),
        owner: z.string().min(1).meta({ title: 'Owner' }).describe('Who.'),
        size: z.int().min(1).max(9).default(1),
      }),
    });
    expect(inputSchema).toEqual({
      type: 'object',
      additionalProperties: false,
      required: ['owner'],
      properties: {
        plan: { type: 'string', enum: ['small', 'large'], default: 'small' },
        owner: {
          type: 'string',
          minLength: 1,
          title: 'Owner',
          description: 'Who.',
        },
        size: { type: 'integer', minimum: 1, maximum: 9, default: 1 },
      },
    });
  });

  it('needs nothing where everything has a default', () => {
    expect(anOffering().inputSchema).not.toHaveProperty('required');
  });
});

describe('parseInput', () => {
  const offering = anOffering({
    check: ({ plan, size }) =>
      plan === 'small' && Number(size) > 5
        ? [{ field: 'size', message: 'A small one has at most 5.' }]
        : [],
  });

  it('fills in defaults', () => {
    const defaults = { plan: 'small', size: 1 };
    expect(offering.parseInput({})).toEqual(defaults);
    expect(offering.parseInput(undefined)).toEqual(defaults);
    expect(offering.parseInput(null)).toEqual(defaults);
  });

  it('names every faulty field', () => {
    const { code, message, fields } = refusal(() =>
      offering.parseInput({ plan: 'huge', size: -1, colour: 'red' }),
    );
    expect(code).toBe('input-invalid');
    expect(fields.map(({ field }) => field)).toEqual([
      'plan',
      'size',
      'colour',
    ]);
    expect(fields[2].message).toBe('There is no such field.');
    expect(message).toBe(`plan: ${fields[0].message} (and 2 more)`);
  });

  it.each([['a text'], [7], [[]]])('refuses %j as an input', input => {
    expect(refusal(() => offering.parseInput(input))).toMatchObject({
      code: 'input-invalid',
      fields: [{ field: 'input' }],
    });
  });

  it('names a nested field by its path', () => {
    const nested = anOffering({
      input: z => ({ backup: z.strictObject({ days: z.int().min(1) }) }),
      advanced: [],
    });
    const { fields } = refusal(() =>
      nested.parseInput({ backup: { days: 0, weeks: 1 } }),
    );
    expect(fields.map(({ field }) => field)).toEqual([
      'backup.days',
      'backup.weeks',
    ]);
  });

  it('applies the rules that span fields after each field is valid', () => {
    expect(refusal(() => offering.parseInput({ size: 6 }))).toMatchObject({
      code: 'input-invalid',
      message: 'size: A small one has at most 5.',
      fields: [{ field: 'size', message: 'A small one has at most 5.' }],
    });
    expect(offering.parseInput({ size: 6, plan: 'large' })).toEqual({
      size: 6,
      plan: 'large',
    });
  });
});

describe('manifests', () => {
  it('carry labels, plan and namespace, and keep their own', () => {
    const offering = anOffering({
      manifests: (_, { name }) => [
        {
          apiVersion: 'v1',
          kind: 'ConfigMap',
          metadata: {
            name,
            labels: { app: 'thing', 'berth.dev/tenant': 'forged' },
            annotations: { note: 'kept' },
          },
        },
      ],
    });
    expect(offering.manifests(offering.parseInput({}), context)).toEqual([
      {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: {
          name: 'orders',
          namespace: 'payments-staging',
          labels: {
            app: 'thing',
            'app.kubernetes.io/managed-by': 'berth',
            'berth.dev/tenant': 'payments',
            'berth.dev/offering': 'test.thing',
            'berth.dev/claim': 'orders',
          },
          annotations: { note: 'kept', 'berth.dev/plan': 'small' },
        },
      },
    ]);
  });

  it('carry no annotation where there is no plan', () => {
    const offering = anOffering({
      input: z => ({ size: z.int().default(1) }),
      plans: {},
    });
    const [object] = offering.manifests(offering.parseInput({}), context);
    expect(object.metadata).not.toHaveProperty('annotations');
  });
});

describe('readiness, connection, details, planOf and entity', () => {
  it('come from the definition', () => {
    const offering = anOffering({
      connection: () => ({ endpoints: [] }),
      details: () => [{ label: 'Size', value: '1' }],
      planOf: () => 'large',
      entity: () => ({ type: 'queue', tags: ['x'] }),
    });
    expect(offering.readiness(thing()).phase).toBe('Ready');
    expect(offering.connection(thing())).toEqual({ endpoints: [] });
    expect(offering.hasConnection).toBe(true);
    expect(offering.details(thing())).toHaveLength(1);
    expect(offering.planOf(thing())).toBe('large');
    expect(offering.entity({} as Claim).type).toBe('queue');
  });

  it('have defaults', () => {
    const offering = anOffering();
    expect(offering.connection(thing())).toBeUndefined();
    expect(offering.hasConnection).toBe(false);
    expect(offering.details(thing())).toEqual([]);
    expect(offering.planOf(thing())).toBeUndefined();
    expect(offering.entity({} as Claim)).toEqual({ type: 'test' });
    expect(offering.maxNameLength).toBe(50);
  });

  it('believes the plan that is written on the object first', () => {
    const annotations = { 'berth.dev/plan': 'small' };
    const offering = anOffering({ planOf: () => 'large' });
    expect(offering.planOf(thing({ annotations }))).toBe('small');
  });

  it('says Deleting of what is being deleted, and what it waits for', () => {
    const deletionTimestamp = '2026-08-01T00:00:00Z';
    const offering = anOffering();
    expect(offering.readiness(thing({ deletionTimestamp }))).toMatchObject({
      phase: 'Deleting',
      message: 'Being deleted.',
    });
    expect(
      offering.readiness(
        thing({ deletionTimestamp, finalizers: ['test.berth.dev/volumes'] }),
      ).message,
    ).toBe('Being deleted; waiting for test.berth.dev/volumes.');
  });
});

describe('actions', () => {
  const now = new Date('2026-08-01T12:00:00Z');
  const offering = anOffering({
    actions: {
      grow: createOfferingAction({
        title: 'Grow',
        description: 'Makes it larger.',
        input: z => ({ size: z.int().min(1).max(9) }),
        unavailable: ({ primary }) =>
          primary.metadata.name === 'frozen' ? 'It is frozen.' : undefined,
        check: ({ size }) =>
          size === 1 ? [{ field: 'size', message: 'It is 1 already.' }] : [],
        plan: ({ size }, { primary }, { now: time }) => [
          {
            type: 'merge-patch',
            kind: anOffering().primary,
            name: String(primary.metadata.name),
            patch: { spec: { size: size + 0, at: time.toISOString() } },
          },
        ],
      }),
      drop: createOfferingAction({
        title: 'Drop',
        description: 'Drops it.',
        destructive: true,
        plan: () => [],
      }),
    },
  });

  it('are described for forms', () => {
    expect(offering.actions).toEqual([
      {
        id: 'grow',
        title: 'Grow',
        description: 'Makes it larger.',
        destructive: false,
        permission: 'act',
        inputSchema: {
          type: 'object',
          additionalProperties: false,
          required: ['size'],
          properties: { size: { type: 'integer', minimum: 1, maximum: 9 } },
        },
      },
      expect.objectContaining({ id: 'drop', destructive: true }),
    ]);
  });

  it('plan their changes at the time that is given', () => {
    expect(offering.planAction('grow', { size: 3 }, thing(), { now })).toEqual([
      {
        type: 'merge-patch',
        kind: offering.primary,
        name: 'orders',
        patch: { spec: { size: 3, at: '2026-08-01T12:00:00.000Z' } },
      },
    ]);
    expect(offering.planAction('drop', undefined, thing())).toEqual([]);
  });

  it.each<[string, string, unknown, Record<string, unknown>, object]>([
    [
      'an unknown action',
      'shrink',
      {},
      {},
      {
        code: 'action-not-found',
        message: "Thing has no action 'shrink'; it has grow, drop",
      },
    ],
    ['an inherited name', 'toString', {}, {}, { code: 'action-not-found' }],
    [
      'a faulty input',
      'grow',
      { size: 10 },
      {},
      { code: 'input-invalid', fields: [{ field: 'size' }] },
    ],
    [
      'an input that does not fit the claim',
      'grow',
      { size: 1 },
      {},
      {
        code: 'input-invalid',
        fields: [{ field: 'size', message: 'It is 1 already.' }],
      },
    ],
    [
      'what its state does not allow',
      'grow',
      { size: 2 },
      { name: 'frozen' },
      { code: 'action-unavailable', message: 'It is frozen.' },
    ],
    [
      'anything on what is being deleted',
      'drop',
      {},
      { deletionTimestamp: '2026-08-01T00:00:00Z' },
      {
        code: 'action-unavailable',
        message: "Thing 'orders' is being deleted.",
      },
    ],
  ])('refuse %s', (_, id, input, metadata, expected) => {
    expect(
      refusal(() => offering.planAction(id, input, thing(metadata))),
    ).toMatchObject(expected);
  });

  it('tell beforehand why they cannot run', () => {
    expect(offering.actionUnavailable('grow', thing())).toBeUndefined();
    expect(offering.actionUnavailable('grow', thing({ name: 'frozen' }))).toBe(
      'It is frozen.',
    );
    expect(offering.actionUnavailable('toString', thing())).toBeUndefined();
  });
});

it('infers the input from the fields', () => {
  const offering = createOffering({
    id: 'test.typed',
    title: 'Typed',
    description: '',
    category: 'test',
    primary: anOffering().primary,
    requires: [],
    holdsData: false,
    plans: {},
    input: z => ({ size: z.int().default(2) }),
    manifests: ({ size }) => [
      {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name: 'x' },
        data: { double: String(size * 2) },
      },
    ],
    usage: ({ size }) => ({ pods: size.toFixed() }),
    readiness: () => ({ phase: 'Unknown', reason: 'X', message: 'X' }),
  });
  const input = offering.parseInput({});
  expect(offering.manifests(input, context)[0].data).toEqual({ double: '4' });
  expect(offering.usage(input)).toEqual({ pods: '2' });
});
