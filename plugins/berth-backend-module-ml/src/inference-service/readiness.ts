import {
  camelCaseReason,
  isObserved,
  NO_STATUS,
  NOT_OBSERVED,
  unknownPhase,
  type ClaimObjects,
  type Readiness,
} from '@berth/backstage-plugin-berth-node';
import { queueOf, waitingInQueue } from '../shared/queue';
import { stopAsked } from '../shared/serving';
import { observe, type ObservedService } from './observed';

const TRANSITIONS = ['UpToDate', 'InProgress'];
const BLOCKED = ['BlockedByFailedLoad', 'InvalidSpec'];

/** Reasons with which Ready is False while pods come up. */
const COMING_UP = ['MinimumReplicasUnavailable', 'Deploying', 'Progressing'];

/**
 * What an InferenceService says of its state: whether it is stopped, how the
 * change of its model goes, and then whether all of it is ready.
 *
 * @internal
 */
export function readiness({ primary }: ClaimObjects): Readiness {
  const service = observe(primary);
  const stopped = service.conditions.get('Stopped')?.status === 'True';
  if (stopAsked(primary)) {
    return stopped
      ? {
          phase: 'Suspended',
          reason: 'Stopped',
          message:
            'Stopped: nothing runs, and nobody can ask it. Start it to go on.',
        }
      : {
          phase: 'Provisioning',
          reason: 'Stopping',
          message: 'It is being stopped.',
        };
  }
  if (stopped) {
    return {
      phase: 'Provisioning',
      reason: 'Starting',
      message: 'It is being started.',
    };
  }
  const ready = service.conditions.get('Ready');
  if (!ready && !service.transition) {
    return NO_STATUS;
  }
  if (!isObserved(primary, ready)) {
    return NOT_OBSERVED;
  }
  const queue = queueOf(primary);
  const judged = byTransition(service) ?? byCondition(service);
  return judged.phase === 'Provisioning' && queue && isGated(service)
    ? waitingInQueue(queue)
    : judged;
}

function byTransition(service: ObservedService): Readiness | undefined {
  const { transition, failure, conditions } = service;
  const serves = conditions.get('Ready')?.status === 'True';
  const why = failure ? ` (${failure.replace(/[\s.]+$/, '')})` : '';
  if (transition === undefined) {
    return undefined;
  }
  if (BLOCKED.includes(transition)) {
    const what =
      transition === 'InvalidSpec'
        ? 'KServe cannot make a server of the definition'
        : 'The model cannot be loaded';
    return {
      phase: serves ? 'Degraded' : 'Failed',
      reason: transition,
      message: `${what}${why}. ${
        serves ? 'The version before still answers. ' : ''
      }Look where the model lies, in which format, and whether it may be read.`,
    };
  }
  if (transition === 'InProgress') {
    return {
      phase: 'Provisioning',
      reason: 'InProgress',
      message: serves
        ? 'A version of the model is being loaded; the one before still answers.'
        : 'The model is being loaded.',
    };
  }
  return TRANSITIONS.includes(transition)
    ? undefined
    : {
        phase: 'Unknown',
        reason: camelCaseReason(transition),
        message: unknownPhase(transition),
      };
}

function byCondition({ conditions, canary }: ObservedService): Readiness {
  const ready = conditions.get('Ready');
  const reason = ready?.reason;
  const why = ready?.message?.replace(/[\s.]+$/, '');
  if (ready?.status === 'True') {
    return {
      phase: 'Ready',
      reason: reason || 'Ready',
      message:
        canary !== undefined && canary < 100
          ? `The model answers; ${canary} percent of the requests go to its newest version.`
          : 'The model answers.',
    };
  }
  if (ready?.status === 'False' && reason && !COMING_UP.includes(reason)) {
    return {
      phase: reason === 'RevisionFailed' ? 'Failed' : 'Degraded',
      reason: camelCaseReason(reason),
      message: `Not all of it is ready${
        why ? ` (${why})` : ''
      }. If this lasts, its pods' logs and events say why.`,
    };
  }
  const missing = [...conditions.values()]
    .filter(({ type, status }) => type !== 'Ready' && status !== 'True')
    .map(({ type }) => type)
    .filter(type => type !== 'Stopped');
  return {
    phase: 'Provisioning',
    reason: reason ? camelCaseReason(reason) : 'NotReady',
    message: `It is being set up${
      missing.length > 0 ? `; still to come: ${missing.join(', ')}` : ''
    }.`,
  };
}

/** Whether its pods are held back by a gate, as Kueue does. */
function isGated({ conditions }: ObservedService): boolean {
  return [...conditions.values()].some(({ reason = '', message = '' }) =>
    /SchedulingGated/.test(`${reason} ${message}`),
  );
}
