import { BYTES_PATTERN } from '@berth/backstage-plugin-berth-common';
import { anOffering } from '../../__testUtils__/fixtures';
import { asInputSchema, InputSchema } from './types';
import { validateInput } from './validate';

const validateOne = (property: InputSchema, value: unknown, required = false) =>
  validateInput(
    { properties: { it: property }, required: required ? ['it'] : [] },
    { it: value },
  ).map(({ problem }) => (typeof problem === 'string' ? problem : problem.key));

describe('validateInput', () => {
  it.each<[string, InputSchema, unknown, string[]]>([
    ['a quantity', { type: 'string', pattern: BYTES_PATTERN }, '10Gi', []],
    [
      'the slip 10Gb',
      { type: 'string', pattern: BYTES_PATTERN },
      '10Gb',
      ['validation.bytes'],
    ],
    [
      'any other pattern',
      { type: 'string', pattern: '^x+$' },
      'y',
      ['validation.pattern'],
    ],
    [
      'the schema’s own words',
      { type: 'string', pattern: '^x+$', errorMessage: { pattern: 'Only x.' } },
      'y',
      ['Only x.'],
    ],
    [
      'a text too long',
      { type: 'string', maxLength: 2 },
      'abc',
      ['validation.tooLong'],
    ],
    [
      'a text too short',
      { type: 'string', minLength: 2 },
      'a',
      ['validation.tooShort'],
    ],
    [
      'a negative count',
      { type: 'integer', minimum: 1, maximum: 9 },
      -1,
      ['validation.between'],
    ],
    ['a fraction', { type: 'integer' }, 1.5, ['validation.integer']],
    ['what is no number', { type: 'integer' }, 'three', ['validation.number']],
    [
      'one bound only',
      { type: 'integer', minimum: 1, maximum: Number.MAX_SAFE_INTEGER },
      0,
      ['validation.atLeast'],
    ],
    [
      'the upper bound only',
      { type: 'number', exclusiveMaximum: 5 },
      5,
      ['validation.atMost'],
    ],
    ['a choice', { type: 'string', enum: ['a', 'b'] }, 'b', []],
    [
      'no choice',
      { type: 'string', enum: ['a', 'b'] },
      'c',
      ['validation.choice'],
    ],
    [
      'a list with a fault in it',
      { type: 'array', items: { type: 'string', pattern: '^x$' } },
      ['x', 'y'],
      ['validation.pattern'],
    ],
    ['an empty field', { type: 'string', minLength: 3 }, '', []],
    [
      'null beside a type',
      { anyOf: [{ type: 'string', pattern: '^x$' }, { type: 'null' }] },
      'y',
      ['validation.pattern'],
    ],
  ])('judges %s', (_, property, value, problems) => {
    expect(validateOne(property, value)).toEqual(problems);
  });

  it('asks for what is required and has no default', () => {
    expect(validateOne({ type: 'string' }, undefined, true)).toEqual([
      'validation.required',
    ]);
    expect(validateOne({ type: 'string', default: 'x' }, '', true)).toEqual([]);
  });

  it('names fields inside of fields', () => {
    const schema: InputSchema = {
      properties: {
        storage: {
          type: 'object',
          properties: { size: { type: 'string', pattern: BYTES_PATTERN } },
        },
      },
    };
    expect(validateInput(schema, { storage: { size: '10Gb' } })).toEqual([
      { field: 'storage.size', problem: { key: 'validation.bytes' } },
    ]);
  });

  it('asks for the fields of an object that is required, not for itself', () => {
    const size: InputSchema = {
      type: 'object',
      required: ['size'],
      properties: { size: { type: 'string' } },
    };
    expect(
      validateInput({ required: ['a'], properties: { a: size, b: size } }, {}),
    ).toEqual([{ field: 'a.size', problem: { key: 'validation.required' } }]);
  });

  it('finds nothing wrong with an offering that nobody touched', () => {
    const { inputSchema } = anOffering();
    expect(validateInput(asInputSchema(inputSchema), {})).toEqual([]);
  });
});
