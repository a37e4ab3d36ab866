import { byConditions } from './shared/byConditions';
import { byPhase } from './shared/byPhase';
import { configuration } from './shared/configuration';
import { NO_STATUS } from '../observed';
import { fromCondition, verdict } from './shared/verdict';
import { kinds, type Judge, type SystemRules } from './types';

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
  if (conditions.isFalse('Active') && condition.reason === 'Stopped') {
    return fromCondition('Suspended', condition);
  }
  return byActive(conditions);
};

/** With what reasons a Workload is finished: its job went well, or it did not. */
const FINISHED: Record<string, 'Ready' | 'Failed'> = {
  Succeeded: 'Ready',
  JobFinished: 'Ready',
  // A larger or smaller one goes on with the job.
  WorkloadSliceReplaced: 'Ready',
  Failed: 'Failed',
  FailedToStart: 'Failed',
  OutOfSync: 'Failed',
  OwnerNotFound: 'Failed',
  AdmissionChecksRejected: 'Failed',
};

/**
 * Workload: Finished is the end, for better or worse; before that Admitted says
 * that it may run and QuotaReserved that it waits for checks.
 */
const workload: Judge = ({ conditions, spec }) => {
  const finished = conditions.firstTrue(['Finished']);
  if (finished) {
    const { reason = '' } = finished;
    return fromCondition(
      Object.hasOwn(FINISHED, reason) ? FINISHED[reason] : 'Unknown',
      finished,
    );
  }
  const evicted = conditions.firstTrue(['Evicted', 'Preempted']);
  if (spec.active === false) {
    // Kueue itself deactivates one that it has given up.
    if (evicted?.reason?.startsWith('DeactivatedDueTo')) {
      return fromCondition('Degraded', evicted);
    }
    return verdict('Suspended', 'Deactivated', 'It has been deactivated.');
  }
  // It stays admitted until its pods are gone.
  if (evicted) {
    return fromCondition('Provisioning', evicted);
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
  const reserved = conditions.get('QuotaReserved');
  return reserved ? fromCondition('Provisioning', reserved) : NO_STATUS;
};

const appWrapperPhase = byPhase({
  phases: {
    Suspended: 'Suspended',
    Resuming: 'Provisioning',
    Running: 'Ready',
    Resetting: 'Provisioning',
    Suspending: 'Provisioning',
    Succeeded: 'Ready',
    Failed: 'Failed',
    Terminating: 'Deleting',
  },
});

/**
 * AppWrapper: Running is what it made; its conditions tell how that does.
 */
const appWrapper: Judge = seen => {
  const { conditions, status } = seen;
  if (status.phase === 'Running') {
    const unhealthy = conditions.firstTrue(['Unhealthy']);
    if (unhealthy) {
      return fromCondition('Degraded', unhealthy);
    }
    const pods = conditions.get('PodsReady');
    if (pods && pods.status !== 'True') {
      return fromCondition('Provisioning', pods);
    }
  }
  return appWrapperPhase(seen);
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
      AppWrapper: appWrapper,
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
