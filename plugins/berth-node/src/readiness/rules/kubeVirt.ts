import { textOf } from '../../reading/values';
import { NO_STATUS } from '../observed';
import { unknownPhase } from '../phaseReadiness';
import { byConditions } from './shared/byConditions';
import { byPhase } from './shared/byPhase';
import { configuration } from './shared/configuration';
import { fromCondition, verdict } from './shared/verdict';
import { kinds, type Judge, type SystemRules } from './types';

const VM_STATES: Record<string, ReturnType<Judge>['phase']> = {
  Running: 'Ready',
  Starting: 'Provisioning',
  Provisioning: 'Provisioning',
  WaitingForVolumeBinding: 'Provisioning',
  Migrating: 'Provisioning',
  WaitingForReceiver: 'Provisioning',
  Stopping: 'Provisioning',
  Terminating: 'Deleting',
  Stopped: 'Suspended',
  Paused: 'Suspended',
  CrashLoopBackOff: 'Degraded',
  ErrorUnschedulable: 'Degraded',
  ErrImagePull: 'Degraded',
  ImagePullBackOff: 'Degraded',
  ErrorPvcNotFound: 'Degraded',
  DataVolumeError: 'Degraded',
  Unknown: 'Unknown',
};

/** VirtualMachine: what `kubectl get vm` prints, and Ready while it runs. */
const virtualMachine: Judge = seen => {
  const { conditions, status, reported } = seen;
  const failure = conditions.firstTrue(['Failure']);
  if (failure) {
    return fromCondition('Degraded', failure);
  }
  const paused = conditions.firstTrue(['Paused']);
  if (paused) {
    return fromCondition('Suspended', paused);
  }
  const state = textOf(status.printableStatus);
  if (!state) {
    return reported
      ? byConditions({ ready: ['Ready'], whenFalse: 'Provisioning' })(seen)
      : NO_STATUS;
  }
  const phase = Object.hasOwn(VM_STATES, state) ? VM_STATES[state] : 'Unknown';
  const ready = conditions.get('Ready');
  if (phase === 'Ready' && ready && ready.status !== 'True') {
    return fromCondition('Provisioning', ready);
  }
  return verdict(
    phase,
    state,
    phase === 'Unknown' ? unknownPhase(state) : `The machine is ${state}.`,
  );
};

const instancePhase = byPhase({
  phases: {
    Pending: 'Provisioning',
    Scheduling: 'Provisioning',
    Scheduled: 'Provisioning',
    WaitingForSync: 'Provisioning',
    Running: 'Ready',
    Succeeded: 'Ready',
    Failed: 'Failed',
    Unknown: 'Unknown',
  },
});

const instance: Judge = seen => {
  const paused = seen.conditions.firstTrue(['Paused']);
  if (paused) {
    return fromCondition('Suspended', paused);
  }
  const judged = instancePhase(seen);
  const ready = seen.conditions.get('Ready');
  return seen.status.phase === 'Running' && ready && ready.status !== 'True'
    ? fromCondition('Provisioning', ready)
    : judged;
};

/** DataVolume: a volume that is filled from somewhere. */
const dataVolume = byPhase({
  phases: {
    Pending: 'Provisioning',
    PVCBound: 'Provisioning',
    ImportScheduled: 'Provisioning',
    ImportInProgress: 'Provisioning',
    CloneScheduled: 'Provisioning',
    CloneInProgress: 'Provisioning',
    CloneFromSnapshotSourceInProgress: 'Provisioning',
    SnapshotForSmartCloneInProgress: 'Provisioning',
    SmartClonePVCInProgress: 'Provisioning',
    CSICloneInProgress: 'Provisioning',
    ExpansionInProgress: 'Provisioning',
    NamespaceTransferInProgress: 'Provisioning',
    PrepClaimInProgress: 'Provisioning',
    RebindInProgress: 'Provisioning',
    UploadScheduled: 'Provisioning',
    UploadReady: 'Provisioning',
    WaitForFirstConsumer: 'Provisioning',
    PendingPopulation: 'Provisioning',
    Paused: 'Suspended',
    Succeeded: 'Ready',
    Failed: 'Failed',
    Unknown: 'Unknown',
  },
});

/** The operators of KubeVirt, CDI and their like. */
const installation = byConditions({
  ready: ['Available'],
  failing: { Degraded: 'Degraded' },
  busy: ['Progressing'],
});

/**
 * KubeVirt and its Containerized Data Importer
 * (https://kubevirt.io/user-guide/, https://github.com/kubevirt/containerized-data-importer).
 *
 * @internal
 */
export const kubeVirt: SystemRules = {
  system: 'kubevirt',
  groups: {
    'kubevirt.io': {
      VirtualMachine: virtualMachine,
      VirtualMachineInstance: instance,
      VirtualMachineInstanceMigration: byPhase({
        phases: {
          Pending: 'Provisioning',
          Scheduling: 'Provisioning',
          Scheduled: 'Provisioning',
          WaitingForSync: 'Provisioning',
          Synchronizing: 'Provisioning',
          PreparingTarget: 'Provisioning',
          TargetReady: 'Provisioning',
          Running: 'Provisioning',
          Succeeded: 'Ready',
          Failed: 'Failed',
        },
      }),
      KubeVirt: installation,
    },
    'cdi.kubevirt.io': {
      DataVolume: dataVolume,
      CDI: installation,
      DataImportCron: byConditions({ ready: ['UpToDate'] }),
      DataSource: byConditions({ ready: ['Ready'] }),
      '*': configuration,
    },
    'hco.kubevirt.io': { HyperConverged: installation },
    'instancetype.kubevirt.io': kinds(
      configuration,
      'VirtualMachineInstancetype',
      'VirtualMachineClusterInstancetype',
      'VirtualMachinePreference',
      'VirtualMachineClusterPreference',
    ),
  },
};
