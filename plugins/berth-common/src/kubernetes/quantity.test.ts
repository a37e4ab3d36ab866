import fc from 'fast-check';
import { berthErrorCode } from '../errors/berthError';
import {
  addResources,
  BYTES_PATTERN,
  compareQuantities,
  formatQuantity,
  isQuantity,
  multiplyResources,
  parseQuantity,
} from './quantity';

const BINARY = ['Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'];
const DECIMAL = ['n', 'u', 'm', '', 'k', 'M', 'G', 'T', 'P', 'E'];

/** A text by the grammar in apimachinery's documentation, production by production. */
const digits = fc.stringMatching(/^[0-9]{1,15}$/);
const number = fc.oneof(
  digits,
  fc.tuple(digits, digits).map(([whole, part]) => `${whole}.${part}`),
  digits.map(whole => `${whole}.`),
  digits.map(part => `.${part}`),
);
const sign = fc.constantFrom('', '+', '-');
const exponent = fc
  .tuple(fc.constantFrom('e', 'E'), sign, fc.integer({ min: 0, max: 18 }))
  .map(parts => parts.join(''));
const suffix = fc.oneof(fc.constantFrom(...BINARY, ...DECIMAL), exponent);
const quantity = fc.tuple(sign, number, suffix).map(parts => parts.join(''));

const resourceName = fc.constantFrom(
  'cpu',
  'memory',
  'requests.storage',
  'pods',
  'requests.nvidia.com/gpu',
);

describe('parseQuantity', () => {
  // Values as resource.ParseQuantity of k8s.io/apimachinery v0.36.3 gives them.
  it.each([
    ['0', 0],
    ['+1', 1],
    ['-1', -1],
    ['007', 7],
    ['1.', 1],
    ['.5', 0.5],
    ['-.5', -0.5],
    ['100m', 0.1],
    ['1500m', 1.5],
    ['1n', 1e-9],
    ['1u', 1e-6],
    ['0.1n', 1e-9],
    ['1e-10', 1e-9],
    ['1.0000000001', 1.000000001],
    ['1k', 1e3],
    ['1G', 1e9],
    ['1E', 1e18],
    ['1E3', 1000],
    ['1e+3', 1000],
    ['1.5e3', 1500],
    ['12e6', 12_000_000],
    ['1Ki', 1024],
    ['0.3Ki', 307.2],
    ['0.5Gi', 536_870_912],
    ['1.5Gi', 1_610_612_736],
    ['1Ti', 1_099_511_627_776],
    ['1Ei', 2 ** 60],
    ['-10Gi', -10_737_418_240],
  ])('reads %s as %d', (text, value) => {
    expect(parseQuantity(text)).toBe(value);
  });

  it.each([
    '',
    ' ',
    '.',
    'Gi',
    'm',
    'ten',
    '10Gb',
    '10GB',
    '10gb',
    '10g',
    '10mi',
    '1K',
    '1 Gi',
    '1e',
    '1E+',
    '1e3Ki',
    '1e3.5',
    '1e100',
    '1Kim',
    '--1',
    '1..2',
    '0x10',
    '1_000',
    '1,5',
    'NaN',
    '1\n',
  ])('refuses %j and names the remedy', text => {
    expect(isQuantity(text)).toBe(false);
    const read = () => parseQuantity(text);
    expect(read).toThrow(/such as 500m, 2, 512Mi or 10Gi/);
    expect(read).toThrow(
      expect.objectContaining({
        name: 'InputError',
        code: 'quantity-invalid',
      }),
    );
  });

  it('accepts whatever the grammar produces', () => {
    fc.assert(
      fc.property(quantity, text => {
        expect(isQuantity(text)).toBe(true);
        expect(Number.isFinite(parseQuantity(text))).toBe(true);
      }),
    );
  });

  it('refuses a quantity with a foreign character in it', () => {
    fc.assert(
      fc.property(
        quantity,
        fc.constantFrom(' ', 'b', 'B', '%', '_'),
        (q, c) => {
          expect(isQuantity(q + c)).toBe(false);
          expect(isQuantity(c + q)).toBe(false);
        },
      ),
    );
  });

  it('does not take long over a long exponent', () => {
    expect(() => parseQuantity('1e999999999')).toThrow();
  });
});

