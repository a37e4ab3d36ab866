import { byPhase } from './shared/byPhase';
import { specIsTrue } from './shared/paused';
import { kinds, type SystemRules } from './types';

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
        'DeleteBackupRequest',
        'DownloadRequest',
        'ServerStatusRequest',
      ),
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
      ...kinds(place, 'BackupStorageLocation', 'VolumeSnapshotLocation'),
    },
  },
};
