import type { FieldError } from '@berth/backstage-plugin-berth-common';
import { refuse } from '../shared/objects';
import type { LlmInput } from './input';

/**
 * The rules that span fields.
 *
 * @internal
 */
export function check({ env = [], hfTokenSecret }: LlmInput): FieldError[] {
  const hasToken = env.some(({ name }) => name === 'HF_TOKEN');
  if (!hasToken) {
    return [];
  }
  return refuse(
    'env',
    hfTokenSecret
      ? 'HF_TOKEN comes from the Secret; leave it out here.'
      : 'Put HF_TOKEN into a Secret and name that: whoever may see the service sees its environment.',
  );
}
