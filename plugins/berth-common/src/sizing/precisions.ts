import type { Precision } from './types';

/**
 * Bytes of one number.
 *
 * @public
 */
export const bytesOf: Readonly<Record<Precision, number>> = {
  fp32: 4,
  fp16: 2,
  fp8: 1,
  int4: 0.5,
};

/**
 * All precisions, the largest first.
 *
 * @public
 */
export const precisions = Object.keys(bytesOf) as Precision[];
