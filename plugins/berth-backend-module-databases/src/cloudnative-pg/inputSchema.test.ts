import Ajv from 'ajv';
import fc from 'fast-check';
import { anyInput, fields } from './__testUtils__/anyInput';
import { cloudNativePg } from './offering';

// As forms do: @rjsf/validator-ajv8 compiles with these.
const ajv = new Ajv({ allErrors: true, strict: false });
const fits = ajv.compile(cloudNativePg.inputSchema);

describe('the JSON schema of the input', () => {
  it('is one of draft 7', () => {
    expect(ajv.validateSchema(cloudNativePg.inputSchema)).toBe(true);
    expect(() =>
      new Ajv({ strict: true }).compile(cloudNativePg.inputSchema),
    ).not.toThrow();
  });

  it('takes what each field takes', () => {
    fc.assert(
      fc.property(anyInput, input => {
        expect([fits(input), input]).toEqual([true, input]);
      }),
    );
  });

  it('takes no field that Berth would refuse for itself', () => {
    const junk = fc.oneof(
      fc.string(),
      fc.integer(),
      fc.double(),
      fc.boolean(),
      fc.constantFrom(null, [], {}, '10Gb', '0Gi', '1.Gi', 'Fast', 'a-b'),
    );
    const field = fc.constantFrom(...Object.keys(fields), 'other');
    // Rules that JSON Schema cannot say, so that only the backend knows them.
    const beyond = /There have to be fewer|At least 1Gi|already|reserved/;
    fc.assert(
      fc.property(field, junk, (name, value) => {
        const input = { [name]: value };
        let problem: string | undefined;
        try {
          cloudNativePg.parseInput(input);
        } catch (error) {
          problem = (error as Error).message;
        }
        const accepted = problem === undefined || beyond.test(problem);
        expect([fits(input), name, value]).toEqual([accepted, name, value]);
      }),
      { numRuns: 1000 },
    );
  });
});
