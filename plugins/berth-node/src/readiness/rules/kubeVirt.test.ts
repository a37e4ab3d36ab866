import { conditions, describeRules } from './__testUtils__/describeRules';

describeRules('kubevirt', 'kubevirt.io', [
  ['VirtualMachine', 'nobody has reported on', 'Provisioning'],
  [
    'VirtualMachine',
    'runs',
    'Ready',
    { status: { printableStatus: 'Running' } },
  ],
  [
    'VirtualMachine',
    'starts',
    'Provisioning',
    { status: { printableStatus: 'Starting' } },
  ],
  [
    'VirtualMachine',
    'is provisioned',
    'Provisioning',
    { status: { printableStatus: 'Provisioning' } },
  ],
  [
    'VirtualMachine',
    'waits for its volume',
    'Provisioning',
    { status: { printableStatus: 'WaitingForVolumeBinding' } },
  ],
  [
    'VirtualMachine',
    'waits for a receiver',
    'Provisioning',
    { status: { printableStatus: 'WaitingForReceiver' } },
  ],
  [
    'VirtualMachine',
    'moves',
    'Provisioning',
    { status: { printableStatus: 'Migrating' } },
  ],
  [
    'VirtualMachine',
    'stops',
    'Provisioning',
    { status: { printableStatus: 'Stopping' } },
  ],
  [
    'VirtualMachine',
    'is stopped',
    'Suspended',
    { status: { printableStatus: 'Stopped' } },
  ],
  [
    'VirtualMachine',
    'is paused',
    'Suspended',
    { status: { printableStatus: 'Paused' } },
  ],
  [
    'VirtualMachine',
    'is taken away',
    'Deleting',
    { status: { printableStatus: 'Terminating' } },
  ],
  [
    'VirtualMachine',
    'crashes',
    'Degraded',
    { status: { printableStatus: 'CrashLoopBackOff' } },
  ],
  [
    'VirtualMachine',
    'fits nowhere',
    'Degraded',
    { status: { printableStatus: 'ErrorUnschedulable' } },
  ],
  [
    'VirtualMachine',
    'has no image',
    'Degraded',
    { status: { printableStatus: 'ErrImagePull' } },
  ],
  [
    'VirtualMachine',
    'waits to try its image again',
    'Degraded',
    { status: { printableStatus: 'ImagePullBackOff' } },
  ],
  [
    'VirtualMachine',
    'has no claim for its volume',
    'Degraded',
    { status: { printableStatus: 'ErrorPvcNotFound' } },
  ],
  [
    'VirtualMachine',
    'has a broken volume',
    'Degraded',
    { status: { printableStatus: 'DataVolumeError' } },
  ],
  [
    'VirtualMachine',
    'is not known',
    'Unknown',
    { status: { printableStatus: 'Unknown' } },
  ],
  [
    'VirtualMachine',
    'is melting',
    'Unknown',
    { status: { printableStatus: 'Melting' } },
  ],
  [
    'VirtualMachine',
    'runs and is ready',
    'Ready',
    {
      status: {
        printableStatus: 'Running',
        ready: true,
        ...conditions('Ready=True'),
      },
    },
  ],
  [
    'VirtualMachine',
    'runs and is not ready yet',
    'Provisioning',
    {
      status: {
        printableStatus: 'Running',
        ...conditions('Ready=False:GuestNotRunning'),
      },
    },
  ],
  [
    'VirtualMachine',
    'is ready and says no more',
    'Ready',
    { status: conditions('Ready=True') },
  ],
  [
    'VirtualMachine',
    'could not be made',
    'Degraded',
    {
      status: {
        printableStatus: 'Running',
        ...conditions('Failure=True:FailedCreate'),
      },
    },
  ],
  [
    'VirtualMachine',
    'is paused by somebody',
    'Suspended',
    {
      status: {
        printableStatus: 'Running',
        ...conditions('Ready=True', 'Paused=True:PausedByUser'),
      },
    },
  ],
  ['VirtualMachineInstance', 'nobody has reported on', 'Provisioning'],
  [
    'VirtualMachineInstance',
    'is pending',
    'Provisioning',
    { status: { phase: 'Pending' } },
  ],
  [
    'VirtualMachineInstance',
    'is being scheduled',
    'Provisioning',
    { status: { phase: 'Scheduling' } },
  ],
  [
    'VirtualMachineInstance',
    'is scheduled',
    'Provisioning',
    { status: { phase: 'Scheduled' } },
  ],
  [
    'VirtualMachineInstance',
    'waits to be synchronized',
    'Provisioning',
    { status: { phase: 'WaitingForSync' } },
  ],
  ['VirtualMachineInstance', 'runs', 'Ready', { status: { phase: 'Running' } }],
  [
    'VirtualMachineInstance',
    'has ended',
    'Ready',
    { status: { phase: 'Succeeded' } },
  ],
  [
    'VirtualMachineInstance',
    'has failed',
    'Failed',
    { status: { phase: 'Failed' } },
  ],
  [
    'VirtualMachineInstance',
    'is not known',
    'Unknown',
    { status: { phase: 'Unknown' } },
  ],
  [
    'VirtualMachineInstance',
    'is melting',
    'Unknown',
    { status: { phase: 'Melting' } },
  ],
  [
    'VirtualMachineInstance',
    'runs and is ready',
    'Ready',
    {
      status: {
        phase: 'Running',
        ...conditions(
          'Ready=True',
          'LiveMigratable=False:DisksNotLiveMigratable',
        ),
      },
    },
  ],
  [
    'VirtualMachineInstance',
    'runs and is not ready',
    'Provisioning',
    {
      status: {
        phase: 'Running',
        ...conditions('Ready=False:GuestNotRunning'),
      },
    },
  ],
  [
    'VirtualMachineInstance',
    'has failed and is not ready',
    'Failed',
    {
      status: { phase: 'Failed', ...conditions('Ready=False:PodTerminating') },
    },
  ],
  [
    'VirtualMachineInstance',
    'is paused',
    'Suspended',
    {
      status: {
        phase: 'Running',
        ...conditions('Ready=True', 'Paused=True:PausedByUser'),
      },
    },
  ],
  ['VirtualMachineInstanceMigration', 'nobody has reported on', 'Provisioning'],
  [
    'VirtualMachineInstanceMigration',
    'is Pending',
    'Provisioning',
    { status: { phase: 'Pending' } },
  ],
  [
    'VirtualMachineInstanceMigration',
    'is Scheduling',
    'Provisioning',
    { status: { phase: 'Scheduling' } },
  ],
  [
    'VirtualMachineInstanceMigration',
    'is Scheduled',
    'Provisioning',
    { status: { phase: 'Scheduled' } },
  ],
  [
    'VirtualMachineInstanceMigration',
    'is WaitingForSync',
    'Provisioning',
    { status: { phase: 'WaitingForSync' } },
  ],
  [
    'VirtualMachineInstanceMigration',
    'is Synchronizing',
    'Provisioning',
    { status: { phase: 'Synchronizing' } },
  ],
  [
    'VirtualMachineInstanceMigration',
    'is PreparingTarget',
    'Provisioning',
    { status: { phase: 'PreparingTarget' } },
  ],
  [
    'VirtualMachineInstanceMigration',
    'is TargetReady',
    'Provisioning',
    { status: { phase: 'TargetReady' } },
  ],
  [
    'VirtualMachineInstanceMigration',
    'is Running',
    'Provisioning',
    { status: { phase: 'Running' } },
  ],
  [
    'VirtualMachineInstanceMigration',
    'has moved it',
    'Ready',
    { status: { phase: 'Succeeded' } },
  ],
  [
    'VirtualMachineInstanceMigration',
    'has failed',
    'Failed',
    { status: { phase: 'Failed' } },
  ],
  [
    'VirtualMachineInstanceMigration',
    'is melting',
    'Unknown',
    { status: { phase: 'Melting' } },
  ],
  ['KubeVirt', 'nobody has reported on', 'Provisioning'],
  [
    'KubeVirt',
    'is available',
    'Ready',
    {
      status: {
        phase: 'Deployed',
        ...conditions('Available=True', 'Progressing=False', 'Degraded=False'),
      },
    },
  ],
  [
    'KubeVirt',
    'is being deployed',
    'Provisioning',
    {
      status: {
        phase: 'Deploying',
        ...conditions(
          'Available=False:DeploymentInProgress',
          'Progressing=True',
          'Degraded=False',
        ),
      },
    },
  ],
  [
    'KubeVirt',
    'is degraded',
    'Degraded',
    {
      status: {
        phase: 'Deployed',
        ...conditions('Available=True', 'Progressing=False', 'Degraded=True'),
      },
    },
  ],
]);

