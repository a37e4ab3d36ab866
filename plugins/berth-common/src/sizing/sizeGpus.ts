import { berthError } from '../errors/berthError';
import { assumedShape } from './modelShape';
import { partsOf, trainedBytes } from './parts';
import { bytesOf } from './precisions';
import { gpuProducts } from './products';
import type {
  ModelShape,
  Sizing,
  SizingInput,
  SizedProduct,
  SizedSlice,
} from './types';

/**
 * The share of a GPU's memory that is reckoned with. The rest is for the
 * driver's context, buffers of the moment and what lies unused between them:
 * vLLM's default for `gpu_memory_utilization`
 * (https://docs.vllm.ai/en/latest/configuration/engine_args.html).
 *
 * @public
 */
export const USABLE_SHARE = 0.9;

/** GPUs of one machine that are connected directly. */
const PER_MACHINE = 8;

/**
 * How much GPU memory a model needs, how many GPUs that is, and by which
 * formulas. Pure: the same input gives the same answer.
 *
 * @remarks
 * A gigabyte is a billion bytes here, as in the rule of thumb of 2 GB for each
 * billion parameters at 16 bit.
 *
 * @throws InputError with code `input-invalid` for numbers that cannot be
 * @public
 */
export function sizeGpus(input: SizingInput): Sizing {
  assertPossible(input);
  const assumed = assumedShape(input.billions);
  const shape = { ...assumed, ...known(input.shape) };
  const parts = partsOf(input, shape);
  const totalGigabytes = parts.reduce((sum, part) => sum + part.gigabytes, 0);
  const isAssumed = Object.keys(assumed).some(
    key => input.shape?.[key as keyof ModelShape] === undefined,
  );
  return {
    input,
    shape,
    parts,
    totalGigabytes,
    usableShare: USABLE_SHARE,
    products: gpuProducts.map(({ id, title, gigabytes }): SizedProduct => {
      const gpus = Math.max(1, divideUp(totalGigabytes, usable(gigabytes)));
      return { id, title, gigabytes, gpus, suggested: divisible(gpus) };
    }),
    slice: smallestSlice(totalGigabytes),
    ruleOfThumb: {
      gigabytes: input.billions * bytesOf.fp16,
      calculation: `${input.billions} × 2 GB`,
    },
    notes: [
      ...(isAssumed ? (['shape-assumed'] as const) : []),
      ...(input.mode === 'training' &&
      trainedBytes(input) > bytesOf[input.precision]
        ? (['trained-in-16-bit'] as const)
        : []),
    ],
  };
}

function usable(gigabytes: number): number {
  return gigabytes * USABLE_SHARE;
}

/** Tensors are divided evenly, and over whole machines beyond the first. */
function divisible(gpus: number): number {
  return gpus <= PER_MACHINE
    ? 2 ** Math.ceil(Math.log2(gpus))
    : Math.ceil(gpus / PER_MACHINE) * PER_MACHINE;
}

function smallestSlice(needed: number): SizedSlice | undefined {
  const slices = new Map<string, SizedSlice>();
  for (const { title, migProfiles = {} } of gpuProducts) {
    for (const [profile, gigabytes] of Object.entries(migProfiles)) {
      const found = slices.get(profile);
      slices.set(profile, {
        profile,
        resource: `nvidia.com/mig-${profile}`,
        gigabytes,
        products: [...(found?.products ?? []), title],
      });
    }
  }
  const [smallest] = [...slices.values()]
    .filter(({ gigabytes }) => usable(gigabytes) >= needed)
    .sort(
      (a, b) => a.gigabytes - b.gigabytes || (a.profile < b.profile ? -1 : 1),
    );
  return smallest;
}

/** Nothing that rounding made may ask for one more GPU. */
function divideUp(total: number, size: number): number {
  return Math.ceil(Number((total / size).toPrecision(12)));
}

function known(shape: Partial<ModelShape> = {}): Partial<ModelShape> {
  return Object.fromEntries(
    Object.entries(shape).filter(([, value]) => value !== undefined),
  );
}

function assertPossible(input: SizingInput): void {
  const numbers: Array<[field: string, value: number | undefined]> = [
    ['billions', input.billions],
    ['contextLength', input.contextLength],
    ['sequences', input.sequences],
    ...Object.entries(input.shape ?? {}),
  ];
  const fields = numbers
    .filter(([, value]) => value !== undefined && !(value > 0 && value < 1e9))
    .map(([field]) => ({ field, message: 'Write a number greater than 0.' }));
  if (fields.length > 0) {
    throw berthError('input-invalid', {
      message: `Nothing can be reckoned with ${fields
        .map(({ field }) => field)
        .join(', ')}`,
      fields,
    });
  }
}
