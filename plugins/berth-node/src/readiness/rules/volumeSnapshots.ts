import { recordOf, textOf } from '../../reading/values';
import { configuration } from './shared/configuration';
import { verdict } from './shared/verdict';
import { kinds, type Judge, type SystemRules } from './types';

/** `error` holds the last failure, and is taken away when one succeeds. */
const snapshot: Judge = ({ status }) => {
  const error = recordOf(status.error);
  if (Object.keys(error).length > 0) {
    return verdict(
      'Degraded',
      'SnapshotFailed',
      textOf(error.message) ?? 'The snapshot has failed.',
    );
  }
  return status.readyToUse === true
    ? verdict('Ready', 'ReadyToUse', 'A volume can be made of it.')
    : verdict('Provisioning', 'NotReadyToUse', 'It is being taken.');
};

/**
 * Volume snapshots (https://kubernetes.io/docs/concepts/storage/volume-snapshots/).
 *
 * @internal
 */
export const volumeSnapshots: SystemRules = {
  system: 'volume-snapshots',
  groups: {
    'snapshot.storage.k8s.io': {
      ...kinds(snapshot, 'VolumeSnapshot', 'VolumeSnapshotContent'),
      VolumeSnapshotClass: configuration,
    },
    'groupsnapshot.storage.k8s.io': {
      ...kinds(snapshot, 'VolumeGroupSnapshot', 'VolumeGroupSnapshotContent'),
      VolumeGroupSnapshotClass: configuration,
    },
  },
};
