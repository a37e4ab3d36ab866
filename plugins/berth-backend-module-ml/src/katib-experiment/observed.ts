import type { KubernetesObject } from '@berth/backstage-plugin-berth-common';
import {
  conditionsOf,
  countOf,
  recordOf,
  recordsOf,
  specOf,
  statusOf,
  textOf,
} from '@berth/backstage-plugin-berth-node';

/**
 * The best trial so far.
 *
 * @internal
 */
export interface BestTrial {
  name: string;
  parameters: string;
  metrics: string;
}

/**
 * An Experiment as far as Berth reads it.
 *
 * @internal
 */
export interface ObservedExperiment {
  maxTrials?: number;
  parallelTrials?: number;
  resumePolicy: string;
  algorithm?: string;
  metric?: string;
  goalType?: string;
  goal?: number;
  /** Trials that there have been, however they ended. */
  trials: number;
  succeeded: number;
  failed: number;
  running: number;
  /** Ended early by the experiment. */
  stoppedEarly: number;
  best?: BestTrial;
  ended?: 'Succeeded' | 'Failed';
  /** Why it ended. */
  endReason?: string;
  resources: unknown;
}

/**
 * Reads an Experiment; what has another shape is left out. Katib leaves out of
 * the status what is 0.
 *
 * @internal
 */
export function observe(object: KubernetesObject): ObservedExperiment {
  const spec = specOf(object);
  const status = statusOf(object);
  const objective = recordOf(spec.objective);
  const trialSpec = recordOf(recordOf(spec.trialTemplate).trialSpec);
  const podSpec = recordOf(recordOf(recordOf(trialSpec.spec).template).spec);
  const end = (['Failed', 'Succeeded'] as const)
    .map(type =>
      conditionsOf(object).find(c => c.type === type && c.status === 'True'),
    )
    .find(condition => condition !== undefined);
  return {
    maxTrials: countOf(spec.maxTrialCount),
    parallelTrials: countOf(spec.parallelTrialCount),
    // Katib's own default where it is not said.
    resumePolicy: textOf(spec.resumePolicy) ?? 'Never',
    algorithm: textOf(recordOf(spec.algorithm).algorithmName),
    metric: textOf(objective.objectiveMetricName),
    goalType: textOf(objective.type),
    goal: typeof objective.goal === 'number' ? objective.goal : undefined,
    trials: countOf(status.trials) ?? 0,
    succeeded: countOf(status.trialsSucceeded) ?? 0,
    failed: countOf(status.trialsFailed) ?? 0,
    running: countOf(status.trialsRunning) ?? 0,
    stoppedEarly: countOf(status.trialsEarlyStopped) ?? 0,
    best: bestOf(recordOf(status.currentOptimalTrial)),
    ended: end?.type as ObservedExperiment['ended'],
    endReason: end?.reason,
    resources: recordsOf(podSpec.containers)[0]?.resources,
  };
}

function bestOf(trial: Record<string, unknown>): BestTrial | undefined {
  const name = textOf(trial.bestTrialName);
  const pairs = (list: unknown, key: string) =>
    recordsOf(list)
      .map(one => `${String(one.name)}=${String(one[key])}`)
      .join(', ');
  return name
    ? {
        name,
        parameters: pairs(trial.parameterAssignments, 'value'),
        metrics: pairs(recordOf(trial.observation).metrics, 'latest'),
      }
    : undefined;
}
