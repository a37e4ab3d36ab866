/**
 * How a number is stored: with 32, 16, 8 or 4 bits.
 *
 * @public
 */
export type Precision = 'fp32' | 'fp16' | 'fp8' | 'int4';

/**
 * What is done with a model: it answers, all of it is trained, or an adapter
 * beside it is (LoRA).
 *
 * @public
 */
export type SizingMode = 'inference' | 'training' | 'adapter';

/**
 * The shape of a transformer, as its `config.json` has it.
 *
 * @public
 */
export interface ModelShape {
  /** `num_hidden_layers` */
  layers: number;
  /** `num_key_value_heads` */
  kvHeads: number;
  /** `head_dim` */
  headDim: number;
  /** `hidden_size` */
  hiddenSize: number;
}

/**
 * What GPUs are sized for.
 *
 * @public
 */
export interface SizingInput {
  /** Parameters of the model, in billions. */
  billions: number;
  precision: Precision;
  mode: SizingMode;
  /** Tokens of a sequence, prompt and answer together. */
  contextLength: number;
  /** Sequences at once: of a batch, or of users who are answered. */
  sequences: number;
  /** How keys and values are stored. As 16 bit unless given. */
  kvPrecision?: Precision;
  /** What of the shape is known; the rest is that of a model of this size. */
  shape?: Partial<ModelShape>;
}

/**
 * What some of the memory is for, with the formula by which it is reckoned.
 *
 * @public
 */
export interface SizingPart {
  id: 'weights' | 'gradients' | 'optimizer' | 'activations' | 'kvCache';
  /** In units of a billion bytes. */
  gigabytes: number;
  /** With names: `parameters × bytes per parameter`. */
  formula: string;
  /** With the numbers put in: `70 × 10⁹ × 2 B`. */
  calculation: string;
  /** Where the formula is from. */
  source: { title: string; url: string };
}

/**
 * How many GPUs of a product are needed.
 *
 * @public
 */
export interface SizedProduct {
  id: string;
  title: string;
  /** Of one GPU, in units of a billion bytes. */
  gigabytes: number;
  /** What fits by memory. */
  gpus: number;
  /** The next number that a model can be divided by: 1, 2, 4, 8, 16, 24, … */
  suggested: number;
}

/**
 * A part of one GPU.
 *
 * @public
 */
export interface SizedSlice {
  profile: string;
  /** The resource by which a pod asks for it. */
  resource: string;
  gigabytes: number;
  /** The GPUs that can be divided so. */
  products: string[];
}

/**
 * What is needed, and how that was reckoned.
 *
 * @public
 */
export interface Sizing {
  input: SizingInput;
  shape: ModelShape;
  parts: SizingPart[];
  totalGigabytes: number;
  /** The share of a GPU's memory that is reckoned with. */
  usableShare: number;
  products: SizedProduct[];
  /** The smallest MIG slice that holds all of it. */
  slice?: SizedSlice;
  /** The rule of thumb: two bytes a parameter. */
  ruleOfThumb: { gigabytes: number; calculation: string };
  /** Said of the input: what is reckoned otherwise than asked for. */
  notes: Array<'shape-assumed' | 'trained-in-16-bit'>;
}
