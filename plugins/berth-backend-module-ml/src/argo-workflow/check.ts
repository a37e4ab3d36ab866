import type { FieldError } from '@berth/backstage-plugin-berth-common';
import { refuse } from '../shared/objects';
import type { WorkflowInput } from './input';

/**
 * The rules beyond a pattern.
 *
 * @internal
 */
export function check({ parameters = [] }: WorkflowInput): FieldError[] {
  const names = parameters.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  return twice === undefined
    ? []
    : refuse('parameters', `'${twice}' is there twice; leave one out.`);
}
