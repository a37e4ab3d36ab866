import type { KubernetesObject } from '@berth/backstage-plugin-berth-common';
import {
  conditionsOf,
  countOf,
  recordOf,
  recordsOf,
  specOf,
  statusOf,
  textOf,
  type ClaimObjects,
} from '@berth/backstage-plugin-berth-node';
import { newestFirst, ofKind } from '../shared/children';
import type { DeclaredBackups, Members, PerconaSystem } from './System';
import { valueAt } from './values';

/**
 * One backup, as its object tells it.
 *
 * @internal
 */
export interface ObservedBackup {
  name: string;
  status: Record<string, unknown>;
  isDone: boolean;
  isFailed: boolean;
  /** When it was complete; where nobody says, when it was begun. */
  completed: string;
  /** To when one can go on from it by what was archived since. */
  restorableTo?: string;
  /** Whether something of what happened since has not been archived. */
  hasGap: boolean;
  error?: string;
}

/**
 * One restore, as its object tells it.
 *
 * @internal
 */
export interface ObservedRestore {
  name: string;
  isDone: boolean;
  isFailed: boolean;
  state: string;
  error?: string;
}

/**
 * A database of one of Percona's operators as far as Berth reads it, whoever
 * wrote it.
 *
 * @internal
 */
export interface ObservedDatabase {
  object: KubernetesObject;
  name: string;
  namespace: string;
  spec: Record<string, unknown>;
  status: Record<string, unknown>;
  state?: string;
  /** Whether somebody has asked for a pause. */
  isPaused: boolean;
  /** The set of instances, as it is asked for. */
  nodes: Record<string, unknown>;
  /** How many sets there are; more than one where it is sharded. */
  sets: number;
  wanted: number;
  members: Members;
  proxies?: Members;
  disk?: string;
  declared: DeclaredBackups;
  /** The newest first. */
  backups: ObservedBackup[];
  restores: ObservedRestore[];
}

/**
 * Reads a claim's objects; what has another shape is left out.
 *
 * @internal
 */
export function observe(
  system: PerconaSystem,
  { primary, children }: ClaimObjects,
): ObservedDatabase {
  const spec = specOf(primary);
  const status = statusOf(primary);
  const { field, isList, count, disk } = system.nodes;
  const sets = isList ? recordsOf(spec[field]) : [recordOf(spec[field])];
  const [nodes = {}] = sets;
  const wanted = countOf(nodes[count]) ?? 1;
  return {
    object: primary,
    name: String(primary.metadata.name),
    namespace: textOf(primary.metadata.namespace) ?? '',
    spec,
    status,
    state: textOf(status.state),
    isPaused: spec.pause === true,
    nodes,
    sets: sets.length,
    wanted,
    members: system.count(status) ?? { size: wanted, ready: 0 },
    proxies: system.countProxies?.(status),
    disk: textOf(valueAt(nodes, [...disk, 'resources', 'requests', 'storage'])),
    declared: system.readBackups(spec),
    backups: newestFirst(ofKind(children, system.backup)).map(backupOf),
    restores: newestFirst(ofKind(children, system.restore)).map(restoreOf),
  };
}

/**
 * The restore that goes on; undefined when none does.
 *
 * @internal
 */
export function runningRestore({
  restores,
}: ObservedDatabase): ObservedRestore | undefined {
  const [newest] = restores;
  return newest?.isDone || newest?.isFailed ? undefined : newest;
}

/**
 * Why something has to wait for a restore, which stops and starts instances as
 * it needs to.
 *
 * @internal
 */
export function restoring(database: ObservedDatabase): string | undefined {
  return runningRestore(database)
    ? 'Its data is being restored; wait until that is done.'
    : undefined;
}

/**
 * The newest backup that went well and was complete by a time.
 *
 * @internal
 */
export function backupBefore(
  { backups }: ObservedDatabase,
  time?: Date,
): ObservedBackup | undefined {
  return [...backups]
    .filter(
      ({ isDone, completed }) =>
        isDone && (!time || Date.parse(completed) < time.getTime()),
    )
    .sort((a, b) => Date.parse(b.completed) - Date.parse(a.completed))[0];
}

// The operators write them in capitals or not.
const DONE = ['ready', 'succeeded'];
const FAILED = ['error', 'failed', 'rejected'];

function backupOf(backup: KubernetesObject): ObservedBackup {
  const status = statusOf(backup);
  return {
    name: String(backup.metadata.name),
    status,
    ...outcomeOf(status),
    completed:
      textOf(status.completed) ??
      textOf(backup.metadata.creationTimestamp) ??
      '',
    restorableTo: isoOf(status.latestRestorableTime),
    hasGap: conditionsOf(backup).some(
      condition =>
        condition.type === 'PITRReady' && condition.status === 'False',
    ),
    error: errorOf(status),
  };
}

/** A time as Kubernetes writes it, of one that an operator writes otherwise. */
function isoOf(time: unknown): string | undefined {
  const parsed = Date.parse(textOf(time) ?? '');
  return Number.isNaN(parsed)
    ? undefined
    : new Date(parsed).toISOString().replace(/\.\d+Z$/, 'Z');
}

function restoreOf(restore: KubernetesObject): ObservedRestore {
  const status = statusOf(restore);
  return {
    name: String(restore.metadata.name),
    ...outcomeOf(status),
    state: textOf(status.state) ?? 'new',
    error: errorOf(status),
  };
}

function outcomeOf({ state }: Record<string, unknown>) {
  const text = String(state ?? '').toLowerCase();
  return { isDone: DONE.includes(text), isFailed: FAILED.includes(text) };
}

function errorOf(status: Record<string, unknown>): string | undefined {
  return (
    textOf(status.error) ??
    textOf(status.stateDescription) ??
    textOf(status.comments)
  );
}
