import { anOffering } from '../../__testUtils__/fixtures';
import { defaultsOf, fieldsOf } from './fields';
import { asInputSchema, InputSchema } from './types';

const controlOf = (schema: InputSchema) =>
  fieldsOf({ properties: { it: schema } })[0].control;

describe('fieldsOf', () => {
  it.each<[InputSchema, string]>([
    [{ type: 'string' }, 'text'],
    [{ type: 'string', enum: ['a'] }, 'choice'],
    [{ anyOf: [{ const: 'a' }, { const: 'b' }] }, 'choice'],
    [{ type: 'integer' }, 'number'],
    [{ anyOf: [{ type: 'integer' }, { type: 'null' }] }, 'number'],
    [{ type: ['string', 'null'] }, 'text'],
    [{ type: 'boolean' }, 'switch'],
    [{ type: 'array', items: { type: 'string' } }, 'list'],
    [{ type: 'array', items: { type: 'object' } }, 'json'],
    [{ type: 'object', properties: { a: {} } }, 'group'],
    [{ type: 'object', additionalProperties: { type: 'string' } }, 'json'],
    [{}, 'json'],
  ])('fills in %j by %s', (schema, control) => {
    expect(controlOf(schema)).toBe(control);
  });

  it('makes labels of names that have none', () => {
    expect(fieldsOf({ properties: { storageClass: {} } })[0].label).toBe(
      'Storage class',
    );
  });

  it('keeps order and marks what is required', () => {
    const schema = asInputSchema(anOffering().actions[0].inputSchema);
    expect(fieldsOf(schema)).toEqual([
      expect.objectContaining({ name: 'instances', required: true }),
    ]);
  });
});

describe('defaultsOf', () => {
  it('collects what the schema says', () => {
    expect(defaultsOf(asInputSchema(anOffering().inputSchema))).toEqual({
      plan: 'small',
      version: '18',
      pooler: false,
    });
  });
});
