import type { NextStep } from '../StatusController';
import type { PerconaCluster, PerconaOperator, PerconaTask } from './types';

/**
 * What an operator does next with a backup: it goes through its states while
 * the cluster runs, and fails at a storage that the cluster does not declare.
 *
 * @internal
 */
export function nextOfBackup(
  operator: PerconaOperator,
  backup: PerconaTask,
  options: { cluster?: PerconaCluster; now?: () => Date } = {},
): NextStep | undefined {
  const { cluster, now = () => new Date() } = options;
  const { status = {} } = backup;
  const next = stateAfter(operator.backupStates, status.state);
  if (!next || status.state === operator.failed) {
    return undefined;
  }
  if (!cluster || !operator.storageOf(cluster, backup)) {
    return { status: { state: operator.failed, error: 'there is no storage' } };
  }
  if (cluster.status?.state !== 'ready') {
    return undefined;
  }
  const time = seconds(now());
  const isDone = next === operator.backupStates.at(-1);
  return {
    status: {
      ...status,
      state: next,
      ...(isDone && operator.backupResult({ cluster, backup, time })),
    },
  };
}

/**
 * What an operator does next with a restore.
 *
 * @internal
 */
export function nextOfRestore(
  operator: PerconaOperator,
  restore: PerconaTask,
  options: { cluster?: PerconaCluster; now?: () => Date } = {},
): NextStep | undefined {
  const { cluster, now = () => new Date() } = options;
  const { status = {} } = restore;
  const next = stateAfter(operator.restoreStates, status.state);
  if (!next || status.state === operator.failed || !cluster) {
    return undefined;
  }
  const isDone = next === operator.restoreStates.at(-1);
  return {
    status: {
      ...status,
      state: next,
      ...(isDone && { completed: seconds(now()) }),
    },
  };
}

/** The state that comes next; undefined when it is the last. */
function stateAfter(
  states: string[],
  state: string | undefined,
): string | undefined {
  return states[state ? states.indexOf(state) + 1 : 0];
}

function seconds(time: Date): string {
  return time.toISOString().replace(/\.\d+Z$/, 'Z');
}