describe('compareQuantities', () => {
  it.each([
    ['1Gi', '1024Mi', 0],
    ['0.1', '100m', 0],
    ['10Gi', '10G', 1],
    ['-1', '1', -1],
    ['9007199254740993', '9007199254740992', 1],
  ])('compares %s with %s', (a, b, result) => {
    expect(Math.sign(compareQuantities(a, b))).toBe(result);
    expect(Math.sign(compareQuantities(b, a))).toBe(0 - result);
  });
});

describe('formatQuantity', () => {
  it.each([
    [0, 'memory', '0'],
    [10_737_418_240, 'requests.storage', '10Gi'],
    [1_610_612_736, 'memory', '1536Mi'],
    [1000, 'memory', '1000'],
    [1000.2, 'memory', '1001'],
    [2 ** 60, 'limits.memory', '1Ei'],
    [2 ** 21, 'hugepages-2Mi', '2Mi'],
    [0.1 + 0.2, 'cpu', '300m'],
    [1.5, 'requests.cpu', '1500m'],
    [0.0001, 'cpu', '1m'],
    [1024, 'pods', '1024'],
    [-2, 'cpu', '-2'],
  ])('writes %d of %s as %s', (value, resource, text) => {
    expect(formatQuantity(value, resource)).toBe(text);
  });

  it('comes back as the same value', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), resourceName, (value, resource) => {
        expect(parseQuantity(formatQuantity(value, resource)) + 0).toBe(
          value + 0,
        );
      }),
    );
  });

  it('keeps thousandths and never rounds down', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e12 }), thousandths => {
        const text = formatQuantity(thousandths / 1000, 'cpu');
        expect(compareQuantities(text, `${thousandths}m`)).toBe(0);
      }),
    );
  });
});

describe('addResources and multiplyResources', () => {
  it('adds exactly where doubles do not', () => {
    const tenths = Array.from({ length: 10 }, () => ({ cpu: '100m' }));
    expect(addResources(...tenths)).toEqual({ cpu: '1' });
    expect(addResources({ memory: '4Ei' }, { memory: '1' })).toEqual({
      memory: String(2n ** 62n + 1n),
    });
  });

  it('keeps resources that only one list names', () => {
    expect(addResources({ cpu: '1' }, { memory: '1Gi' })).toEqual({
      cpu: '1',
      memory: '1Gi',
    });
    expect(addResources()).toEqual({});
  });

  it('multiplies as it adds', () => {
    const list = fc.record({
      cpu: fc.integer({ min: 0, max: 1e6 }).map(n => `${n}m`),
      memory: fc.integer({ min: 0, max: 1e6 }).map(n => `${n}Ki`),
    });
    fc.assert(
      fc.property(list, fc.integer({ min: 1, max: 9 }), (resources, factor) => {
        const copies = Array.from({ length: factor }, () => resources);
        expect(multiplyResources(resources, factor)).toEqual(
          addResources(...copies),
        );
      }),
    );
  });

  it('refuses what is no quantity', () => {
    let thrown: unknown;
    try {
      addResources({ memory: '10Gb' });
    } catch (error) {
      thrown = error;
    }
    expect(berthErrorCode(thrown)).toBe('quantity-invalid');
  });
});

describe('BYTES_PATTERN', () => {
  const pattern = new RegExp(BYTES_PATTERN);

  it.each(['10Gi', '1.5Ti', '500M', '1Pi', '20k'])('takes %s', text => {
    expect(text).toMatch(pattern);
    expect(isQuantity(text)).toBe(true);
  });

  it.each(['10Gb', '10GB', '10', '0Gi', '-1Gi', '10 Gi', '10gi', 'Gi', '1e9'])(
    'refuses %s',
    text => expect(text).not.toMatch(pattern),
  );
});
