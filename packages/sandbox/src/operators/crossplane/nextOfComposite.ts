import { simulatedStatus } from '../defined-kinds/simulatedStatus';
import { conditions, type NextStep } from '../StatusController';
import type { Composite, CompositeResourceDefinition } from './types';

/**
 * What Crossplane does next with a composite resource. No composition is run
 * and nothing is composed: after a while it is ready, with the status that the
 * definition's annotation says.
 *
 * @internal
 */
export function nextOfComposite(
  xrd: CompositeResourceDefinition,
  composite: Composite,
): NextStep {
  const synced = { type: 'Synced', status: 'True', reason: 'ReconcileSuccess' };
  const report = (ready: { status: 'True' | 'False'; reason: string }) =>
    conditions(
      composite,
      [
        { ...synced, status: 'True' },
        {
          type: 'Ready',
          ...ready,
          message: ready.status === 'True' ? 'Simulated: nothing runs.' : '',
        },
      ],
      { observedGeneration: true },
    );
  if (!isSynced(composite)) {
    return {
      status: {
        ...composite.status,
        conditions: report({ status: 'False', reason: 'Creating' }),
      },
    };
  }
  return {
    status: {
      ...composite.status,
      ...simulatedStatus(xrd, composite),
      conditions: report({ status: 'True', reason: 'Available' }),
    },
  };
}

/** Whether it has been looked at before. */
export function isSynced({ status }: Composite): boolean {
  return status?.conditions?.some(({ type }) => type === 'Synced') ?? false;
}
