import { byConditions } from './shared/byConditions';
import { configuration } from './shared/configuration';
import { NO_STATUS } from '../observed';
import { fromCondition, verdict } from './shared/verdict';
import { kinds, type Judge, type SystemRules } from './types';

/** Reasons with which a queue is not active because somebody stopped it. */
const STOPPED = ['Stopped', 'ClusterQueueIsInactive', 'StoppedByUser'];

const byActive = (conditions: Parameters<Judge>[0]['conditions']) => {
  const condition = conditions.get('Active');
  if (!condition) {
    return NO_STATUS;
  }
  const phase = condition.status === 'True' ? 'Ready' : 'Degraded';
  return fromCondition(
    condition.status === 'Unknown' || condition.stale ? 'Provisioning' : phase,
    condition,
  );
};

/** ClusterQueue, LocalQueue, AdmissionCheck and MultiKueueCluster are Active. */
const active: Judge = ({ conditions, spec }) => {
  const condition = conditions.get('Active');
  const stop = spec.stopPolicy;
  if (stop === 'Hold' || stop === 'HoldAndDrain') {
    return verdict('Suspended', 'Stopped', 'Its stopPolicy holds it.');
  }
  if (!condition) {
    return NO_STATUS;
  }
  if (
    condition.status === 'False' &&
    STOPPED.includes(condition.reason ?? '')
  ) {
    return fromCondition('Suspended', condition);
  }
  return byActive(conditions);
};

/**
 * Workload: Finished is the end, for better or worse; before that Admitted says
 * that it may run and QuotaReserved that it waits for checks.
 */
const workload: Judge = ({ conditions, spec }) => {
  const finished = conditions.firstTrue(['Finished']);
  if (finished) {
    const failed = /fail|error/i.test(finished.reason ?? '');
    return fromCondition(failed ? 'Failed' : 'Ready', finished);
  }
  if (spec.active === false) {
    return verdict('Suspended', 'Deactivated', 'It has been deactivated.');
  }
  const admitted = conditions.firstTrue(['Admitted']);
  if (admitted) {
    const running = conditions.firstTrue(['PodsReady']);
    return running
      ? fromCondition(
          'Ready',
          running,
          'It is admitted and its pods are ready.',
        )
      : fromCondition('Provisioning', admitted, 'It is admitted.');
  }
  const evicted = conditions.firstTrue(['Evicted', 'Preempted']);
  const reserved = conditions.get('QuotaReserved');
  const waits = evicted ?? reserved;
  return waits ? fromCondition('Provisioning', waits) : NO_STATUS;
};

/**
 * Kueue (https://kueue.sigs.k8s.io/docs/concepts/).
 *
 * @internal
 */
export const kueue: SystemRules = {
  system: 'kueue',
  groups: {
    'kueue.x-k8s.io': {
      ...kinds(
        active,
        'ClusterQueue',
        'LocalQueue',
        'AdmissionCheck',
        'MultiKueueCluster',
      ),
      Workload: workload,
      ...kinds(
        configuration,
        'ResourceFlavor',
        'Cohort',
        'Topology',
        'WorkloadPriorityClass',
        'MultiKueueConfig',
        'ProvisioningRequestConfig',
      ),
    },
    'workload.codeflare.dev': {
      AppWrapper: ({ status, spec }) => {
        const phase = String(status.phase ?? '');
        if (spec.suspend === true && phase === 'Suspended') {
          return verdict('Suspended', 'Suspended', 'It waits in its queue.');
        }
        return byAppWrapperPhase(phase);
      },
    },
    'jobset.x-k8s.io': {
      JobSet: byConditions({
        ready: ['Completed'],
        whenFalse: 'Provisioning',
        failing: { Failed: 'Failed' },
        pausedBy: ({ conditions, spec }) =>
          conditions.isTrue('Suspended') || spec.suspend === true
            ? 'It is held back.'
            : undefined,
      }),
    },
    'leaderworkerset.x-k8s.io': {
      LeaderWorkerSet: byConditions({
        ready: ['Available'],
        whenFalse: 'Provisioning',
        busy: ['UpdateInProgress'],
        failing: { Failed: 'Failed' },
      }),
    },
  },
};

function byAppWrapperPhase(phase: string) {
  switch (phase) {
    case '':
      return NO_STATUS;
    case 'Succeeded':
    case 'Running':
      return verdict('Ready', phase, `It is ${phase}.`);
    case 'Failed':
      return verdict('Failed', phase, 'It has failed.');
    case 'Suspended':
      return verdict('Suspended', phase, 'It is suspended.');
    case 'Resuming':
    case 'Resetting':
    case 'Suspending':
    case 'Terminating':
      return verdict('Provisioning', phase, `It is ${phase}.`);
    default:
      return verdict('Unknown', phase, `The controller reports '${phase}'.`);
  }
}
