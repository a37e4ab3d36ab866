import type { KubernetesObject } from '../../kubernetes/types';
import {
  definedKind,
  isEstablished,
  type KindDefinition,
} from '../defined-kinds/types';
import {
  conditions,
  type NextStep,
  type WantedCondition,
} from '../StatusController';
import { kindsOf } from './kindsOf';
import type { CompositeResourceDefinition } from './types';

/**
 * What Crossplane does next with a definition: it makes its kinds, and says
 * that it watches each once the API server serves it.
 *
 * @internal
 */
export function nextOfDefinition(
  xrd: CompositeResourceDefinition,
  made: KubernetesObject[],
): NextStep {
  const kinds = kindsOf(xrd);
  const isServed = (kind: KindDefinition) =>
    made.some(
      object =>
        object.metadata.name === kind.metadata.name &&
        isEstablished(object as KindDefinition),
    );
  const [composite, claim] = kinds;
  const wanted: WantedCondition[] = [
    ...(isServed(composite)
      ? [condition('Established', 'WatchingCompositeResource')]
      : []),
    ...(claim && isServed(claim)
      ? [condition('Offered', 'WatchingCompositeResourceClaim')]
      : []),
  ];
  return {
    objects: kinds,
    status: {
      conditions: conditions(xrd, wanted, { observedGeneration: true }),
      controllers: {
        compositeResourceType: definedKind(composite),
        ...(claim && { compositeResourceClaimType: definedKind(claim) }),
      },
    },
  };
}

function condition(type: string, reason: string): WantedCondition {
  return { type, status: 'True', reason };
}
