import type { FieldError } from '@berth/backstage-plugin-berth-common';
import type { SpinAppInput } from './input';

/**
 * What the fields of a Spin app have to be to each other.
 *
 * @internal
 */
export function check(input: SpinAppInput): FieldError[] {
  const twice = Object.keys(input.variables).find(name =>
    Object.hasOwn(input.secretVariables, name),
  );
  return [
    // SpinKube refuses both.
    ...(input.autoscaled && input.replicas !== undefined
      ? [
          {
            field: 'replicas',
            message: 'Either an autoscaler says how many, or this does.',
          },
        ]
      : []),
    ...(twice
      ? [
          {
            field: 'secretVariables',
            message: `${twice} is among the variables already.`,
          },
        ]
      : []),
  ];
}