describeRules('kubevirt', 'cdi.kubevirt.io', [
  ['DataVolume', 'nobody has reported on', 'Provisioning'],
  [
    'DataVolume',
    'is Pending',
    'Provisioning',
    { status: { phase: 'Pending' } },
  ],
  [
    'DataVolume',
    'is PVCBound',
    'Provisioning',
    { status: { phase: 'PVCBound' } },
  ],
  [
    'DataVolume',
    'is ImportScheduled',
    'Provisioning',
    { status: { phase: 'ImportScheduled' } },
  ],
  [
    'DataVolume',
    'is ImportInProgress',
    'Provisioning',
    { status: { phase: 'ImportInProgress' } },
  ],
  [
    'DataVolume',
    'is CloneScheduled',
    'Provisioning',
    { status: { phase: 'CloneScheduled' } },
  ],
  [
    'DataVolume',
    'is CloneInProgress',
    'Provisioning',
    { status: { phase: 'CloneInProgress' } },
  ],
  [
    'DataVolume',
    'is CloneFromSnapshotSourceInProgress',
    'Provisioning',
    { status: { phase: 'CloneFromSnapshotSourceInProgress' } },
  ],
  [
    'DataVolume',
    'is SnapshotForSmartCloneInProgress',
    'Provisioning',
    { status: { phase: 'SnapshotForSmartCloneInProgress' } },
  ],
  [
    'DataVolume',
    'is SmartClonePVCInProgress',
    'Provisioning',
    { status: { phase: 'SmartClonePVCInProgress' } },
  ],
  [
    'DataVolume',
    'is CSICloneInProgress',
    'Provisioning',
    { status: { phase: 'CSICloneInProgress' } },
  ],
  [
    'DataVolume',
    'is ExpansionInProgress',
    'Provisioning',
    { status: { phase: 'ExpansionInProgress' } },
  ],
  [
    'DataVolume',
    'is NamespaceTransferInProgress',
    'Provisioning',
    { status: { phase: 'NamespaceTransferInProgress' } },
  ],
  [
    'DataVolume',
    'is PrepClaimInProgress',
    'Provisioning',
    { status: { phase: 'PrepClaimInProgress' } },
  ],
  [
    'DataVolume',
    'is RebindInProgress',
    'Provisioning',
    { status: { phase: 'RebindInProgress' } },
  ],
  [
    'DataVolume',
    'is UploadScheduled',
    'Provisioning',
    { status: { phase: 'UploadScheduled' } },
  ],
  [
    'DataVolume',
    'is UploadReady',
    'Provisioning',
    { status: { phase: 'UploadReady' } },
  ],
  [
    'DataVolume',
    'is WaitForFirstConsumer',
    'Provisioning',
    { status: { phase: 'WaitForFirstConsumer' } },
  ],
  [
    'DataVolume',
    'is PendingPopulation',
    'Provisioning',
    { status: { phase: 'PendingPopulation' } },
  ],
  ['DataVolume', 'is paused', 'Suspended', { status: { phase: 'Paused' } }],
  ['DataVolume', 'is filled', 'Ready', { status: { phase: 'Succeeded' } }],
  [
    'DataVolume',
    'could not be filled',
    'Failed',
    { status: { phase: 'Failed' } },
  ],
  ['DataVolume', 'is not known', 'Unknown', { status: { phase: 'Unknown' } }],
  ['DataVolume', 'is melting', 'Unknown', { status: { phase: 'Melting' } }],
  [
    'CDI',
    'is available',
    'Ready',
    {
      status: conditions(
        'Available=True',
        'Progressing=False',
        'Degraded=False',
      ),
    },
  ],
  [
    'DataImportCron',
    'is up to date',
    'Ready',
    { status: conditions('UpToDate=True', 'Progressing=False') },
  ],
  [
    'DataImportCron',
    'is not up to date',
    'Degraded',
    { status: conditions('UpToDate=False:Outdated', 'Progressing=False') },
  ],
  [
    'DataSource',
    'is ready',
    'Ready',
    { status: conditions('Ready=True:Ready') },
  ],
  [
    'DataSource',
    'has no source',
    'Degraded',
    { status: conditions('Ready=False:NotFound') },
  ],
  ['StorageProfile', 'is there', 'Ready'],
]);

describeRules('kubevirt', 'hco.kubevirt.io', [
  [
    'HyperConverged',
    'is available',
    'Ready',
    {
      status: conditions(
        'ReconcileComplete=True',
        'Available=True',
        'Progressing=False',
        'Degraded=False',
        'Upgradeable=True',
      ),
    },
  ],
  [
    'HyperConverged',
    'is being updated',
    'Provisioning',
    {
      status: conditions(
        'Available=True',
        'Progressing=True',
        'Degraded=False',
      ),
    },
  ],
  [
    'HyperConverged',
    'is not available',
    'Degraded',
    {
      status: conditions(
        'Available=False',
        'Progressing=False',
        'Degraded=False',
      ),
    },
  ],
]);

describeRules('kubevirt', 'instancetype.kubevirt.io', [
  ['VirtualMachineInstancetype', 'is there', 'Ready'],
  ['VirtualMachineClusterPreference', 'is there', 'Ready'],
]);
