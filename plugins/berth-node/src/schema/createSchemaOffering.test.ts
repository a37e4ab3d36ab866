import fc from 'fast-check';
import {
  createSchemaOffering,
  type SchemaOfferingDefinition,
} from './createSchemaOffering';

const primary = {
  group: 'platform.test',
  version: 'v1',
  kind: 'WebApp',
  plural: 'webapps',
};
const context = {
  cluster: 'east',
  tenant: 'payments',
  namespace: 'payments',
  name: 'shop',
};
const ofSpec = (spec: unknown, more: Partial<SchemaOfferingDefinition> = {}) =>
  createSchemaOffering({
    id: 'composition.webapps.platform.test',
    title: 'Web App',
    description: 'A web application.',
    primary,
    schema: { type: 'object', properties: { spec } },
    providedBy: 'Web App',
    holdsData: false,
    ...more,
  });
const object = (properties: object, more: object = {}) => ({
  type: 'object',
  properties,
  ...more,
});
const form = (spec: unknown, more?: Partial<SchemaOfferingDefinition>) =>
  ofSpec(spec, more).inputSchema as {
    properties: Record<string, Record<string, unknown>>;
    required?: string[];
  };
const attempt = <T>(work: () => T): { result?: T; error?: Error } => {
  try {
    return { result: work() };
  } catch (error) {
    return { error: error as Error };
  }
};
const live = (status?: object, metadata: object = {}) => ({
  primary: {
    apiVersion: 'platform.test/v1',
    kind: 'WebApp',
    metadata: { name: 'shop', namespace: 'payments', ...metadata },
    spec: {},
    ...(status && { status }),
  },
  children: [],
});

