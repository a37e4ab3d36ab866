import type { Readiness } from '../../offerings/types';
import { textOf } from '../../reading/values';
import { NO_STATUS, NOT_OBSERVED } from '../observed';
import { camelCaseReason, unknownPhase } from '../phaseReadiness';
import type { ObservedCondition } from './shared/Conditions';
import type { Observed } from './shared/observe';
import { fromCondition, verdict } from './shared/verdict';

/** Types that say, when True, that an object is as it should be. */
const READY = [
  'Ready',
  'Available',
  'Healthy',
  'Succeeded',
  'Complete',
  'Completed',
  'Established',
  'Programmed',
  'Accepted',
  'Synced',
  'Reconciled',
];

const FAILED = ['Failed', 'Stalled'];
const SUSPENDED = ['Suspended', 'Paused', 'Stopped'];

/** Words in a reason by which a controller says that it has failed. */
const FAILURE =
  /(fail|error|invalid|denied|forbidden|unauthorized|notfound|missing|unhealthy|degraded|stalled|exceeded|crash|unavailable|rejected|conflict|unsupported)/i;

/** What phase and state texts mean in most of the systems that have one. */
const PHASES: Record<string, Readiness['phase']> = {
  active: 'Ready',
  available: 'Ready',
  bound: 'Ready',
  complete: 'Ready',
  completed: 'Ready',
  deployed: 'Ready',
  established: 'Ready',
  finished: 'Ready',
  healthy: 'Ready',
  ready: 'Ready',
  running: 'Ready',
  succeeded: 'Ready',
  success: 'Ready',
  successful: 'Ready',
  applying: 'Provisioning',
  building: 'Provisioning',
  configuring: 'Provisioning',
  creating: 'Provisioning',
  deploying: 'Provisioning',
  initializing: 'Provisioning',
  inprogress: 'Provisioning',
  installing: 'Provisioning',
  new: 'Provisioning',
  pending: 'Provisioning',
  processing: 'Provisioning',
  progressing: 'Provisioning',
  provisioning: 'Provisioning',
  queued: 'Provisioning',
  reconciling: 'Provisioning',
  restarting: 'Provisioning',
  scaling: 'Provisioning',
  starting: 'Provisioning',
  stopping: 'Provisioning',
  updating: 'Provisioning',
  upgrading: 'Provisioning',
  waiting: 'Provisioning',
  deleting: 'Deleting',
  terminating: 'Deleting',
  degraded: 'Degraded',
  notready: 'Degraded',
  unavailable: 'Degraded',
  unhealthy: 'Degraded',
  warning: 'Degraded',
  crashed: 'Failed',
  error: 'Failed',
  failed: 'Failed',
  failure: 'Failed',
  invalid: 'Failed',
  paused: 'Suspended',
  stopped: 'Suspended',
  suspended: 'Suspended',
};

/**
 * Judges an object of any kind by the conventions of Kubernetes' API: the
 * conditions Ready, Available and their like, Degraded, Reconciling and
 * Stalled, or else a phase. Whatever these do not tell is Unknown.
 *
 * @remarks
 * Reconciling says that an object is not as its spec asks, whatever else it
 * says; Progressing is left True by many once they are done.
 *
 * @internal
 */
export function judgeByKstatus(seen: Observed): Readiness {
  const { conditions, reported } = seen;
  if (!reported) {
    return verdict(
      'Unknown',
      'NoStatus',
      'Nobody has reported on it, and Berth does not know whether anybody will.',
    );
  }
  return (
    judgeSpecial(seen) ??
    judgeReady(conditions.list) ??
    judgePhase(seen) ??
    verdict(
      'Unknown',
      'NotUnderstood',
      'Its status has neither a condition nor a phase that Berth knows.',
    )
  );
}

function judgeSpecial({ conditions, spec }: Observed): Readiness | undefined {
  const failed = conditions.firstTrue(FAILED);
  if (failed) {
    return fromCondition('Failed', failed);
  }
  const suspended = conditions.firstTrue(SUSPENDED);
  if (suspended) {
    return fromCondition('Suspended', suspended);
  }
  if (
    spec.suspend === true ||
    spec.suspended === true ||
    spec.paused === true
  ) {
    return verdict('Suspended', 'Paused', 'Its spec asks for a pause.');
  }
  const degraded = conditions.firstTrue(['Degraded']);
  if (degraded) {
    return fromCondition('Degraded', degraded);
  }
  if (failureIn(conditions.list)) {
    return undefined;
  }
  const reconciling = conditions.firstTrue(['Reconciling']);
  if (reconciling) {
    return fromCondition('Provisioning', reconciling);
  }
  const progressing = conditions.firstTrue(['Progressing']);
  return progressing && !conditions.firstTrue(['Ready', 'Available'])
    ? fromCondition('Provisioning', progressing)
    : undefined;
}

function judgeReady(list: ObservedCondition[]): Readiness | undefined {
  const condition = READY.map(type => list.find(c => c.type === type)).find(
    found => found !== undefined,
  );
  if (!condition) {
    return undefined;
  }
  if (condition.stale) {
    return NOT_OBSERVED;
  }
  const failure = failureIn(list);
  if (failure) {
    return fromCondition('Degraded', failure);
  }
  return fromCondition(
    condition.status === 'True' ? 'Ready' : 'Provisioning',
    condition,
  );
}

/** One of the leading conditions that is False for a reason that says so. */
function failureIn(list: ObservedCondition[]): ObservedCondition | undefined {
  return list.find(
    ({ type, status, reason = '', severity, stale }) =>
      READY.includes(type) &&
      status === 'False' &&
      !stale &&
      (FAILURE.test(reason) || severity === 'Error'),
  );
}

function judgePhase({ status }: Observed): Readiness | undefined {
  const text =
    textOf(status.phase) ?? textOf(status.state) ?? textOf(status.status);
  if (text) {
    const word = text.toLowerCase().replace(/[^a-z]/g, '');
    const phase = Object.hasOwn(PHASES, word) ? PHASES[word] : 'Unknown';
    return verdict(
      phase,
      camelCaseReason(text),
      textOf(status.message) ??
        (phase === 'Unknown' ? unknownPhase(text) : `It is ${text}.`),
    );
  }
  if (typeof status.ready === 'boolean') {
    return status.ready
      ? verdict('Ready', 'Ready', 'It is ready.')
      : { ...NO_STATUS, reason: 'NotReady', message: 'It is not ready yet.' };
  }
  return undefined;
}
