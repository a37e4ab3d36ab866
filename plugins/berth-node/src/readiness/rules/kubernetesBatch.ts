import { textOf } from '../../reading/values';
import { NO_STATUS } from '../observed';
import { specIsTrue, suspendedBy } from './shared/paused';
import { fromCondition, verdict } from './shared/verdict';
import type { Judge, SystemRules } from './types';

/**
 * Job: Complete and Failed are final and stay True. Suspended, or a spec that
 * asks for it, is a Job that somebody or a queue holds back.
 */
const job: Judge = seen => {
  const { conditions, status, reported } = seen;
  const failed = conditions.firstTrue(['Failed']);
  if (failed) {
    return fromCondition('Failed', failed, 'The job has failed.');
  }
  const complete = conditions.firstTrue(['Complete']);
  if (complete) {
    return fromCondition('Ready', complete, 'The job is complete.');
  }
  const suspended = conditions.firstTrue(['Suspended']);
  if (suspended) {
    return fromCondition('Suspended', suspended, 'The job is held back.');
  }
  const ending = conditions.firstTrue(['FailureTarget', 'SuccessCriteriaMet']);
  if (ending) {
    return fromCondition('Provisioning', ending, 'The job is ending.');
  }
  return (
    suspendedBy(specIsTrue('suspend'), seen) ??
    (reported
      ? verdict(
          'Provisioning',
          'Running',
          `The job is not complete; ${Number(status.active) || 0} pods run.`,
        )
      : NO_STATUS)
  );
};

/**
 * CronJob: it has no conditions. While a run is going on it is at work. A last
 * success that is older than the last start tells of a run that has failed;
 * before the first success nothing tells of the outcome of runs.
 */
const cronJob: Judge = seen => {
  const { status } = seen;
  const paused = suspendedBy(specIsTrue('suspend'), seen);
  if (paused) {
    return paused;
  }
  const scheduled = Date.parse(textOf(status.lastScheduleTime) ?? '');
  const succeeded = Date.parse(textOf(status.lastSuccessfulTime) ?? '');
  const active = Array.isArray(status.active) ? status.active.length : 0;
  if (active > 0) {
    return verdict('Provisioning', 'Running', `${active} of its jobs run.`);
  }
  if (Number.isNaN(scheduled)) {
    return verdict('Ready', 'NotDueYet', 'Its first time has not come yet.');
  }
  if (succeeded < scheduled) {
    return verdict(
      'Degraded',
      'LastRunFailed',
      'Its last run has not succeeded; the last job says why.',
    );
  }
  return Number.isNaN(succeeded)
    ? verdict('Ready', 'Scheduled', 'It runs on time; no success is recorded.')
    : verdict('Ready', 'LastRunSucceeded', 'Its last run has succeeded.');
};

/**
 * Jobs of Kubernetes (https://kubernetes.io/docs/concepts/workloads/controllers/job/).
 *
 * @internal
 */
export const kubernetesBatch: SystemRules = {
  system: 'kubernetes-batch',
  groups: { batch: { Job: job, CronJob: cronJob } },
};
