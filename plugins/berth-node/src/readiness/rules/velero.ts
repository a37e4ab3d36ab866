import { textsOf } from '../../reading/values';
import { byPhase } from './shared/byPhase';
import { configuration } from './shared/configuration';
import { specIsTrue } from './shared/paused';
import { verdict } from './shared/verdict';
import { kinds, type Judge, type SystemRules } from './types';

/** Backups, restores and data movements end in one of several ways. */
const task = byPhase({
  phases: {
    New: 'Provisioning',
    Queued: 'Provisioning',
    ReadyToStart: 'Provisioning',
    Accepted: 'Provisioning',
    Prepared: 'Provisioning',
    InProgress: 'Provisioning',
    Canceling: 'Provisioning',
    WaitingForPluginOperations: 'Provisioning',
    WaitingForPluginOperationsPartiallyFailed: 'Degraded',
    Finalizing: 'Provisioning',
    FinalizingPartiallyFailed: 'Degraded',
    Completed: 'Ready',
    Processed: 'Ready',
    PartiallyFailed: 'Degraded',
    Canceled: 'Failed',
    Failed: 'Failed',
    FailedValidation: 'Failed',
    Deleting: 'Deleting',
  },
  message: ({ status }) => status.failureReason ?? status.message,
});

/** A deletion that has been processed has failed where it lists errors. */
const deletion: Judge = seen => {
  const [error] = textsOf(seen.status.errors);
  return error && seen.status.phase === 'Processed'
    ? verdict('Failed', 'DeletionFailed', error)
    : task(seen);
};

const place = byPhase({
  phases: { Available: 'Ready', Unavailable: 'Degraded' },
});

/**
 * Velero (https://velero.io/docs/main/api-types/).
 *
 * @internal
 */
export const velero: SystemRules = {
  system: 'velero',
  groups: {
    'velero.io': {
      ...kinds(
        task,
        'Backup',
        'Restore',
        'DataUpload',
        'DataDownload',
        'PodVolumeBackup',
        'PodVolumeRestore',
        'DownloadRequest',
        'ServerStatusRequest',
      ),
      DeleteBackupRequest: deletion,
      Schedule: byPhase({
        pausedBy: specIsTrue('paused'),
        phases: {
          New: 'Provisioning',
          Enabled: 'Ready',
          FailedValidation: 'Failed',
        },
      }),
      BackupRepository: byPhase({
        phases: { New: 'Provisioning', Ready: 'Ready', NotReady: 'Degraded' },
      }),
      BackupStorageLocation: place,
      // Velero itself reports nothing on these.
      VolumeSnapshotLocation: seen =>
        seen.reported ? place(seen) : configuration(seen),
    },
  },
};
