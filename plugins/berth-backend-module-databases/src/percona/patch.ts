import type {
  ClaimObjects,
  PlannedChange,
} from '@berth/backstage-plugin-berth-node';
import { recordsOf } from '@berth/backstage-plugin-berth-node';
import { patchPrimary } from '../shared/change';
import { observe } from './observed';
import type { PerconaSystem } from './System';
import { merged } from './values';

/**
 * Changes some fields of a database.
 *
 * @internal
 */
export function patchSpec(
  system: PerconaSystem,
  objects: ClaimObjects,
  changes: { spec: Record<string, unknown>; annotations?: object },
): PlannedChange[] {
  const { spec, annotations } = changes;
  const version = hasList(spec) ? versionOf(objects) : {};
  const metadata = { ...version, ...(annotations && { annotations }) };
  return patchPrimary(system.cluster, objects, {
    ...(Object.keys(metadata).length > 0 && { metadata }),
    spec,
  });
}

/**
 * The part of a spec that changes the set of instances. A merge patch replaces
 * a list, so that the set is written as it is but for the change.
 *
 * @internal
 */
export function nodesWith(
  system: PerconaSystem,
  objects: ClaimObjects,
  change: Record<string, unknown>,
): Record<string, unknown> {
  const { field, isList } = system.nodes;
  const { nodes, spec } = observe(system, objects);
  return {
    [field]: isList
      ? [merged(nodes, change), ...recordsOf(spec[field]).slice(1)]
      : change,
  };
}

/**
 * Why nothing but resuming can be done to a database that is paused.
 *
 * @internal
 */
export function paused(
  system: PerconaSystem,
  objects: ClaimObjects,
): string | undefined {
  return observe(system, objects).isPaused
    ? 'It is paused; resume it first.'
    : undefined;
}

/**
 * Why Berth does not change its instances: there are several sets of them.
 *
 * @internal
 */
export function severalSets(
  system: PerconaSystem,
  objects: ClaimObjects,
): string | undefined {
  return observe(system, objects).sets === 1
    ? undefined
    : 'It has several sets of instances; change the one that is meant with kubectl.';
}

/**
 * Why nothing can be backed up or restored.
 *
 * @internal
 */
export function withoutBackups(
  system: PerconaSystem,
  objects: ClaimObjects,
): string | undefined {
  return observe(system, objects).declared.storage
    ? undefined
    : 'It has no place for backups, which was to be said when it was asked for.';
}

/** Whether a patch replaces a list that somebody else may have changed. */
function hasList(value: unknown): boolean {
  return (
    Array.isArray(value) ||
    (typeof value === 'object' &&
      value !== null &&
      Object.values(value).some(hasList))
  );
}

/** That a change is only made to the object as it was read. */
function versionOf({ primary }: ClaimObjects) {
  const { resourceVersion } = primary.metadata;
  return typeof resourceVersion === 'string' ? { resourceVersion } : {};
}
