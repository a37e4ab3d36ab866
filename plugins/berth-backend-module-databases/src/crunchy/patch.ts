import type {
  ClaimObjects,
  PlannedChange,
} from '@berth/backstage-plugin-berth-node';
import { patchPrimary } from '../shared/change';
import { POSTGRES_CLUSTER, REPO } from './kind';
import { observe, repoOf } from './observed';

/**
 * Changes some fields of the PostgresCluster.
 *
 * @internal
 */
export function patch(
  objects: ClaimObjects,
  changes: Record<string, unknown>,
): PlannedChange[] {
  return patchPrimary(POSTGRES_CLUSTER, objects, changes);
}

/**
 * Changes the one set of instances. A merge patch replaces a list, so that the
 * set is written as it is but for the change, and only if nobody has changed
 * the object meanwhile.
 *
 * @internal
 */
export function patchSet(
  objects: ClaimObjects,
  change: Record<string, unknown>,
): PlannedChange[] {
  const [set = {}] = observe(objects).sets;
  return patch(objects, {
    metadata: versionOf(objects),
    spec: { instances: [{ ...set, ...change }] },
  });
}

/**
 * That a change is only made to the object as it was read.
 *
 * @internal
 */
export function versionOf({ primary }: ClaimObjects) {
  const { resourceVersion } = primary.metadata;
  return typeof resourceVersion === 'string' ? { resourceVersion } : {};
}

/**
 * Why nothing but resuming can be done to a database that is stopped.
 *
 * @internal
 */
export function stopped(objects: ClaimObjects): string | undefined {
  const { isShutdown, isPaused } = observe(objects);
  if (isPaused) {
    return 'Somebody has told the operator to leave it alone (spec.paused).';
  }
  return isShutdown ? 'It is stopped; resume it first.' : undefined;
}

/**
 * Why Berth does not change its instances: there are several sets of them.
 *
 * @internal
 */
export function severalSets(objects: ClaimObjects): string | undefined {
  return observe(objects).sets.length === 1
    ? undefined
    : 'It has several sets of instances; change the one that is meant with kubectl.';
}

/**
 * Why nothing can be backed up or restored.
 *
 * @internal
 */
export function withoutBackups(objects: ClaimObjects): string | undefined {
  return repoOf(observe(objects))
    ? undefined
    : 'It has no place for backups; give spec.backups.pgbackrest a repository.';
}

/**
 * The name of the repository that backups go to.
 *
 * @internal
 */
export function repoNameOf(objects: ClaimObjects): string {
  return String(repoOf(observe(objects))?.name ?? REPO);
}
