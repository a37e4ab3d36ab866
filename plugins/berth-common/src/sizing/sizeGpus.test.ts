import fc from 'fast-check';
import { bytesOf, precisions } from './precisions';
import { gpuProductOf, gpuProducts } from './products';
import { sizeGpus, USABLE_SHARE } from './sizeGpus';
import type { SizingInput, SizingPart } from './types';

const aModel = (changes: Partial<SizingInput> = {}): SizingInput => ({
  billions: 70,
  precision: 'fp16',
  mode: 'inference',
  contextLength: 8192,
  sequences: 1,
  ...changes,
});

const partOf = (input: SizingInput, id: SizingPart['id']) =>
  sizeGpus(input).parts.find(part => part.id === id)?.gigabytes;

const gpusOf = (input: SizingInput, product: string) =>
  sizeGpus(input).products.find(({ id }) => id === product)?.gpus;

const anyModel = fc.record({
  billions: fc.double({ min: 0.01, max: 2000, noNaN: true }),
  precision: fc.constantFrom(...precisions),
  mode: fc.constantFrom<SizingInput['mode'][]>(
    'inference',
    'training',
    'adapter',
  ),
  contextLength: fc.integer({ min: 1, max: 1_000_000 }),
  sequences: fc.integer({ min: 1, max: 1024 }),
  kvPrecision: fc.constantFrom(...precisions),
});

describe('the rule of thumb', () => {
  it('is 2 GB for each billion parameters at 16 bit: 70 B are 140 GB', () => {
    const sizing = sizeGpus(aModel());
    expect(sizing.ruleOfThumb).toEqual({
      gigabytes: 140,
      calculation: '70 × 2 GB',
    });
    expect(sizing.parts[0]).toMatchObject({
      id: 'weights',
      gigabytes: 140,
      calculation: '70 × 10⁹ × 2 B',
    });
  });

  it.each([
    ['fp32', 280],
    ['fp16', 140],
    ['fp8', 70],
    ['int4', 35],
  ] as const)('of weights at %s is %d GB', (precision, gigabytes) => {
    expect(partOf(aModel({ precision }), 'weights')).toBe(gigabytes);
  });
});

