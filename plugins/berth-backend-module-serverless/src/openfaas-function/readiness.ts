import {
  judgeObject,
  type ClaimObjects,
  type Readiness,
} from '@berth/backstage-plugin-berth-node';
import { observe, type ObservedFunction } from './observed';

/**
 * What a Function says of its state, and the Deployment that runs it: a
 * Function alone does not tell one that is scaled to zero from one that does
 * not come up.
 *
 * @internal
 */
export function readiness(objects: ClaimObjects): Readiness {
  const seen = observe(objects);
  if (!seen.reported) {
    return {
      phase: 'Provisioning',
      reason: 'NotObserved',
      message:
        'OpenFaaS has said nothing yet. It only looks at namespaces that have the annotation openfaas=1.',
    };
  }
  const { rule: _rule, ...judged } = judgeObject(objects.primary);
  if (judged.phase !== 'Ready' && judged.phase !== 'Suspended') {
    return judged;
  }
  return seen.deployment ? ofDeployment(judged, seen) : judged;
}

function ofDeployment(judged: Readiness, seen: ObservedFunction): Readiness {
  if (seen.wanted === 0) {
    return {
      ...judged,
      phase: 'Suspended',
      message: 'Scaled to zero: the next call wakes it.',
    };
  }
  const { rule: _rule, ...rollout } = judgeObject(seen.deployment!);
  if (rollout.phase !== 'Ready') {
    return rollout;
  }
  return judged.phase === 'Ready'
    ? { ...judged, message: answersText(seen.ready) }
    : {
        phase: 'Provisioning',
        reason: 'NotHealthy',
        message: 'Its replicas are there, and OpenFaaS has not seen them yet.',
      };
}

function answersText(ready: number): string {
  return ready === 1 ? '1 replica answers.' : `${ready} replicas answer.`;
}
