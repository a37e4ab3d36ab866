import { bytesOf } from './precisions';
import type { ModelShape, SizingInput, SizingPart } from './types';

const ZERO = {
  title: 'ZeRO, section 3.1',
  url: 'https://arxiv.org/abs/1910.02054',
};
const PRECISION = {
  title: 'Model memory anatomy, Hugging Face',
  url: 'https://huggingface.co/docs/transformers/model_memory_anatomy',
};
const KV_CACHE = {
  title: 'Efficient Memory Management for LLM Serving (vLLM), section 3',
  url: 'https://arxiv.org/abs/2309.06180',
};
const RECOMPUTE = {
  title: 'Reducing Activation Recomputation, table 2',
  url: 'https://arxiv.org/abs/2205.05198',
};
const LORA = {
  title: 'LoRA, section 4.2',
  url: 'https://arxiv.org/abs/2106.09685',
};

/** Of the parameters, how many an adapter usually has. */
const ADAPTER_SHARE = 0.01;

/** Two moments, and where weights are no fp32 a copy of them that is. */
const OPTIMIZER_BYTES = { fp32: 8, other: 12 };

const BILLION = 1e9;

/**
 * The memory that a model needs, by what it is for.
 *
 * @internal
 */
export function partsOf(input: SizingInput, shape: ModelShape): SizingPart[] {
  switch (input.mode) {
    case 'training':
      return [
        weights(input, trainedBytes(input)),
        ...trained(input, input.billions, trainedBytes(input), ZERO),
        activations(input, shape),
      ];
    case 'adapter':
      return [
        weights(input, bytesOf[input.precision]),
        ...trained(input, input.billions * ADAPTER_SHARE, 2, LORA),
        activations(input, shape),
      ];
    default:
      return [weights(input, bytesOf[input.precision]), kvCache(input, shape)];
  }
}

/**
 * Bytes of a weight while it is trained: below 16 bit there is too little of a
 * gradient left.
 *
 * @internal
 */
export function trainedBytes({ precision }: SizingInput): number {
  return Math.max(bytesOf[precision], bytesOf.fp16);
}

function weights({ billions }: SizingInput, bytes: number): SizingPart {
  return {
    id: 'weights',
    gigabytes: billions * bytes,
    formula: 'parameters × bytes per parameter',
    calculation: `${number(billions)} × 10⁹ × ${bytes} B`,
    source: PRECISION,
  };
}

function trained(
  input: SizingInput,
  billions: number,
  bytes: number,
  source: SizingPart['source'],
): SizingPart[] {
  const optimizerBytes =
    bytes === bytesOf.fp32 ? OPTIMIZER_BYTES.fp32 : OPTIMIZER_BYTES.other;
  const parameters =
    input.mode === 'adapter'
      ? `${number(input.billions)} × 10⁹ × ${ADAPTER_SHARE}`
      : `${number(billions)} × 10⁹`;
  return [
    {
      id: 'gradients',
      gigabytes: billions * bytes,
      formula: 'trained parameters × bytes per gradient',
      calculation: `${parameters} × ${bytes} B`,
      source,
    },
    {
      id: 'optimizer',
      gigabytes: billions * optimizerBytes,
      formula:
        optimizerBytes === OPTIMIZER_BYTES.fp32
          ? 'trained parameters × (4 B momentum + 4 B variance)'
          : 'trained parameters × (4 B copy + 4 B momentum + 4 B variance)',
      calculation: `${parameters} × ${optimizerBytes} B`,
      source,
    },
  ];
}

/** With every layer's input kept and the rest reckoned anew (checkpoints). */
function activations(input: SizingInput, shape: ModelShape): SizingPart {
  const { contextLength, sequences } = input;
  const { layers, hiddenSize } = shape;
  return {
    id: 'activations',
    gigabytes: (2 * contextLength * sequences * hiddenSize * layers) / BILLION,
    formula: '2 B × tokens × sequences × hidden size × layers',
    calculation: `2 B × ${contextLength} × ${sequences} × ${hiddenSize} × ${layers}`,
    source: RECOMPUTE,
  };
}

function kvCache(input: SizingInput, shape: ModelShape): SizingPart {
  const { contextLength, sequences, kvPrecision = 'fp16' } = input;
  const { layers, kvHeads, headDim } = shape;
  const bytes = bytesOf[kvPrecision];
  return {
    id: 'kvCache',
    gigabytes:
      (2 * layers * kvHeads * headDim * contextLength * sequences * bytes) /
      BILLION,
    formula:
      '2 (key and value) × layers × KV heads × head size × tokens × sequences × bytes',
    calculation: `2 × ${layers} × ${kvHeads} × ${headDim} × ${contextLength} × ${sequences} × ${bytes} B`,
    source: KV_CACHE,
  };
}

function number(value: number): string {
  return String(Number(value.toPrecision(12)));
}
