import type { ClaimPhase } from '@berth/backstage-plugin-berth-common';
import type { Readiness } from '../../offerings/types';
import { recordOf, textOf } from '../../reading/values';
import { NO_STATUS, NOT_OBSERVED } from '../observed';
import { byPhase } from './shared/byPhase';
import { judgeReplicas } from './shared/byReplicas';
import { configuration } from './shared/configuration';
import type { Observed } from './shared/observe';
import { specIsTrue, suspendedBy } from './shared/paused';
import { fromCondition, verdict } from './shared/verdict';
import { kinds, type Judge, type SystemRules } from './types';

const PHASES: Record<string, ClaimPhase> = {
  Healthy: 'Ready',
  Progressing: 'Provisioning',
  Degraded: 'Degraded',
  Paused: 'Suspended',
};

/**
 * Whether the controller has not seen the spec, or the workload that it refers
 * to, as they are now. Controllers before 1.0 wrote a hash as the observed
 * generation, which says nothing that can be compared.
 */
function isBehind({ status, generation, annotations }: Observed): boolean {
  const observed = textOf(status.observedGeneration) ?? '';
  if (generation !== undefined && /^\d+$/.test(observed)) {
    if (Number(observed) < generation) {
      return true;
    }
  }
  const workload = textOf(
    annotations['rollout.argoproj.io/workload-generation'],
  );
  const seen = status.workloadObservedGeneration;
  return (
    workload !== undefined && seen !== undefined && String(seen) !== workload
  );
}

/** Why the last update has been given up. */
function brokenRollout({
  status,
  conditions,
}: Observed): Readiness | undefined {
  const invalid = conditions.firstTrue(['InvalidSpec']);
  if (invalid) {
    return fromCondition('Degraded', invalid);
  }
  const progressing = conditions.get('Progressing');
  const given = ['RolloutAborted', 'ProgressDeadlineExceeded'];
  if (progressing && given.includes(progressing.reason ?? '')) {
    return fromCondition('Degraded', progressing);
  }
  return status.abort === true
    ? verdict('Degraded', 'RolloutAborted', 'The update has been aborted.')
    : undefined;
}

function pausedRollout(seen: Observed): Readiness | undefined {
  const { status, conditions } = seen;
  const waits = status.pauseConditions;
  if (Array.isArray(waits) && waits.length > 0) {
    return verdict(
      'Suspended',
      'Paused',
      'The update waits at a pause for somebody to promote it, or for its time.',
    );
  }
  const progressing = conditions.get('Progressing');
  return progressing?.reason === 'RolloutPaused'
    ? fromCondition('Suspended', progressing)
    : suspendedBy(specIsTrue('paused'), seen);
}

/** Controllers before 1.0 report no phase: their counters and hashes tell. */
function judgeByCounters({ spec, status }: Observed): Readiness {
  const counted = judgeReplicas({
    wanted: spec.replicas ?? 1,
    updated: status.updatedReplicas,
    current: status.replicas,
    available: status.availableReplicas,
  });
  if (counted.phase !== 'Ready') {
    return counted;
  }
  const newest = textOf(status.currentPodHash);
  const blueGreen = recordOf(status.blueGreen);
  const stable = recordOf(spec.strategy).blueGreen
    ? textOf(status.activeSelector) ?? textOf(blueGreen.activeSelector)
    : textOf(status.stableRS) ?? textOf(recordOf(status.canary).stableRS);
  return newest === undefined || stable === newest
    ? counted
    : verdict(
        'Provisioning',
        'NotPromoted',
        'The newest revision runs and is not the one that serves yet.',
      );
}

const rollout: Judge = seen => {
  const { status, reported } = seen;
  if (!reported) {
    return NO_STATUS;
  }
  if (isBehind(seen)) {
    return NOT_OBSERVED;
  }
  const phase = textOf(status.phase);
  if (phase) {
    return verdict(
      Object.hasOwn(PHASES, phase) ? PHASES[phase] : 'Unknown',
      phase,
      textOf(status.message) ?? `The rollout is ${phase}.`,
    );
  }
  return brokenRollout(seen) ?? pausedRollout(seen) ?? judgeByCounters(seen);
};

/** AnalysisRun and Experiment. Inconclusive is neither success nor failure. */
const run = byPhase({
  phases: {
    Pending: 'Provisioning',
    Running: 'Provisioning',
    Successful: 'Ready',
    Failed: 'Failed',
    Error: 'Failed',
    Inconclusive: 'Unknown',
  },
});

/**
 * Argo Rollouts (https://argoproj.github.io/argo-rollouts/features/specification/).
 *
 * @internal
 */
export const argoRollouts: SystemRules = {
  system: 'argo-rollouts',
  groups: {
    'argoproj.io': {
      Rollout: rollout,
      AnalysisRun: run,
      Experiment: run,
      ...kinds(configuration, 'AnalysisTemplate', 'ClusterAnalysisTemplate'),
    },
  },
};
