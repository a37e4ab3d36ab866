import fc from 'fast-check';
import {
  assertClaimName,
  CLAIM_NAME_PATTERN,
  DNS_LABEL_PATTERN,
  nameProblem,
  normalizeName,
} from './names';

describe('nameProblem', () => {
  it.each(['a', 'orders', 'orders-db', 'o2', 'a'.repeat(63)])(
    'finds nothing wrong with %s',
    name => expect(nameProblem(name)).toBeUndefined(),
  );

  it.each([
    ['', /needed/],
    ['Orders', /lower-case/],
    ['orders_db', /lower-case/],
    ['-orders', /beginning with a letter/],
    ['orders-', /ending with a letter or digit/],
    ['2orders', /beginning with a letter/],
    ['orders.db', /lower-case/],
    ['orders db', /lower-case/],
    ['orders\n', /lower-case/],
    ['größe', /lower-case/],
    ['a'.repeat(64), /64 characters and may have 63/],
  ])('refuses %j and names the remedy', (name, problem) => {
    expect(nameProblem(name)).toMatch(problem);
  });

  it('goes by the length it is given', () => {
    expect(nameProblem('a'.repeat(50), 50)).toBeUndefined();
    expect(nameProblem('a'.repeat(51), 50)).toMatch(/may have 50/);
  });

  it('takes no name that is no DNS label', () => {
    const label = new RegExp(DNS_LABEL_PATTERN);
    const text = fc.oneof(
      fc.string(),
      fc.stringMatching(new RegExp(CLAIM_NAME_PATTERN)),
    );
    fc.assert(
      fc.property(text, name => {
        expect(nameProblem(name) !== undefined || label.test(name)).toBe(true);
      }),
    );
  });
});

describe('assertClaimName', () => {
  it('names the field and keeps a long name out of the message', () => {
    const problem = nameProblem('x'.repeat(500));
    const refuse = () => assertClaimName('x'.repeat(500));
    expect(refuse).toThrow(
      expect.objectContaining({
        name: 'InputError',
        code: 'name-invalid',
        fields: [{ field: 'name', message: problem }],
      }),
    );
    expect(refuse).not.toThrow('x'.repeat(81));
  });

  it('lets a good name pass', () => {
    expect(() => assertClaimName('orders-db', 50)).not.toThrow();
  });
});

describe('normalizeName', () => {
  it.each([
    ['Orders DB', 'orders-db'],
    ['Größe_über Alles!', 'gro-e-uber-alles'],
    ['  --orders-- ', 'orders'],
    ['2024 orders', 'orders'],
    ['!!!', ''],
    ['', ''],
  ])('makes %j %j', (text, name) => {
    expect(normalizeName(text)).toBe(name);
  });

  it('makes a valid name of any text, or none, and leaves a valid one alone', () => {
    const length = fc.integer({ min: 1, max: 63 });
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), length, (text, max) => {
        const name = normalizeName(text, max);
        expect(name === '' || nameProblem(name, max) === undefined).toBe(true);
        expect(normalizeName(name, max)).toBe(name);
      }),
    );
  });
});
