import { anOffering } from '@berth/backstage-plugin-berth-node/testUtils';
import { validate } from 'jsonschema';
import { requestInputSchema } from './requestSchema';

const thing = anOffering({ maxNameLength: 40 });
const other = anOffering({
  id: 'test.other',
  title: 'Other',
  plans: {},
  advanced: [],
  maxNameLength: 30,
  input: z => ({
    size: z.string().regex(/^[0-9]+Gi$/),
    // A field that is called like a keyword of JSON Schema.
    pattern: z.string().regex(/^a/).optional(),
  }),
});

describe('requestInputSchema', () => {
  describe('of one offering', () => {
    const schema = requestInputSchema([thing]);
    const accepts = (input: object) => validate(input, schema).valid;

    it('needs a tenant and a name only', () => {
      expect(schema).toMatchObject({
        required: ['tenant', 'name'],
        additionalProperties: false,
        properties: {
          offering: { enum: ['test.thing'], default: 'test.thing' },
          input: { title: 'Input of Thing', additionalProperties: false },
        },
      });
      expect(accepts({ tenant: 'payments', name: 'x' })).toBe(true);
      expect(accepts({ tenant: 'payments' })).toBe(false);
      expect(accepts({ name: 'x' })).toBe(false);
    });

    it.each([
      [{ input: { plan: 'large', size: 3 } }, true],
      [{ input: { plan: 'huge' } }, false],
      [{ input: { size: 0 } }, false],
      [{ input: { colour: 'red' } }, false],
      [{ offering: 'test.other' }, false],
      [{ cluster: 'sandbox', namespace: 'payments' }, true],
      [{ zone: 'eu' }, false],
    ])('judges %j by the offering: %s', (input, valid) => {
      expect(accepts({ tenant: 'payments', name: 'x', ...input })).toBe(valid);
    });
  });

  describe('of offerings that give an engine', () => {
    const schema = requestInputSchema([
      anOffering({ engine: 'postgresql' }),
      anOffering({ id: 'test.other', engine: 'postgresql' }),
      anOffering({ id: 'test.more', engine: 'mysql' }),
    ]);
    const accepts = (input: object) =>
      validate({ tenant: 'payments', name: 'x', ...input }, schema).valid;

    it.each([
      [{ engine: 'postgresql' }, true],
      [{ engine: 'mysql', input: { size: 3 } }, true],
      [{ engine: 'oracle' }, false],
      [{ offering: 'test.thing' }, true],
      [{ offering: 'test.thing', input: { size: 0 } }, false],
    ])('judges %j: %s', (input, valid) => {
      expect(accepts(input)).toBe(valid);
    });

    it('names no offering by default, which would count as well', () => {
      const [first] = [requestInputSchema([anOffering({ engine: 'mysql' })])];
      expect(first).toMatchObject({
        properties: { engine: { enum: ['mysql'] } },
      });
      expect(first).not.toHaveProperty('properties.offering.default');
    });
  });

  describe('of several offerings', () => {
    const schema = requestInputSchema([other, thing]);
    const accepts = (input: object) =>
      validate({ tenant: 'payments', name: 'x', ...input }, schema).valid;

    it.each([
      [{}, false],
      [{ offering: 'test.thing' }, true],
      [{ offering: 'test.thing', input: { size: 3 } }, true],
      [{ offering: 'test.thing', input: { size: '3Gi' } }, false],
      [{ offering: 'test.other', input: { size: '3Gi' } }, true],
      [{ offering: 'test.other', input: { size: 3 } }, false],
      [{ offering: 'test.none' }, false],
    ])('judges %j by the one that is named: %s', (input, valid) => {
      expect(accepts(input)).toBe(valid);
    });

    it('leaves patterns to Berth, which says what to write instead', () => {
      const input = { size: '3Gb', pattern: 'b' };
      expect(accepts({ offering: 'test.other', input })).toBe(true);
      expect(() => other.parseInput(input)).toThrow();
      expect(JSON.stringify(schema)).toContain('"pattern":{');
      expect(JSON.stringify(schema)).not.toContain('"pattern":"');
    });
  });
});
