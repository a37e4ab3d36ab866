import type { z } from 'zod';
import { count } from '../shared/fields';
import { trainingFields } from '../shared/trainingFields';

/**
 * What a job of the Training Operator asks for.
 *
 * @internal
 */
export function jobFields(zod: typeof z) {
  return {
    ...trainingFields(zod),
    retries: count(zod, 0, 20, 'retries')
      .default(3)
      .describe('How often it is tried again before it counts as failed.')
      .meta({ title: 'Retries' }),
  };
}
