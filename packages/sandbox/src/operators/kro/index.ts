import { definingController } from '../defined-kinds/definingController';
import { definedKind, type KindDefinition } from '../defined-kinds/types';
import type { StandIn } from '../StandIn';
import { StatusController } from '../StatusController';
import { nextOfDefinition } from './nextOfDefinition';
import { nextOfInstance } from './nextOfInstance';
import {
  definitionKind,
  group,
  labels,
  name,
  type Instance,
  type ResourceGraphDefinition,
} from './types';

/** The definition that kro has made a kind of. */
function originOf({ metadata }: KindDefinition): string | undefined {
  return metadata.labels?.[labels.definition];
}

/**
 * The stand-in for kro: it makes kinds of definitions, and of their instances
 * the resources of the graph, as far as they are filled in by plain paths. As
 * upstream by default, a kind outlives its definition.
 *
 * @internal
 */
export const kro: StandIn = {
  name,
  groups: { [group]: 'kro' },
  manifest: 'kro.yaml',
  controller: standIn =>
    definingController<ResourceGraphDefinition>({
      standIn,
      name,
      kind: definitionKind,
      labelSelector: labels.definition,
      originOf,
      next: nextOfDefinition,
      controllerOf: ({ definition, origin }) =>
        StatusController.create<Instance>({
          standIn,
          name,
          kind: definedKind(definition),
          // What it made is owned by it, and goes with it.
          finalizer: 'kro.run/finalizer',
          remove: async () => true,
          next: instance =>
            nextOfInstance(origin, {
              ...instance,
              ...definedKind(definition),
            }),
        }),
    }),
};
