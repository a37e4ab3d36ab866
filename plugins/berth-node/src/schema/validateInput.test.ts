import { normalizeInput } from './normalizeInput';
import type { FormSchema } from './types';
import { problemsOf } from './validateInput';

const problem = (schema: FormSchema, value: unknown) =>
  problemsOf(schema, value).map(({ message }) => message);

describe('problemsOf', () => {
  it.each<[FormSchema, unknown, string[]]>([
    [{ type: 'string' }, 'a', []],
    [{ type: 'string' }, 1, ['Write a text.']],
    [{ type: 'string', maxLength: 2 }, '👍👍', []],
    [{ type: 'string', maxLength: 2 }, 'abc', ['Write at most 2 characters.']],
    [{ type: 'string', minLength: 2 }, 'a', ['Write at least 2 characters.']],
    [
      { type: 'string', minLength: 2, maxLength: 3 },
      'a',
      ['Write 2 to 3 characters.'],
    ],
    [
      { type: 'string', pattern: '^x$' },
      'y',
      ['Write something that matches ^x$.'],
    ],
    [{ type: 'integer' }, 1.5, ['Write a whole number.']],
    [{ type: 'integer' }, 2 ** 60, ['Write a whole number.']],
    [{ type: 'number' }, NaN, ['Write a number.']],
    [
      { type: 'integer', minimum: 1, maximum: 5 },
      6,
      ['Write a number from 1 up to 5.'],
    ],
    [{ type: 'number', exclusiveMinimum: 0 }, 0, ['Write a number above 0.']],
    [{ type: 'integer', multipleOf: 3 }, 4, ['Write a multiple of 3.']],
    [{ type: 'boolean' }, 'true', ['Say true or false.']],
    [{ enum: ['a', 'b'] }, 'c', ['Choose one of a, b.']],
    [{ type: ['string', 'integer'] }, 8080, []],
    [
      { type: ['string', 'integer'] },
      true,
      ['Write a text or a whole number.'],
    ],
    [{ type: 'array', maxItems: 1 }, [1, 2], ['Give at most 1 entries.']],
    [
      { type: 'array', uniqueItems: true },
      [1, 1],
      ['Give each entry once only.'],
    ],
    [{ type: 'object' }, [], ['Give an object with fields.']],
    [{}, { anything: null }, []],
  ])('%j of %j', (schema, value, messages) => {
    expect(problem(schema, value)).toEqual(messages);
  });

  it('names fields within fields', () => {
    const schema: FormSchema = {
      type: 'object',
      required: ['storage'],
      additionalProperties: false,
      properties: {
        storage: {
          type: 'object',
          required: ['size'],
          additionalProperties: { type: 'integer' },
          properties: { size: { type: 'string' } },
        },
        tags: { type: 'array', items: { type: 'string' } },
      },
    };
    expect(problemsOf(schema, {})).toEqual([
      { field: 'storage', message: 'Fill this in; it is needed.' },
    ]);
    expect(
      problemsOf(schema, { storage: { other: 'x' }, tags: [1], more: 1 }),
    ).toEqual([
      { field: 'storage.size', message: 'Fill this in; it is needed.' },
      { field: 'storage.other', message: 'Write a whole number.' },
      { field: 'tags.0', message: 'Write a text.' },
      { field: 'more', message: 'There is no such field.' },
    ]);
  });

  it('takes no prototype for a field', () => {
    const hostile = JSON.parse('{"__proto__": {"polluted": true}}');
    const open: FormSchema = { type: 'object', additionalProperties: true };
    expect(problemsOf(open, hostile)).toEqual([
      { field: '__proto__', message: 'There is no such field.' },
    ]);
    normalizeInput(open, hostile);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });
});

describe('normalizeInput', () => {
  it('fills in the objects that have to be there, and no defaults', () => {
    const schema: FormSchema = {
      type: 'object',
      required: ['a', 'b'],
      properties: {
        a: {
          type: 'object',
          required: ['inner'],
          properties: { inner: { type: 'object' } },
        },
        b: {
          type: 'object',
          required: ['text'],
          properties: { text: { type: 'string' } },
        },
        c: { type: 'string', default: 'x' },
      },
    };
    expect(normalizeInput(schema, {})).toEqual({ a: { inner: {} } });
  });

  it('makes whole numbers of texts where both are taken', () => {
    const port: FormSchema = { type: ['string', 'integer'] };
    const schema: FormSchema = {
      type: 'object',
      properties: { port, ports: { type: 'array', items: port } },
    };
    expect(
      normalizeInput(schema, { port: '80', ports: ['http', '0', '007', ''] }),
    ).toEqual({ port: 80, ports: ['http', 0, '007', ''] });
  });
});
