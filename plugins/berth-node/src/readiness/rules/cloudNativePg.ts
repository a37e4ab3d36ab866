import { textOf } from '../../reading/values';
import { NO_STATUS } from '../observed';
import { cloudNativePgCluster } from './cloudNativePgCluster';
import { byPhase } from './shared/byPhase';
import { configuration } from './shared/configuration';
import { specIsTrue, suspendedBy } from './shared/paused';
import { verdict } from './shared/verdict';
import { kinds, type Judge, type SystemRules } from './types';

const backup = byPhase({
  phases: {
    pending: 'Provisioning',
    new: 'Provisioning',
    started: 'Provisioning',
    running: 'Provisioning',
    finalizing: 'Provisioning',
    completed: 'Ready',
    failed: 'Failed',
    walArchivingFailing: 'Failed',
  },
  message: ({ status }) => status.error,
});

const pooler: Judge = byPhase({
  phases: {
    active: 'Ready',
    paused: 'Suspended',
    inactive: 'Provisioning',
    failed: 'Failed',
  },
  message: ({ status }) => status.error ?? status.phaseReason,
});

const scheduledBackup: Judge = seen => {
  const error = textOf(seen.status.error);
  return (
    suspendedBy(specIsTrue('suspend'), seen) ??
    (error ? verdict('Degraded', 'ScheduleFailed', error) : undefined) ??
    (seen.reported
      ? verdict('Ready', 'Scheduled', 'Backups are made on time.')
      : NO_STATUS)
  );
};

/** What is declared inside of PostgreSQL: whether it has been applied. */
const declared: Judge = ({ status }) => {
  const message = textOf(status.message);
  if (status.applied === true) {
    return verdict('Ready', 'Applied', 'PostgreSQL has it as it is declared.');
  }
  return status.applied === false
    ? verdict('Degraded', 'NotApplied', message ?? 'It could not be applied.')
    : NO_STATUS;
};

/**
 * CloudNativePG's Cluster and the kinds around it
 * (https://cloudnative-pg.io/documentation/current/cloudnative-pg.v1/).
 *
 * @internal
 */
export const cloudNativePg: SystemRules = {
  system: 'cloudnative-pg',
  groups: {
    'postgresql.cnpg.io': {
      Cluster: cloudNativePgCluster,
      Backup: backup,
      Pooler: pooler,
      ScheduledBackup: scheduledBackup,
      ...kinds(
        declared,
        'Database',
        'DatabaseRole',
        'Publication',
        'Subscription',
      ),
      ...kinds(
        configuration,
        'ImageCatalog',
        'ClusterImageCatalog',
        'FailoverQuorum',
      ),
    },
    'barmancloud.cnpg.io': { ObjectStore: configuration },
  },
};