describe('the form of a schema', () => {
  it('asks for what is required and has no default, first of all', () => {
    const { properties, required } = form(
      object(
        {
          b: { type: 'string', default: 'x' },
          a: { type: 'string' },
          z: { type: 'integer' },
        },
        { required: ['b', 'z'] },
      ),
    );
    expect(required).toEqual(['z']);
    expect(Object.keys(properties)).toEqual(['z', 'b', 'a']);
  });

  it('understands what Kubernetes adds to OpenAPI', () => {
    const { properties } = form(
      object({
        port: { 'x-kubernetes-int-or-string': true, anyOf: [{}, {}] },
        free: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true },
        any: { 'x-kubernetes-preserve-unknown-fields': true },
        tags: {
          type: 'array',
          items: { type: 'string' },
          'x-kubernetes-list-type': 'set',
        },
        labels: { type: 'object', additionalProperties: { type: 'string' } },
        count: { type: 'integer', format: 'int32' },
        share: { type: 'number', minimum: 0, exclusiveMinimum: true },
        size: { type: 'string', nullable: true, enum: ['s', null] },
      }),
    );
    expect(properties).toMatchObject({
      port: { title: 'Port', type: ['string', 'integer'] },
      free: { type: 'object', additionalProperties: true },
      any: { title: 'Any' },
      tags: { uniqueItems: true },
      labels: { additionalProperties: { type: 'string' } },
      count: { minimum: -(2 ** 31), maximum: 2 ** 31 - 1 },
      share: { exclusiveMinimum: 0 },
      size: { enum: ['s'] },
    });
    expect(properties.any).not.toHaveProperty('type');
  });

  it('tells the CEL rules where they belong', () => {
    const { properties } = form(
      object(
        {
          min: { type: 'integer', description: 'The least' },
          max: { type: 'integer' },
          name: {
            type: 'string',
            'x-kubernetes-validations': [
              { rule: 'self == oldSelf', message: 'name cannot be changed' },
            ],
          },
        },
        {
          'x-kubernetes-validations': [
            { rule: 'self.min <= self.max', message: 'min is at most max' },
            { rule: 'has(self.max)' },
          ],
        },
      ),
    );
    expect(properties.min.description).toBe('The least. min is at most max.');
    expect(properties.max.description).toBe('Has to hold: has(self.max)');
    expect(properties.name.description).toBe('name cannot be changed.');
  });

  it('leaves out what is hidden, and folds what is advanced or much', () => {
    const many = Object.fromEntries(
      [...'abcdefghij'].map(name => [name, { type: 'string' }]),
    );
    const spec = object({
      ...many,
      crossplane: object({
        compositionRef: object({ name: { type: 'string' } }),
        resourceRefs: { type: 'array', items: { type: 'object' } },
      }),
      claimRef: { type: 'object' },
    });
    const options = {
      hidden: ['claimRef', 'crossplane.resourceRefs', 'absent.field'],
      advanced: ['crossplane'],
    };
    const { properties } = form(spec, options);
    expect(properties).not.toHaveProperty('claimRef');
    expect(Object.keys(properties.crossplane.properties as object)).toEqual([
      'compositionRef',
    ]);
    expect(ofSpec(spec, options).advanced).toEqual(['i', 'j', 'crossplane']);
    const chosen = ofSpec(spec, { ...options, fields: ['j', 'a'] });
    expect(Object.keys(chosen.inputSchema.properties as object)).toEqual(
      expect.arrayContaining(['j', 'a']),
    );
    expect(
      Object.keys(chosen.inputSchema.properties as object).slice(0, 2),
    ).toEqual(['j', 'a']);
    expect(chosen.advanced).not.toContain('j');
    expect(chosen.advanced).toContain('b');
  });

  it('leaves out patterns that could make it hang', () => {
    const { properties } = form(
      object({
        bad: { type: 'string', pattern: '^(a+)+$' },
        good: { type: 'string', pattern: '^a+$' },
      }),
    );
    expect(properties.bad).not.toHaveProperty('pattern');
    expect(properties.good).toHaveProperty('pattern', '^a+$');
  });

  const nested = (depth: number): object =>
    depth === 0 ? { type: 'string' } : object({ deeper: nested(depth - 1) });

  it.each<[string, unknown, string]>([
    ['no spec', undefined, 'have no spec'],
    ['a spec that is a text', { type: 'string' }, 'its spec is no object'],
    ['a type that there is not', object({ a: { type: 'file' } }), "'file'"],
    [
      'more fields than a form has',
      object(
        Object.fromEntries(
          Array.from({ length: 3_000 }, (_, i) => [
            `f${i}`,
            { type: 'string' },
          ]),
        ),
      ),
      'more than 2000 fields',
    ],
  ])('is refused for %s', (_, spec, problem) => {
    expect(() => ofSpec(spec)).toThrow(problem);
  });

  it.each<[string, unknown]>([
    ['great depth', nested(2_000)],
    ['nonsense', object({ a: 3, b: null, c: ['x'] })],
    ['a prototype', object(JSON.parse('{"__proto__": {}}'))],
  ])('is there in spite of %s', (_, spec) => {
    expect(form(spec)).toMatchObject({ type: 'object' });
  });

  it('is refused where the objects need more than a spec', () => {
    expect(() =>
      ofSpec(object({}), {
        schema: {
          properties: { spec: object({}), data: {} },
          required: ['data', 'spec'],
        },
      }),
    ).toThrow('its objects need data beside their spec');
  });

  it('is a form that judges any input, or none at all, whatever the schema is', () => {
    const schemas = fc.letrec<{ schema: unknown }>(tie => ({
      schema: fc.oneof(
        { depthSize: 'medium' },
        fc.record(
          {
            type: fc.constantFrom('string', 'integer', 'boolean', 'number'),
            enum: fc.array(fc.jsonValue({ maxDepth: 1 }), {
              minLength: 1,
              maxLength: 3,
            }),
            default: fc.jsonValue({ maxDepth: 1 }),
            pattern: fc.string(),
            minimum: fc.integer(),
            maxLength: fc.nat(),
            description: fc.string(),
          },
          { requiredKeys: [] },
        ),
        fc.record({
          type: fc.constant('object'),
          properties: fc.dictionary(fc.string(), tie('schema'), { maxKeys: 4 }),
          required: fc.array(fc.string(), { maxLength: 3 }),
        }),
        fc.record({ type: fc.constant('array'), items: tie('schema') }),
        fc.jsonValue({ maxDepth: 2 }),
      ),
    })).schema;
    fc.assert(
      fc.property(schemas, fc.jsonValue({ maxDepth: 3 }), (schema, value) => {
        const made = attempt(() => ofSpec(object({ it: schema })));
        const answer = attempt(() => made.result?.parseInput({ it: value }));
        expect([undefined, 'Error']).toContain(made.error?.name);
        expect([undefined, 'InputError']).toContain(answer.error?.name);
        expect(made.error?.message ?? 'its form').toMatch(/^its |^it has /);
      }),
      { numRuns: 500 },
    );
  });
});

