import type { Readiness } from '../../offerings/types';
import { recordOf, textOf } from '../../reading/values';
import { NO_STATUS } from '../observed';
import { unknownPhase } from '../phaseReadiness';
import { byConditions } from './shared/byConditions';
import { byPhase } from './shared/byPhase';
import { configuration } from './shared/configuration';
import { verdict } from './shared/verdict';
import { kinds, type Judge, type SystemRules } from './types';

const ROOK_PHASES = {
  Ready: 'Ready',
  Connected: 'Ready',
  Created: 'Ready',
  Progressing: 'Provisioning',
  Connecting: 'Provisioning',
  Updating: 'Provisioning',
  Upgrading: 'Provisioning',
  Reconciling: 'Provisioning',
  ReconcileFailed: 'Degraded',
  Failure: 'Failed',
  Failed: 'Failed',
  Deleting: 'Deleting',
  DeletionIsBlocked: 'Deleting',
} as const;

const rook = byPhase({ phases: ROOK_PHASES });

const HEALTH: Record<string, ReturnType<Judge>['phase']> = {
  HEALTH_OK: 'Ready',
  HEALTH_WARN: 'Degraded',
  HEALTH_ERR: 'Degraded',
};

/** CephCluster: the phase of the operator, and then the health of Ceph. */
const cephCluster: Judge = seen => {
  const judged = rook(seen);
  const health = textOf(recordOf(seen.status.ceph).health);
  if (judged.phase !== 'Ready' || !health) {
    return judged;
  }
  return verdict(
    Object.hasOwn(HEALTH, health) ? HEALTH[health] : 'Unknown',
    health,
    textOf(seen.status.message) ?? `Ceph reports ${health}.`,
  );
};

/** Volume of Longhorn: a detached one is at rest, and has no robustness. */
const longhornVolume: Judge = ({ status }) => {
  const state = textOf(status.state);
  if (!state) {
    return NO_STATUS;
  }
  const robustness = textOf(status.robustness);
  if (robustness === 'faulted') {
    return verdict('Failed', 'Faulted', 'No replica of it is usable.');
  }
  if (robustness === 'degraded') {
    return verdict('Degraded', 'Degraded', 'A replica of it is missing.');
  }
  switch (state) {
    case 'attached':
      return robustness === 'healthy'
        ? verdict('Ready', 'Healthy', 'It is attached and healthy.')
        : verdict(
            'Unknown',
            'RobustnessUnknown',
            'Its replicas are not known.',
          );
    case 'detached':
      return verdict('Suspended', 'Detached', 'Nothing uses it now.');
    case 'creating':
    case 'attaching':
    case 'detaching':
      return verdict('Provisioning', state, `It is ${state}.`);
    case 'deleting':
      return verdict('Deleting', state, 'It is being deleted.');
    default:
      return verdict('Unknown', state, `Longhorn reports '${state}'.`);
  }
};

/** BackupTarget of Longhorn: the one that comes with it has no address. */
const backupTarget: Judge = ({ spec, status, reported }) => {
  if (!reported) {
    return NO_STATUS;
  }
  if (status.available === true) {
    return verdict('Ready', 'Available', 'Backups can be written.');
  }
  return spec.backupTargetURL === ''
    ? verdict('Suspended', 'NoAddress', 'It has no address, so is not used.')
    : verdict('Degraded', 'Unavailable', 'Backups cannot be written.');
};

/** TridentBackendConfig: its phase, and how its last operation has ended. */
const tridentBackend: Judge = seen => {
  const judged = byPhase({
    phases: {
      Bound: 'Ready',
      Unbound: 'Provisioning',
      Deleting: 'Deleting',
      Failed: 'Failed',
      Lost: 'Failed',
      Unknown: 'Unknown',
    },
  })(seen);
  return judged.phase === 'Ready' &&
    seen.status.lastOperationStatus === 'Failed'
    ? {
        ...judged,
        phase: 'Degraded',
        reason: 'LastOperationFailed',
      }
    : judged;
};

/** How the sentences begin by which MinIO's operator says what it does. */
const MINIO_BUSY = /^(Adding|Provisioning|Restarting|Updating|Waiting)\b/;

/** Words in the sentences by which it says that it cannot go on. */
const MINIO_FAILURE =
  /error|fail|invalid|mismatch|different|already exists|\bnot\b/i;

/** Tenant of MinIO: `currentState` is a sentence, `healthStatus` a colour. */
const minioTenant: Judge = ({ status }) => {
  const state = textOf(status.currentState);
  if (!state) {
    return NO_STATUS;
  }
  if (state === 'Initialized') {
    return minioHealth(textOf(status.healthStatus));
  }
  if (MINIO_BUSY.test(state)) {
    return verdict('Provisioning', state, `${state}.`);
  }
  return MINIO_FAILURE.test(state)
    ? verdict('Degraded', state, `${state}.`)
    : verdict('Unknown', state, unknownPhase(state));
};

function minioHealth(health: string | undefined): Readiness {
  switch (health) {
    case undefined:
    case 'green':
      return verdict('Ready', 'Initialized', 'The tenant is initialized.');
    case 'yellow':
    case 'red':
      return verdict('Degraded', health, `Its health is ${health}.`);
    default:
      return verdict('Unknown', health, `Its health is ${health}.`);
  }
}

/**
 * Storage: Rook (https://rook.io/docs/rook/latest/), Longhorn
 * (https://longhorn.io/docs/), MinIO, Trident.
 *
 * @internal
 */
export const storage: SystemRules[] = [
  {
    system: 'rook',
    groups: {
      'ceph.rook.io': { CephCluster: cephCluster, '*': rook },
      'objectbucket.io': {
        ObjectBucketClaim: byPhase({
          phases: {
            pending: 'Provisioning',
            Pending: 'Provisioning',
            Bound: 'Ready',
            bound: 'Ready',
            Released: 'Degraded',
            Failed: 'Failed',
          },
        }),
        ObjectBucket: configuration,
      },
    },
  },
  {
    system: 'longhorn',
    groups: {
      'longhorn.io': {
        Volume: longhornVolume,
        Node: byConditions({ ready: ['Ready', 'Schedulable'] }),
        Backup: byPhase({
          value: ({ status }) => status.state,
          message: ({ status }) => status.error,
          phases: {
            New: 'Provisioning',
            Pending: 'Provisioning',
            InProgress: 'Provisioning',
            Completed: 'Ready',
            Error: 'Failed',
            Unknown: 'Unknown',
            Deleting: 'Deleting',
          },
        }),
        BackupTarget: backupTarget,
        ...kinds(configuration, 'Setting', 'RecurringJob', 'BackingImage'),
      },
    },
  },
  { system: 'minio', groups: { 'minio.min.io': { Tenant: minioTenant } } },
  {
    system: 'trident',
    groups: {
      'trident.netapp.io': {
        TridentBackendConfig: tridentBackend,
        TridentOrchestrator: byPhase({
          value: ({ status }) => status.status,
          phases: {
            Installing: 'Provisioning',
            Installed: 'Ready',
            Updating: 'Provisioning',
            Uninstalling: 'Deleting',
            Uninstalled: 'Suspended',
            Failed: 'Failed',
            Error: 'Failed',
          },
        }),
        '*': configuration,
      },
    },
  },
];
