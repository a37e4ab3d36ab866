import type { ResourceKind } from '@berth/backstage-plugin-berth-common';
import {
  createOfferingAction,
  type ClaimObjects,
  type OfferingActionDefinition,
  type PlannedChange,
} from '@berth/backstage-plugin-berth-node';
import { patchPrimary } from './objects';
import { isPausedInQueue, queueOf, WORKLOAD, workloadOf } from './queue';

/**
 * Suspending and resuming a job. One that waits in a queue of Kueue is held
 * back through its place there: Kueue itself decides of the job's own field,
 * and would take a change of it back.
 *
 * @internal
 */
export function jobActions(options: {
  kind: ResourceKind;
  isSuspended: (objects: ClaimObjects) => boolean;
  /** Why there is nothing to hold back any more. */
  isOver: (objects: ClaimObjects) => string | undefined;
  suspend: (suspended: boolean) => Record<string, unknown>;
}): Record<string, OfferingActionDefinition> {
  const { kind, isSuspended, isOver, suspend } = options;
  const held = (objects: ClaimObjects) =>
    throughQueue(objects) ? isPausedInQueue(objects) : isSuspended(objects);
  const change = (objects: ClaimObjects, suspended: boolean) =>
    throughQueue(objects)
      ? activate(objects, !suspended)
      : patchPrimary(kind, objects, suspend(suspended));
  return {
    suspend: createOfferingAction({
      title: 'Suspend',
      description:
        'Ends its pods and keeps the job. What has not been saved as a checkpoint is computed again when it is resumed; GPUs are free for others meanwhile.',
      destructive: true,
      unavailable: objects =>
        isOver(objects) ??
        (held(objects) ? 'It is suspended already.' : undefined),
      plan: (_input, objects) => change(objects, true),
    }),
    resume: createOfferingAction({
      title: 'Resume',
      description:
        'Starts the pods of a suspended job again; one with a queue lines up there first.',
      unavailable: objects =>
        isOver(objects) ?? (held(objects) ? undefined : whyNotHeld(objects)),
      plan: (_input, objects) => change(objects, false),
    }),
  };

  function whyNotHeld(objects: ClaimObjects): string {
    const queue = queueOf(objects.primary);
    return isSuspended(objects) && queue
      ? `It waits in the queue '${queue}' and starts by itself when it is its turn.`
      : 'It is not suspended.';
  }
}

function throughQueue(objects: ClaimObjects): boolean {
  return queueOf(objects.primary) !== undefined && Boolean(workloadOf(objects));
}

function activate(objects: ClaimObjects, active: boolean): PlannedChange[] {
  const name = String(workloadOf(objects)!.metadata.name);
  return [
    { type: 'merge-patch', kind: WORKLOAD, name, patch: { spec: { active } } },
  ];
}