describe('an offering of a schema', () => {
  const offering = ofSpec(
    object(
      {
        image: { type: 'string' },
        tier: { type: 'string', enum: ['a', 'b'], default: 'a' },
        replicas: object(
          { min: { type: 'integer' } },
          { required: ['min'], default: { min: 1 } },
        ),
      },
      { required: ['image'] },
    ),
  );

  it('writes the object and leaves defaults to the API server', () => {
    const input = offering.parseInput({ image: 'x' });
    expect(offering.manifests(input, context)).toMatchObject([
      {
        apiVersion: 'platform.test/v1',
        kind: 'WebApp',
        metadata: {
          name: 'shop',
          namespace: 'payments',
          labels: { 'berth.dev/offering': offering.id },
        },
        spec: { image: 'x' },
      },
    ]);
    expect(input).toEqual({ image: 'x' });
    expect(() => offering.parseInput({ tier: 'c' })).toThrow(
      'image: Fill this in; it is needed. (and 1 more)',
    );
  });

  it('is Provisioning until somebody reports, and judged by what they say', () => {
    const phase = (status?: object, metadata?: object) =>
      offering.readiness(live(status, metadata)).phase;
    expect(phase()).toBe('Provisioning');
    expect(phase({ conditions: [{ type: 'Ready', status: 'True' }] })).toBe(
      'Ready',
    );
    expect(
      phase(
        {
          observedGeneration: 1,
          conditions: [{ type: 'Ready', status: 'True' }],
        },
        { generation: 2 },
      ),
    ).toBe('Provisioning');
    expect(phase({ phase: 'Confused' })).toBe('Unknown');
    expect(phase({}, { deletionTimestamp: '2026-01-01T00:00:00Z' })).toBe(
      'Deleting',
    );
  });

  it.each([
    [
      'crossplane',
      {
        conditions: [
          { type: 'Ready', status: 'True' },
          {
            type: 'Synced',
            status: 'False',
            reason: 'ReconcileError',
            message: 'no',
          },
        ],
      },
      'Degraded',
    ],
    [
      'crossplane',
      {
        conditions: [
          { type: 'Ready', status: 'True' },
          { type: 'Synced', status: 'True' },
        ],
      },
      'Ready',
    ],
    ['kro', { state: 'IN_PROGRESS' }, 'Provisioning'],
    ['kro', { state: 'ERROR' }, 'Degraded'],
    [
      'kro',
      { state: 'ACTIVE', conditions: [{ type: 'Ready', status: 'True' }] },
      'Ready',
    ],
  ] as const)(
    'is judged by the rules of %s: %j',
    (definedBy, status, phase) => {
      const made = ofSpec(object({}), { definedBy });
      expect(made.readiness(live(status)).phase).toBe(phase);
    },
  );

  it('changes what it is told to and nothing else', () => {
    const [change] = offering.actions;
    expect(change.inputSchema).not.toHaveProperty('required');
    expect(JSON.stringify(change.inputSchema)).not.toContain('default');
    const primaryNow = live({}, { resourceVersion: '7' });
    expect(offering.planAction('change', { tier: 'b' }, primaryNow)).toEqual([
      {
        type: 'merge-patch',
        kind: primary,
        name: 'shop',
        namespace: 'payments',
        patch: { metadata: { resourceVersion: '7' }, spec: { tier: 'b' } },
      },
    ]);
    const plan =
      (id: string, input: object, objects = primaryNow) =>
      () =>
        offering.planAction(id, input, objects);
    expect(plan('change', { tier: 'c' })).toThrow('tier: Choose one of a, b.');
    expect(plan('change', {})).toThrow('Nothing was changed');
    expect(plan('other', {})).toThrow("has no action 'other'");
    expect(
      plan(
        'change',
        { tier: 'b' },
        live({}, { deletionTimestamp: '2026-01-01T00:00:00Z' }),
      ),
    ).toThrow('is being deleted');
  });
});
