import type { KubernetesObject } from '../../kubernetes/types';
import { ownedBy, type NextStep } from '../StatusController';
import { nextRun } from './nextRun';
import type { Cluster } from './types';

const plugin = 'barman-cloud.cloudnative-pg.io';

/**
 * A backup, as far as the stand-in goes by it.
 *
 * @internal
 */
export interface Backup extends KubernetesObject {
  spec: { cluster: { name: string }; method?: string };
  status?: {
    phase?: string;
    startedAt?: string;
    stoppedAt?: string;
    serverName?: string;
    pluginMetadata?: Record<string, string>;
  };
}

/**
 * A schedule of backups, as far as the stand-in goes by it.
 *
 * @internal
 */
export interface ScheduledBackup extends KubernetesObject {
  spec: {
    cluster: { name: string };
    schedule: string;
    suspend?: boolean;
    immediate?: boolean;
    backupOwnerReference?: string;
    method?: string;
    pluginConfiguration?: object;
  };
  status?: { lastCheckTime?: string; nextScheduleTime?: string };
}

/**
 * What comes next of a backup: it goes through the operator's phases, and ends
 * in the ObjectStore that its Cluster archives to.
 *
 * @internal
 */
export function nextOfBackup(
  backup: Backup,
  cluster: Cluster | undefined,
  now: () => string = timeNow,
): NextStep | undefined {
  const { status = {}, spec } = backup;
  const archive = cluster && archiveOf(cluster);
  switch (status.phase) {
    case 'completed':
    case 'failed':
      return undefined;
    case 'running':
      return {
        status: { ...status, phase: 'completed', stoppedAt: now() },
      };
    case 'started':
      return { status: { ...status, phase: 'running', startedAt: now() } };
    default:
      if (!archive || spec.method !== 'plugin') {
        return {
          status: {
            phase: 'failed',
            error: `cannot proceed with the backup as the cluster has no plugin ${plugin}`,
          },
        };
      }
      return {
        status: {
          phase: 'started',
          method: 'plugin',
          serverName: archive.server,
          pluginMetadata: { store: archive.store },
        },
      };
  }
}

/**
 * What comes next of a schedule: its first backup where that is asked for, and
 * the time of the next one. No time passes by here: the backups after the
 * first are not made.
 *
 * @internal
 */
export function nextOfScheduledBackup(
  scheduled: ScheduledBackup,
  now: () => string = timeNow,
): NextStep {
  const { spec, status, metadata } = scheduled;
  const { immediate, suspend, backupOwnerReference } = spec;
  const { method, pluginConfiguration, cluster } = spec;
  const stamp = (metadata.creationTimestamp ?? '').replace(/\D/g, '');
  const first: KubernetesObject = {
    apiVersion: scheduled.apiVersion,
    kind: 'Backup',
    metadata: {
      name: `${metadata.name}-${stamp}`,
      namespace: metadata.namespace,
      labels: { 'cnpg.io/scheduled-backup': metadata.name! },
      ...(backupOwnerReference === 'self' && {
        ownerReferences: ownedBy(scheduled),
      }),
    },
    spec: { cluster, method, pluginConfiguration },
  };
  return {
    ...(immediate &&
      !suspend &&
      !status?.lastCheckTime && { objects: [first] }),
    status: {
      lastCheckTime: status?.lastCheckTime ?? now(),
      ...(immediate && {
        lastScheduleTime: metadata.creationTimestamp,
      }),
      nextScheduleTime: suspend ? undefined : nextRun(spec.schedule, now()),
    },
  };
}

/**
 * What an ObjectStore says of the servers whose backups it holds.
 *
 * @internal
 */
export function nextOfObjectStore(
  _store: KubernetesObject,
  related: KubernetesObject[],
): NextStep | undefined {
  const windows: Record<string, Record<string, string>> = {};
  const completed = (related as Backup[])
    .flatMap(({ status }) =>
      status?.phase === 'completed' && status.stoppedAt && status.serverName
        ? [{ at: status.stoppedAt, server: status.serverName }]
        : [],
    )
    .sort((a, b) => (a.at < b.at ? -1 : 1));
  for (const { at, server } of completed) {
    windows[server] = {
      firstRecoverabilityPoint: windows[server]?.firstRecoverabilityPoint ?? at,
      lastSuccessfulBackupTime: at,
    };
  }
  return completed.length > 0
    ? { status: { serverRecoveryWindow: windows } }
    : undefined;
}

/**
 * The ObjectStore that a Cluster archives to, and under which name.
 *
 * @internal
 */
export function archiveOf(
  cluster: Cluster,
): { store: string; server: string } | undefined {
  const found = cluster.spec.plugins?.find(
    ({ name, enabled }) => name === plugin && enabled !== false,
  );
  const { barmanObjectName, serverName } = found?.parameters ?? {};
  return barmanObjectName
    ? {
        store: barmanObjectName,
        server: serverName ?? cluster.metadata.name!,
      }
    : undefined;
}

function timeNow(): string {
  return new Date().toISOString().replace(/\.\d+Z$/, 'Z');
}
