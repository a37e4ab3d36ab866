import { describeRules, type RuleCase } from './__testUtils__/describeRules';

const phase = (text: string) => ({ status: { phase: text } });

/** What a kind has in common with all that end: the phases of most of them. */
const tasks = (kind: string): RuleCase[] => [
  [kind, 'nobody has reported on', 'Provisioning'],
  [kind, 'is new', 'Provisioning', phase('New')],
  [kind, 'runs', 'Provisioning', phase('InProgress')],
  [kind, 'is complete', 'Ready', phase('Completed')],
  [
    kind,
    'has failed',
    'Failed',
    { status: { phase: 'Failed', failureReason: 'no space left' } },
  ],
  [kind, 'says something new', 'Unknown', phase('Melting')],
];

const withPlugins = (kind: string): RuleCase[] => [
  ...tasks(kind),
  [kind, 'is not valid', 'Failed', phase('FailedValidation')],
  [
    kind,
    'waits for plugins',
    'Provisioning',
    phase('WaitingForPluginOperations'),
  ],
  [
    kind,
    'waits for plugins with parts missing',
    'Degraded',
    phase('WaitingForPluginOperationsPartiallyFailed'),
  ],
  [kind, 'is being finished', 'Provisioning', phase('Finalizing')],
  [
    kind,
    'is being finished with parts missing',
    'Degraded',
    phase('FinalizingPartiallyFailed'),
  ],
  [kind, 'has parts missing', 'Degraded', phase('PartiallyFailed')],
];

const movements = (kind: string): RuleCase[] => [
  ...tasks(kind),
  [kind, 'is accepted', 'Provisioning', phase('Accepted')],
  [kind, 'is prepared', 'Provisioning', phase('Prepared')],
  [kind, 'is being cancelled', 'Provisioning', phase('Canceling')],
  [kind, 'is cancelled', 'Failed', phase('Canceled')],
];

describeRules('velero', 'velero.io', [
  ...withPlugins('Backup'),
  ['Backup', 'is queued', 'Provisioning', phase('Queued')],
  ['Backup', 'is next', 'Provisioning', phase('ReadyToStart')],
  ['Backup', 'is on its way out', 'Deleting', phase('Deleting')],
  ...withPlugins('Restore'),
  ...movements('DataUpload'),
  ...movements('DataDownload'),
  ...movements('PodVolumeBackup'),
  ...movements('PodVolumeRestore'),
  ['DeleteBackupRequest', 'nobody has reported on', 'Provisioning'],
  ['DeleteBackupRequest', 'runs', 'Provisioning', phase('InProgress')],
  ['DeleteBackupRequest', 'is done', 'Ready', phase('Processed')],
  [
    'DeleteBackupRequest',
    'is done without errors',
    'Ready',
    { status: { phase: 'Processed', errors: [] } },
  ],
  [
    'DeleteBackupRequest',
    'could not delete the backup',
    'Failed',
    { status: { phase: 'Processed', errors: ['backup not found'] } },
  ],
  ['DeleteBackupRequest', 'says something new', 'Unknown', phase('Melting')],
  ['DownloadRequest', 'is new', 'Provisioning', phase('New')],
  ['DownloadRequest', 'is done', 'Ready', phase('Processed')],
  ['ServerStatusRequest', 'is new', 'Provisioning', phase('New')],
  ['ServerStatusRequest', 'is done', 'Ready', phase('Processed')],
  ['Schedule', 'nobody has reported on', 'Provisioning'],
  ['Schedule', 'is new', 'Provisioning', phase('New')],
  ['Schedule', 'is on', 'Ready', phase('Enabled')],
  ['Schedule', 'is not valid', 'Failed', phase('FailedValidation')],
  [
    'Schedule',
    'is paused',
    'Suspended',
    { spec: { paused: true }, ...phase('Enabled') },
  ],
  ['Schedule', 'says something new', 'Unknown', phase('Melting')],
  ['BackupRepository', 'is new', 'Provisioning', phase('New')],
  ['BackupRepository', 'is ready', 'Ready', phase('Ready')],
  ['BackupRepository', 'is not ready', 'Degraded', phase('NotReady')],
  ['BackupRepository', 'says something new', 'Unknown', phase('Melting')],
  ['BackupStorageLocation', 'nobody has reported on', 'Provisioning'],
  ['BackupStorageLocation', 'is there', 'Ready', phase('Available')],
  ['BackupStorageLocation', 'is away', 'Degraded', phase('Unavailable')],
  ['BackupStorageLocation', 'says something new', 'Unknown', phase('Melting')],
  ['VolumeSnapshotLocation', 'nobody reports on', 'Ready'],
  ['VolumeSnapshotLocation', 'is there', 'Ready', phase('Available')],
  ['VolumeSnapshotLocation', 'is away', 'Degraded', phase('Unavailable')],
  ['VolumeSnapshotLocation', 'says something new', 'Unknown', phase('Melting')],
]);
