import { kindOf } from './kindOf';
import { nextOfInstance } from './nextOfInstance';
import { render } from './render';
import { schemaOfFields } from './simpleSchema';
import { definitionKind, type ResourceGraphDefinition } from './types';

const definition = (
  schema: Partial<ResourceGraphDefinition['spec']['schema']>,
  resources: ResourceGraphDefinition['spec']['resources'] = [],
): ResourceGraphDefinition => ({
  ...definitionKind,
  metadata: { name: 'web' },
  spec: { schema: { apiVersion: 'v1', kind: 'Policy', ...schema }, resources },
});

describe("kro's SimpleSchema", () => {
  it.each([
    ['string', { type: 'string' }],
    ['float | minimum=0.5', { type: 'number', minimum: 0.5 }],
    [
      'integer | default=3 maximum=9',
      { type: 'integer', default: 3, maximum: 9 },
    ],
    ['boolean | default=false', { type: 'boolean', default: false }],
    [
      'string | default="a b" enum="a b,c" description="say \\"so\\""',
      {
        type: 'string',
        default: 'a b',
        enum: ['a b', 'c'],
        description: 'say "so"',
      },
    ],
    [
      '[]string | maxItems=2 uniqueItems=true',
      {
        type: 'array',
        items: { type: 'string' },
        maxItems: 2,
        'x-kubernetes-list-type': 'set',
      },
    ],
    [
      'map[string]integer',
      { type: 'object', additionalProperties: { type: 'integer' } },
    ],
    [
      'string | immutable=true validation="self != \'x\'"',
      {
        type: 'string',
        'x-kubernetes-validations': [
          { rule: 'self == oldSelf', message: 'field is immutable' },
          { rule: "self != 'x'", message: 'validation failed' },
        ],
      },
    ],
    [
      'object',
      { type: 'object', 'x-kubernetes-preserve-unknown-fields': true },
    ],
  ])('%s', (field, schema) => {
    expect(schemaOfFields({ field }).properties).toEqual({ field: schema });
  });

  it('has objects, types of its own, and what is required', () => {
    const fields = {
      name: 'string | required=true',
      scale: { most: 'integer | default=3' },
      ports: '[]Port',
    };
    const types = { Port: { number: 'integer | required=true' } };
    expect(schemaOfFields(fields, types)).toEqual({
      type: 'object',
      required: ['name'],
      properties: {
        name: { type: 'string' },
        scale: {
          type: 'object',
          default: {},
          properties: { most: { type: 'integer', default: 3 } },
        },
        ports: {
          type: 'array',
          items: {
            type: 'object',
            required: ['number'],
            properties: { number: { type: 'integer' } },
          },
        },
      },
    });
  });

  it.each([
    [{ a: { b: 'text' } }, "a: b: there is no type 'text'"],
    [{ a: 3 }, 'a: is neither a type nor an object'],
    [{ a: 'string | colour=red' }, "a: there is no marker 'colour'"],
    [{ a: 'string | default' }, "a: 'default' is no marker"],
  ])('names the field that is none: %j', (fields, message) => {
    expect(() => schemaOfFields(fields)).toThrow(message);
  });
});

describe('kindOf', () => {
  it('is named as English has it, and knows its definition', () => {
    expect(kindOf(definition({})).metadata).toEqual({
      name: 'policies.kro.run',
      labels: {
        'kro.run/owned': 'true',
        'kro.run/resource-graph-definition-name': 'web',
      },
      annotations: { 'berth.dev/simulated': 'true' },
    });
    expect(
      kindOf(definition({ kind: 'Cache', group: 'a.b' })).metadata.name,
    ).toBe('caches.a.b');
    expect(kindOf(definition({ kind: 'Ingress' })).metadata.name).toBe(
      'ingresses.kro.run',
    );
  });
});

describe('nextOfInstance', () => {
  const instance = {
    apiVersion: 'kro.run/v1',
    kind: 'Policy',
    metadata: { name: 'one', namespace: 'dev', uid: 'u', generation: 1 },
    spec: { size: 3 },
  };
  const graph = definition({ status: { name: '${map.metadata.name}' } }, [
    {
      id: 'map',
      template: {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name: '${schema.metadata.name}-map' },
        data: { size: 'of ${schema.spec.size}', other: '${size(schema)}' },
      },
    },
  ]);

  it('makes what the graph says, and then is active', () => {
    const first = nextOfInstance(graph, instance);
    expect(first.objects).toMatchObject([
      {
        metadata: {
          name: 'one-map',
          namespace: 'dev',
          labels: { 'kro.run/instance-name': 'one' },
          ownerReferences: [{ uid: 'u' }],
        },
        data: { size: 'of 3' },
      },
    ]);
    expect(first.objects![0].data).not.toHaveProperty('other');
    expect(first.status).toMatchObject({ state: 'IN_PROGRESS' });
    expect(first.status).not.toHaveProperty('name');
    expect(
      nextOfInstance(graph, { ...instance, status: { state: 'IN_PROGRESS' } })
        .status,
    ).toMatchObject({ state: 'ACTIVE', name: 'one-map' });
  });

  it('fills in whole values as what they are', () => {
    expect(
      render({ a: '${x.y}', b: ['${x.z}', 'n${x.y}'] }, { x: { y: 3 } }),
    ).toEqual({ a: 3, b: ['n3'] });
  });
});
