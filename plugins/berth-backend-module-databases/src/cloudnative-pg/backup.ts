import type { KubernetesObject } from '@berth/backstage-plugin-berth-common';
import { STORE_KEYS, type StoreInput } from '../shared/backupFields';
import { newObject } from '../shared/change';
import { BARMAN_PLUGIN, OBJECT_STORE, SCHEDULED_BACKUP } from './kind';

/** What the plugin's sidecar of each instance gets. */
export const SIDECAR = { cpu: '100m', memory: '256Mi' };

/**
 * The name of what a claim has for its backups.
 *
 * @internal
 */
export function backupsName(claim: string): string {
  return `${claim}-backups`;
}

/**
 * Where a claim's backups go.
 *
 * @internal
 */
export function objectStore(
  claim: string,
  { destination, endpoint, secret, retentionDays }: StoreInput,
): KubernetesObject {
  const key = (name: string) => ({ name: secret, key: name });
  return newObject(
    OBJECT_STORE,
    { name: backupsName(claim) },
    {
      retentionPolicy: `${retentionDays}d`,
      configuration: {
        destinationPath: destination,
        ...(endpoint && { endpointURL: endpoint }),
        s3Credentials: {
          accessKeyId: key(STORE_KEYS.accessKeyId),
          secretAccessKey: key(STORE_KEYS.secretAccessKey),
        },
        wal: { compression: 'gzip' },
        data: { compression: 'gzip' },
      },
      // Without a request of its own the sidecar is refused where a quota
      // counts CPU and memory.
      instanceSidecarConfiguration: {
        resources: {
          requests: { ...SIDECAR },
          limits: { memory: SIDECAR.memory },
        },
      },
    },
  );
}

/**
 * The reference of a Cluster to where its backups go: its changes are archived
 * there all the time.
 *
 * @internal
 */
export function archiver(store: string) {
  return {
    name: BARMAN_PLUGIN,
    isWALArchiver: true,
    parameters: { barmanObjectName: store },
  };
}

/**
 * When a claim's backups are made. CloudNativePG's schedules have a field for
 * seconds before the usual five.
 *
 * @internal
 */
export function scheduledBackup(
  claim: string,
  schedule: string,
): KubernetesObject {
  return newObject(
    SCHEDULED_BACKUP,
    { name: backupsName(claim) },
    {
      schedule: withSeconds(schedule),
      // The first one at once: until there is one, nothing can be restored.
      immediate: true,
      backupOwnerReference: 'self',
      ...backupOf(claim),
    },
  );
}

/**
 * The part of a backup, scheduled or not, that says of what and by what.
 *
 * @internal
 */
export function backupOf(claim: string) {
  return {
    cluster: { name: claim },
    method: 'plugin',
    pluginConfiguration: { name: BARMAN_PLUGIN },
  };
}

/**
 * A schedule of five fields as CloudNativePG writes it.
 *
 * @internal
 */
export function withSeconds(schedule: string): string {
  return `0 ${schedule}`;
}
