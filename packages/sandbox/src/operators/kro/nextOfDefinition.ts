import type { KubernetesObject } from '../../kubernetes/types';
import { isEstablished, type KindDefinition } from '../defined-kinds/types';
import { conditions, type NextStep } from '../StatusController';
import { kindOf } from './kindOf';
import type { ResourceGraphDefinition } from './types';

/**
 * What kro does next with a definition: it makes the kind, and is active once
 * the API server serves it. A definition that makes no sense is inactive, and
 * says why.
 *
 * @internal
 */
export function nextOfDefinition(
  definition: ResourceGraphDefinition,
  made: KubernetesObject[],
): NextStep {
  const { resources = [] } = definition.spec;
  const report = (
    state: 'Active' | 'Inactive',
    wanted: Array<
      [type: string, isTrue: boolean, reason: string, why?: string]
    >,
  ) => ({
    state,
    topologicalOrder: resources.map(({ id }) => id),
    conditions: conditions(
      definition,
      wanted.map(([type, isTrue, reason, message]) => ({
        type,
        status: isTrue ? ('True' as const) : ('False' as const),
        reason,
        message,
      })),
      { observedGeneration: true },
    ),
  });
  let kind: KindDefinition;
  try {
    kind = kindOf(definition);
  } catch (error) {
    const why = (error as Error).message;
    return {
      status: report('Inactive', [
        ['GraphAccepted', false, 'InvalidResourceGraph', why],
        ['Ready', false, 'InvalidResourceGraph', why],
      ]),
    };
  }
  const isServed = made.some(
    object =>
      object.metadata.name === kind.metadata.name &&
      isEstablished(object as KindDefinition),
  );
  const reason = isServed ? 'Ready' : 'Pending';
  return {
    objects: [kind],
    status: report(isServed ? 'Active' : 'Inactive', [
      ['GraphAccepted', true, 'Valid'],
      ['KindReady', isServed, reason],
      ['ControllerReady', isServed, reason],
      ['Ready', isServed, reason],
    ]),
  };
}
