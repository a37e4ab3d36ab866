import type { Experiment, ExperimentParameter } from './types';

/**
 * The best trial of those that there have been: the last one, with values that
 * lie within what is tried out.
 *
 * @internal
 */
export function bestTrial(
  { metadata, spec }: Experiment,
  number: number,
): object {
  const metric = spec.objective?.objectiveMetricName ?? 'loss';
  const value = (1 / (1 + number)).toFixed(4);
  return {
    bestTrialName: `${metadata.name}-trial-${number}`,
    parameterAssignments: (spec.parameters ?? []).map(parameter => ({
      name: parameter.name,
      value: valueOf(parameter),
    })),
    observation: {
      metrics: [{ name: metric, latest: value, min: value, max: value }],
    },
  };
}

function valueOf({ feasibleSpace }: ExperimentParameter): string {
  return feasibleSpace.list?.[0] ?? feasibleSpace.min ?? '0';
}
