import type { StandIn } from '../StandIn';
import { StatusController } from '../StatusController';
import { KindControllers } from './KindControllers';
import { nextOfDefined } from './nextOfDefined';
import { STATUS_ANNOTATION } from './simulatedStatus';
import { definedKind } from './types';

const name = 'defined-kinds';

/**
 * The stand-in for the controllers that platform teams write for kinds of their
 * own: whatever definition carries the annotation with a status has objects
 * that come to it.
 *
 * @internal
 */
export const definedKinds: StandIn = {
  name,
  groups: {},
  controller: standIn =>
    KindControllers.create({
      standIn,
      groupOf: ({ metadata }) =>
        metadata.annotations?.[STATUS_ANNOTATION] ? metadata.name : undefined,
      controllerOf: ({ definition }) =>
        StatusController.create({
          standIn,
          name,
          kind: definedKind(definition),
          next: object => nextOfDefined(definition, object),
        }),
    }),
};
