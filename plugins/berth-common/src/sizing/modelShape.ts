import type { ModelShape } from './types';

/**
 * Shapes by billions of parameters, as Meta published them with Llama 3
 * (https://arxiv.org/abs/2407.21783, table 3) and in the `config.json` of the
 * small models of Llama 3.2.
 */
const SHAPES: ReadonlyArray<[billions: number, shape: ModelShape]> = [
  [1.3, { layers: 16, kvHeads: 8, headDim: 64, hiddenSize: 2048 }],
  [3.3, { layers: 28, kvHeads: 8, headDim: 128, hiddenSize: 3072 }],
  [10, { layers: 32, kvHeads: 8, headDim: 128, hiddenSize: 4096 }],
  [100, { layers: 80, kvHeads: 8, headDim: 128, hiddenSize: 8192 }],
  [Infinity, { layers: 126, kvHeads: 8, headDim: 128, hiddenSize: 16_384 }],
];

/**
 * The shape that is assumed for a model of so many billions of parameters: the
 * one of the next published size.
 *
 * @public
 */
export function assumedShape(billions: number): ModelShape {
  const [, shape] = SHAPES.find(([size]) => billions <= size) ?? SHAPES[4];
  return shape;
}
