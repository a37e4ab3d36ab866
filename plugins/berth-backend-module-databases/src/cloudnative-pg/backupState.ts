import type { KubernetesObject } from '@berth/backstage-plugin-berth-common';
import {
  recordOf,
  recordsOf,
  specOf,
  statusOf,
  textOf,
  type ClaimObjects,
} from '@berth/backstage-plugin-berth-node';
import { ofKind } from '../shared/children';
import { BARMAN_PLUGIN, OBJECT_STORE, SCHEDULED_BACKUP } from './kind';

/**
 * What is known of a database's backups.
 *
 * @internal
 */
export interface BackupState {
  /** How backups are made; `in-tree` is the form that goes with 1.31. */
  method: 'plugin' | 'in-tree' | 'off';
  /** The ObjectStore that its changes are archived in. */
  store?: string;
  /** The name under which they are archived. */
  serverName: string;
  /** The ObjectStore itself, where Berth can tell that it is the claim's. */
  storeObject?: KubernetesObject;
  schedules: KubernetesObject[];
  /** What one can go back to, and when it last went well or ill. */
  firstRecoverabilityPoint?: string;
  lastSuccessfulBackup?: string;
  lastFailedBackup?: string;
}

/**
 * Reads what a database's objects say of its backups. Made by the plugin, the
 * window of recovery is reported by the ObjectStore; otherwise by the Cluster.
 *
 * @internal
 */
export function backupState({ primary, children }: ClaimObjects): BackupState {
  const name = String(primary.metadata.name);
  const spec = specOf(primary);
  const status = statusOf(primary);
  const plugin = recordsOf(spec.plugins).find(
    one => one.name === BARMAN_PLUGIN && one.enabled !== false,
  );
  const parameters = recordOf(plugin?.parameters);
  const store = textOf(parameters.barmanObjectName);
  const serverName = textOf(parameters.serverName) ?? name;
  const storeObject = ofKind(children, OBJECT_STORE).find(
    object => object.metadata.name === store,
  );
  const window = recordOf(
    recordOf(storeObject && statusOf(storeObject).serverRecoveryWindow)[
      serverName
    ],
  );
  const inTree =
    recordOf(spec.backup).barmanObjectStore !== undefined ||
    recordOf(spec.backup).volumeSnapshot !== undefined;
  const withoutPlugin = inTree ? 'in-tree' : 'off';
  return {
    method: store ? 'plugin' : withoutPlugin,
    store,
    serverName,
    storeObject,
    schedules: ofKind(children, SCHEDULED_BACKUP),
    firstRecoverabilityPoint:
      textOf(window.firstRecoverabilityPoint) ??
      textOf(status.firstRecoverabilityPoint),
    lastSuccessfulBackup:
      textOf(window.lastSuccessfulBackupTime) ??
      textOf(status.lastSuccessfulBackup),
    lastFailedBackup:
      textOf(window.lastFailedBackupTime) ?? textOf(status.lastFailedBackup),
  };
}
