import type { FieldError } from '@berth/backstage-plugin-berth-common';
import type { ParameterType, PipelineParameter } from './types';

const fits: Record<ParameterType, (value: unknown) => boolean> = {
  STRING: value => typeof value === 'string',
  NUMBER_INTEGER: value => Number.isSafeInteger(value),
  NUMBER_DOUBLE: value => typeof value === 'number' && Number.isFinite(value),
  BOOLEAN: value => typeof value === 'boolean',
  LIST: value => Array.isArray(value),
  STRUCT: value =>
    typeof value === 'object' && value !== null && !Array.isArray(value),
};

const remedies: Record<ParameterType, string> = {
  STRING: 'Write a text.',
  NUMBER_INTEGER: 'Write a whole number, such as 10.',
  NUMBER_DOUBLE: 'Write a number, such as 0.01.',
  BOOLEAN: 'It is either true or false.',
  LIST: 'Write a list, such as [1, 2].',
  STRUCT: 'Write names and values, such as optimizer: adam.',
};

/**
 * What of the values for a run does not fit a pipeline's parameters. Kubeflow
 * Pipelines refuses the same, one at a time and only when the run is created.
 *
 * @internal
 */
export function checkValues(
  parameters: PipelineParameter[],
  values: Record<string, unknown>,
): FieldError[] {
  const known = new Set(parameters.map(({ name }) => name));
  const unknown = Object.keys(values)
    .filter(name => !known.has(name))
    .map(name => ({
      field: name,
      message: 'The pipeline has no such parameter; leave it out.',
    }));
  const faulty = parameters.flatMap(parameter => {
    const message = faultOf(parameter, values);
    return message ? [{ field: parameter.name, message }] : [];
  });
  return [...faulty, ...unknown];
}

function faultOf(
  { name, type, optional, choices }: PipelineParameter,
  values: Record<string, unknown>,
): string | undefined {
  if (!Object.hasOwn(values, name)) {
    return optional ? undefined : 'It has no default; give it a value.';
  }
  const value = values[name];
  if (!fits[type](value)) {
    return remedies[type];
  }
  return choices && !choices.includes(value)
    ? `It takes one of ${choices.map(String).join(', ')}.`
    : undefined;
}
