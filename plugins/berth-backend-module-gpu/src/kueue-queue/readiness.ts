import {
  isObserved,
  NO_STATUS,
  NOT_OBSERVED,
  type ClaimObjects,
  type Readiness,
} from '@berth/backstage-plugin-berth-node';
import { observeQueue, type ObservedQueue } from './observed';

const HELD = ['Hold', 'HoldAndDrain'];

/**
 * The reasons with which a ClusterQueue is not active (Kueue's API,
 * https://kueue.sigs.k8s.io/docs/reference/), and whose turn it is.
 */
const inactive: Record<string, Pick<Readiness, 'phase' | 'message'>> = {
  FlavorNotFound: {
    phase: 'Failed',
    message:
      'Its ResourceFlavor is not there, so that no job is let in. The platform team has to make it, or name another one.',
  },
  AdmissionCheckNotFound: {
    phase: 'Failed',
    message:
      'An admission check that it names is not there. The platform team has to make it.',
  },
  AdmissionCheckInactive: {
    phase: 'Degraded',
    message:
      'An admission check that it names does not work now. The platform team can tell why.',
  },
  MultipleMultiKueueAdmissionChecks: {
    phase: 'Failed',
    message: 'It names several MultiKueue admission checks; there may be one.',
  },
  MultiKueueAdmissionCheckAppliedPerFlavor: {
    phase: 'Failed',
    message:
      'A MultiKueue admission check is bound to single flavors, which Kueue does not take.',
  },
  NotSupportedWithTopologyAwareScheduling: {
    phase: 'Failed',
    message:
      'It is set up in a way that does not go together with topology-aware scheduling.',
  },
  TopologyNotFound: {
    phase: 'Failed',
    message: 'The Topology of its flavor is not there.',
  },
  Terminating: {
    phase: 'Degraded',
    message: 'Its ClusterQueue is being deleted: no new job is let in.',
  },
  Unknown: {
    phase: 'Unknown',
    message: 'Kueue does not know why its ClusterQueue is not active.',
  },
};

/**
 * What a LocalQueue and its ClusterQueue say of their state. What somebody
 * holds comes first; the LocalQueue's condition then tells whether jobs are
 * taken, and the ClusterQueue's why they are not.
 *
 * @internal
 */
export function readiness(objects: ClaimObjects): Readiness {
  const queue = observeQueue(objects);
  return held(queue) ?? judge(queue);
}

function held({ localStop, ownStop }: ObservedQueue): Readiness | undefined {
  const stop = [localStop, ownStop].find(policy => HELD.includes(policy));
  if (!stop) {
    return undefined;
  }
  const by = HELD.includes(localStop)
    ? 'Resume it to go on.'
    : 'The platform team has held it.';
  return {
    phase: 'Suspended',
    reason: stop,
    message:
      stop === 'Hold'
        ? `Held: jobs that run go on, and no new one is let in. ${by}`
        : `Held and drained: jobs have been stopped and wait, and no new one is let in. ${by}`,
  };
}

function judge(queue: ObservedQueue): Readiness {
  const { local, localActive, own, ownActive } = queue;
  if (!localActive) {
    return NO_STATUS;
  }
  const stale =
    !isObserved(local, localActive) ||
    (own !== undefined && !isObserved(own, ownActive));
  if (stale) {
    return NOT_OBSERVED;
  }
  if (localActive.status === 'True') {
    return ownActive && ownActive.status !== 'True'
      ? whyInactive(queue)
      : { phase: 'Ready', reason: 'Active', message: sentence(queue) };
  }
  if (localActive.status !== 'False') {
    return {
      phase: 'Unknown',
      reason: localActive.reason || 'ActiveUnknown',
      message: localActive.message || 'Kueue does not know its state.',
    };
  }
  return whyLocalInactive(queue);
}

function whyLocalInactive(queue: ObservedQueue): Readiness {
  const { localActive, own, clusterQueueName } = queue;
  switch (localActive?.reason) {
    case 'ClusterQueueDoesNotExist':
      return own
        ? NOT_OBSERVED
        : {
            phase: 'Failed',
            reason: 'ClusterQueueDoesNotExist',
            message: `Its ClusterQueue '${clusterQueueName}' is not there, so that no job is let in. The platform team has to make it.`,
          };
    case 'ClusterQueueIsInactive':
      return whyInactive(queue);
    case 'Stopped':
      // stopPolicy is None again, and Kueue has not seen it.
      return NOT_OBSERVED;
    default:
      return {
        phase: 'Degraded',
        reason: localActive?.reason || 'Inactive',
        message: `No job is let in: ${
          localActive?.message || 'Kueue gives no reason.'
        }`,
      };
  }
}

function whyInactive({ own, ownActive }: ObservedQueue): Readiness {
  if (!own) {
    return {
      phase: 'Degraded',
      reason: 'ClusterQueueIsInactive',
      message:
        'Its ClusterQueue, which it shares with others, lets no job in. The platform team can tell why.',
    };
  }
  if (!ownActive) {
    return NO_STATUS;
  }
  const reason = ownActive.reason || 'Inactive';
  if (ownActive.status === 'True' || reason === 'Stopped') {
    return NOT_OBSERVED;
  }
  const known = Object.hasOwn(inactive, reason) ? inactive[reason] : undefined;
  const said = ownActive.message?.replace(/[\s.]+$/, '');
  return {
    phase: known?.phase ?? 'Degraded',
    reason,
    message: `${known?.message ?? 'No job is let in.'}${
      said ? ` (${said})` : ''
    }`,
  };
}

function sentence({ admitted, pending, limits }: ObservedQueue): string {
  const [limit] = limits;
  const gpus = limit ? `${limit.used} of ${limit.nominal} GPUs used. ` : '';
  const waiting =
    pending > 0
      ? `${pending} ${pending === 1 ? 'job waits' : 'jobs wait'}`
      : 'none waits';
  return `Takes jobs. ${gpus}${admitted} ${
    admitted === 1 ? 'job runs' : 'jobs run'
  }, ${waiting}.`;
}
