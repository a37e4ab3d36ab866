import type { FieldError } from '@berth/backstage-plugin-berth-common';
import { refuse } from '../shared/objects';
import type { ExperimentInput } from './input';

type Parameter = ExperimentInput['parameters'][number];

/** Algorithms that only know numbers. */
const NUMBERS_ONLY = ['cmaes', 'sobol'];

/**
 * The rules that span fields: each parameter has what its type needs, and each
 * algorithm what it can search.
 *
 * @internal
 */
export function check(input: ExperimentInput): FieldError[] {
  const { parameters, algorithm, parallelTrials, maxTrials } = input;
  const names = parameters.map(({ name }) => name);
  return [
    ...parameters.flatMap((parameter, index) =>
      parameterProblems(parameter, `parameters.${index}`, algorithm),
    ),
    ...(new Set(names).size < names.length
      ? refuse('parameters', 'Give each parameter a name of its own.')
      : []),
    ...(algorithm === 'cmaes' && parameters.length < 2
      ? refuse(
          'algorithm',
          'cmaes needs two parameters at least; choose another, such as tpe.',
        )
      : []),
    ...(parallelTrials > maxTrials
      ? refuse(
          'parallelTrials',
          `There are ${maxTrials} trials in all; ask for no more at once.`,
        )
      : []),
  ];
}

function parameterProblems(
  { type, min, max, step, list }: Parameter,
  field: string,
  algorithm: ExperimentInput['algorithm'],
): FieldError[] {
  if (type === 'categorical' || type === 'discrete') {
    return [
      ...(list?.length ? [] : refuse(`${field}.list`, 'List the values.')),
      ...(NUMBERS_ONLY.includes(algorithm)
        ? refuse(
            `${field}.type`,
            `${algorithm} only searches double and int; choose another algorithm.`,
          )
        : []),
    ];
  }
  if (min === undefined || max === undefined) {
    return refuse(
      `${field}.${min === undefined ? 'min' : 'max'}`,
      'Say between what it is searched.',
    );
  }
  const whole = [min, max, step].every(
    text => text === undefined || Number.isInteger(Number(text)),
  );
  return [
    ...(Number(min) < Number(max)
      ? []
      : refuse(`${field}.max`, 'It has to be more than min.')),
    ...(type === 'int' && !whole
      ? refuse(`${field}.type`, 'An int has whole numbers; take double.')
      : []),
    ...(step !== undefined && !(Number(step) > 0)
      ? refuse(`${field}.step`, 'A step is more than 0.')
      : []),
    ...(algorithm === 'grid' && type === 'double' && step === undefined
      ? refuse(`${field}.step`, 'grid needs a step to try a double out.')
      : []),
  ];
}
