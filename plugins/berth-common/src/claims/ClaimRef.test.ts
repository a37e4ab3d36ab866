import fc from 'fast-check';
import { parseClaimRef, stringifyClaimRef } from './ClaimRef';

const ref = {
  cluster: 'sandbox',
  namespace: 'payments',
  offering: 'database.cloudnative-pg',
  name: 'orders-db',
};

describe('ClaimRef', () => {
  it('is readable for the usual names', () => {
    expect(stringifyClaimRef(ref)).toBe(
      'sandbox:payments:database.cloudnative-pg:orders-db',
    );
  });

  it('comes back as it was, whatever the strings', () => {
    // Any code points but lone surrogates, colons and percent signs included.
    const part = fc.oneof(
      fc.string({ unit: 'binary', minLength: 1 }),
      fc.constantFrom('-', ':', '%', '%3A', 'a:b', '/', '..', '?#', 'ä', '🚢'),
    );
    const any = fc.record({
      cluster: part,
      namespace: fc.oneof(part, fc.constant('')),
      offering: part,
      name: part,
    });
    fc.assert(
      fc.property(any, original => {
        const id = stringifyClaimRef(original);
        expect(parseClaimRef(id)).toEqual(original);
        expect(id.split(':')).toHaveLength(4);
      }),
    );
  });

  it('gives different objects different ids', () => {
    expect(
      stringifyClaimRef({ ...ref, cluster: 'a:b', namespace: 'c' }),
    ).not.toBe(stringifyClaimRef({ ...ref, cluster: 'a', namespace: 'b:c' }));
  });

  it.each(['', 'a', 'a:b:c', 'a:b:c:d:e', 'a::c:d', 'a:b:c:%', 'a:b:c:%E0%A4'])(
    'refuses %j',
    id => {
      expect(() => parseClaimRef(id)).toThrow(
        expect.objectContaining({
          name: 'InputError',
          code: 'claim-id-invalid',
        }),
      );
    },
  );

  it('has a place for objects without a namespace', () => {
    expect(stringifyClaimRef({ ...ref, namespace: '' })).toBe(
      'sandbox:-:database.cloudnative-pg:orders-db',
    );
    expect(stringifyClaimRef({ ...ref, namespace: '-' })).not.toBe(
      stringifyClaimRef({ ...ref, namespace: '' }),
    );
  });

  it.each([{ cluster: '' }, { name: '\ud800' }])(
    'writes no id that could not be read back: %j',
    change => {
      expect(() => stringifyClaimRef({ ...ref, ...change })).toThrow(
        expect.objectContaining({ code: 'claim-id-invalid' }),
      );
    },
  );

  it('reads whatever was cut or glued as an id or as an InputError', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), id => {
        let code: unknown = 'none';
        try {
          parseClaimRef(id);
        } catch (error) {
          code = (error as { code?: string }).code;
        }
        expect(['none', 'claim-id-invalid']).toContain(code);
      }),
    );
  });
});