describe('the parts', () => {
  it('of inference are the weights, and keys and values of each token', () => {
    // Llama 3 70B: 2 × 80 × 8 × 128 × 2 B are 320 KiB a token.
    expect(partOf(aModel({ contextLength: 1 }), 'kvCache')).toBe(327_680e-9);
    expect(
      partOf(aModel({ contextLength: 8192, sequences: 16 }), 'kvCache'),
    ).toBeCloseTo(42.95, 2);
    expect(
      partOf(aModel({ contextLength: 1, kvPrecision: 'fp8' }), 'kvCache'),
    ).toBe(163_840e-9);
  });

  it.each(['fp32', 'fp16', 'fp8', 'int4'] as const)(
    'of training at %s are 16 B a parameter, and activations',
    precision => {
      const { parts } = sizeGpus(aModel({ mode: 'training', precision }));
      const states = parts.filter(({ id }) => id !== 'activations');
      expect(states.reduce((sum, part) => sum + part.gigabytes, 0)).toBe(
        70 * 16,
      );
    },
  );

  it('of an adapter leave the weights as they are and train one in a hundred', () => {
    const input = aModel({ mode: 'adapter', precision: 'int4' });
    expect(partOf(input, 'weights')).toBe(35);
    expect(partOf(input, 'gradients')).toBeCloseTo(1.4);
    expect(partOf(input, 'optimizer')).toBeCloseTo(8.4);
  });

  it('take what is known of the shape, and say what is assumed', () => {
    const shape = { layers: 40, kvHeads: 40, headDim: 128, hiddenSize: 5120 };
    const sizing = sizeGpus(aModel({ billions: 13, contextLength: 1, shape }));
    expect(sizing.notes).toEqual([]);
    expect(sizing.shape).toEqual(shape);
    expect(sizing.parts[1].gigabytes).toBe(819_200e-9);
    expect(sizeGpus(aModel({ shape: { layers: 40 } })).notes).toEqual([
      'shape-assumed',
    ]);
    expect(
      sizeGpus(aModel({ mode: 'training', precision: 'int4' })).notes,
    ).toContain('trained-in-16-bit');
  });

  it('each show a formula, the numbers in it and where it is from', () => {
    for (const mode of ['inference', 'training', 'adapter'] as const) {
      for (const part of sizeGpus(aModel({ mode })).parts) {
        expect(part.formula).toMatch(/×/);
        expect(part.calculation).toMatch(/\d+.* B/);
        expect(part.source.url).toMatch(/^https:\/\//);
      }
    }
  });
});

describe('the GPUs', () => {
  it.each([
    ['h100-80', 2],
    ['a100-80', 2],
    ['h200', 2],
    ['l40s', 4],
    ['a10', 7],
    ['t4', 10],
  ])('for 70 B at 16 bit and a short context: %s × %d', (product, gpus) => {
    expect(gpusOf(aModel({ contextLength: 1 }), product)).toBe(gpus);
  });

  it('are suggested in numbers that a model can be divided by', () => {
    const suggested = (product: string) =>
      sizeGpus(aModel({ contextLength: 1 })).products.find(
        ({ id }) => id === product,
      )?.suggested;
    expect(suggested('a10')).toBe(8);
    expect(suggested('t4')).toBe(16);
    expect(suggested('h200')).toBe(2);
  });

  it('are a slice of one where that is enough', () => {
    const slice = (changes: Partial<SizingInput>) =>
      sizeGpus(aModel({ contextLength: 1, ...changes })).slice;
    expect(slice({ billions: 1, precision: 'fp16' })).toMatchObject({
      profile: '1g.5gb',
      resource: 'nvidia.com/mig-1g.5gb',
      products: ['A100 40 GB'],
    });
    expect(slice({ billions: 8 })).toMatchObject({ profile: '1g.18gb' });
    expect(slice({ billions: 70, precision: 'int4' })).toMatchObject({
      profile: '3g.40gb',
    });
    expect(slice({ billions: 405 })).toBeUndefined();
  });

  it('are known by the labels that the device plugin writes', () => {
    const id = (label: string) => gpuProductOf(label)?.id;
    expect(id('NVIDIA-A100-SXM4-80GB')).toBe('a100-80');
    expect(id('NVIDIA-A100-PCIE-40GB')).toBe('a100-40');
    expect(id('NVIDIA-H100-80GB-HBM3')).toBe('h100-80');
    expect(id('NVIDIA-L40S')).toBe('l40s');
    expect(id('NVIDIA-L4')).toBe('l4');
    expect(id('NVIDIA-A10G')).toBe('a10');
    expect(id('Tesla-T4')).toBe('t4');
    expect(id('NVIDIA-GeForce-RTX-4090')).toBeUndefined();
  });
});

describe('sizeGpus', () => {
  it.each(['billions', 'contextLength', 'sequences'] as const)(
    'never asks for less when there are more %s',
    field => {
      fc.assert(
        fc.property(
          anyModel,
          fc.integer({ min: 1, max: 50 }),
          (input, more) => {
            const less = sizeGpus(input);
            const greater = sizeGpus({
              ...input,
              [field]: input[field] + more,
            });
            expect(greater.totalGigabytes).toBeGreaterThanOrEqual(
              less.totalGigabytes,
            );
            less.products.forEach(({ gpus }, index) =>
              expect(greater.products[index].gpus).toBeGreaterThanOrEqual(gpus),
            );
          },
        ),
      );
    },
  );

  it('never asks for less at a higher precision, or with a larger shape', () => {
    fc.assert(
      fc.property(
        anyModel,
        fc.constantFrom<['layers' | 'kvHeads' | 'headDim' | 'hiddenSize'][0][]>(
          'layers',
          'kvHeads',
          'headDim',
          'hiddenSize',
        ),
        (input, field) => {
          const totals = precisions.map(
            precision => sizeGpus({ ...input, precision }).totalGigabytes,
          );
          expect(totals).toEqual([...totals].sort((a, b) => b - a));
          const { shape, totalGigabytes } = sizeGpus(input);
          const larger = { ...shape, [field]: shape[field] + 1 };
          expect(
            sizeGpus({ ...input, shape: larger }).totalGigabytes,
          ).toBeGreaterThanOrEqual(totalGigabytes);
        },
      ),
    );
  });

  it('adds up, and what it says fits does fit', () => {
    fc.assert(
      fc.property(anyModel, input => {
        const { parts, totalGigabytes, products, slice } = sizeGpus(input);
        const sum = parts.reduce((total, part) => total + part.gigabytes, 0);
        expect(sum).toBe(totalGigabytes);
        expect(parts[0].gigabytes).toBeGreaterThanOrEqual(
          input.billions * bytesOf[input.precision],
        );
        for (const { gpus, gigabytes, suggested } of products) {
          const room = gpus * gigabytes * USABLE_SHARE;
          expect(room).toBeGreaterThanOrEqual(totalGigabytes * (1 - 1e-9));
          expect(room - gigabytes * USABLE_SHARE).toBeLessThan(
            totalGigabytes || 1,
          );
          expect(suggested).toBeGreaterThanOrEqual(gpus);
        }
        const { gigabytes: sliced = Infinity } = slice ?? {};
        expect(sliced * USABLE_SHARE).toBeGreaterThanOrEqual(totalGigabytes);
      }),
    );
  });

  it('is as many units in a thousandth of the unit', () => {
    fc.assert(
      fc.property(anyModel, input => {
        const thousandth = sizeGpus({
          ...input,
          billions: input.billions,
        }).parts[0].gigabytes;
        expect(thousandth * 1e9).toBeCloseTo(
          input.billions *
            1e9 *
            (input.mode === 'training'
              ? Math.max(2, bytesOf[input.precision])
              : bytesOf[input.precision]),
          -3,
        );
      }),
    );
  });

  it.each([
    { billions: 0 },
    { billions: Number.NaN },
    { contextLength: -1 },
    { sequences: Infinity },
    { shape: { layers: 0 } },
  ])('refuses %j and names the field', changes => {
    expect(() => sizeGpus(aModel(changes))).toThrow(
      expect.objectContaining({ code: 'input-invalid' }),
    );
  });

  it('knows GPUs the largest first', () => {
    const sizes = gpuProducts.map(({ gigabytes }) => gigabytes);
    expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
  });
});
