import {
  judgeObject,
  NOT_OBSERVED,
  type ClaimObjects,
  type Readiness,
} from '@berth/backstage-plugin-berth-node';
import { observe, type ObservedApp } from './observed';

/**
 * What a SpinApp says of its state, and the Deployment that runs it. A SpinApp
 * reports no generation: whether a change has been seen shows in the other.
 *
 * @internal
 */
export function readiness(objects: ClaimObjects): Readiness {
  const app = observe(objects);
  if (!app.reported) {
    return {
      phase: 'Provisioning',
      reason: 'NotObserved',
      message: `SpinKube has said nothing yet. It waits as long as there is no SpinAppExecutor '${app.executor}' in this namespace.`,
    };
  }
  const { rule: _rule, ...judged } = judgeObject(objects.primary);
  if (judged.phase !== 'Ready' || !app.deployment) {
    return { ...judged, ...progressOf(app) };
  }
  if (isBehind(app)) {
    return { ...NOT_OBSERVED, ...progressOf(app) };
  }
  const { rule: _other, ...rollout } = judgeObject(app.deployment);
  return rollout.phase === 'Ready' || app.autoscaled
    ? { ...judged, message: runningText(app) }
    : { ...rollout, ...progressOf(app) };
}

/** Whether its Deployment is still to become what the app is now. */
function isBehind({ isDeployed, autoscaled, wanted, deployed }: ObservedApp) {
  return !isDeployed || (!autoscaled && deployed !== wanted);
}

function progressOf({ autoscaled, ready, wanted }: ObservedApp) {
  return autoscaled || wanted === 0
    ? {}
    : { progress: { done: Math.min(ready, wanted), total: wanted } };
}

function runningText({ ready }: ObservedApp): string {
  switch (ready) {
    case 0:
      return 'Its autoscaler has scaled it to zero.';
    case 1:
      return '1 replica answers.';
    default:
      return `${ready} replicas answer.`;
  }
}
