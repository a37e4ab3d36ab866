import type { ResourceKind } from '@berth/backstage-plugin-berth-common';

/**
 * What tells one of Percona's operators from the others, as far as their
 * offerings do the same.
 *
 * @internal
 */
export interface PerconaSystem {
  /** One object of it is one claim. */
  cluster: ResourceKind;
  backup: ResourceKind;
  restore: ResourceKind;
  /** The field of a backup or a restore that names the cluster. */
  clusterField: string;
  /** Where a cluster's spec says how its instances are. */
  nodes: NodesForm;
  /** How many instances there are to be and are, by the cluster's status. */
  count: (status: Record<string, unknown>) => Members | undefined;
  /** The same of the proxies before them, where there are any. */
  countProxies?: (status: Record<string, unknown>) => Members | undefined;
  /** Whether there has ever been a database, by the cluster's status. */
  hasServed: (status: Record<string, unknown>) => boolean;
  /** What a cluster's spec says of its backups. */
  readBackups: (spec: Record<string, unknown>) => DeclaredBackups;
  /** The part of the spec that makes backups at other times. */
  writeSchedule: (
    spec: Record<string, unknown>,
    wanted: ScheduleInput,
  ) => Record<string, unknown>;
  /** The spec of a backup to make now, but for the cluster. */
  backupSpec: (backups: DeclaredBackups) => Record<string, unknown>;
  /** The spec of a restore, but for the cluster. */
  restoreSpec: (wanted: RestoreInput) => Record<string, unknown>;
}

/**
 * Where a cluster's spec says how its instances are.
 *
 * @internal
 */
export interface NodesForm {
  /** The field of the spec; of a list of them, the first is meant. */
  field: string;
  isList: boolean;
  /** The field that says how many there are. */
  count: 'size' | 'replicas';
  /** The way to the claim of the disk. */
  disk: string[];
  /** What of the spec goes with so many; the operators refuse few of themselves. */
  permit: (
    count: number,
    spec: Record<string, unknown>,
  ) => Record<string, unknown>;
  /** What puts annotations on the pods. */
  annotate: (annotations: Record<string, string>) => Record<string, unknown>;
  /** What of the spec lets disks grow. */
  grow: Record<string, unknown>;
}

/**
 * Numbers of instances.
 *
 * @internal
 */
export interface Members {
  size: number;
  ready: number;
}

/**
 * What a spec says of backups, whoever wrote it.
 *
 * @internal
 */
export interface DeclaredBackups {
  /** The storage that backups go to; undefined where there is none. */
  storage?: string;
  /** Such as `to s3://backups/orders`. */
  place?: string;
  /** As crontab writes them, by the name of each. */
  schedules: Array<{ name: string; schedule: string; keep?: number }>;
  isPointInTime: boolean;
  /** The storage that changes are archived to, where it is one of its own. */
  archive?: string;
}

/**
 * When backups are to be made, and how many of them are kept.
 *
 * @internal
 */
export interface ScheduleInput {
  schedule: string;
  keep: number;
}

/**
 * What a database is to be put back to.
 *
 * @internal
 */
export interface RestoreInput {
  /** The backup to begin with. */
  backup: string;
  /** As of when, where it is not the backup itself. */
  targetTime?: Date;
  /** The backup's status, where there is one. */
  status: Record<string, unknown>;
  /** What the cluster's spec says of backups. */
  declared: DeclaredBackups;
}
