import type { KindReference, KubernetesObject } from '../../kubernetes/types';
import type { StandInOptions } from '../StandIn';
import { StatusController, type NextStep } from '../StatusController';
import { together } from '../together';
import {
  KindControllers,
  type KindControllersOptions,
} from './KindControllers';
import { definitionKind, type KindDefinition } from './types';

/**
 * The controller of a system whose definitions become kinds: it follows the
 * definitions and the kinds that were made of them, and runs a controller for
 * each kind.
 *
 * @internal
 */
export function definingController<T extends KubernetesObject>(options: {
  standIn: StandInOptions;
  /** Of the system's controllers */
  name: string;
  /** What the system defines kinds with */
  kind: KindReference;
  /** Which kinds there are to look at, where a label says it */
  labelSelector?: string;
  /** The definition that a kind was made of; none if it is not the system's */
  originOf(made: KindDefinition): string | undefined;
  next(definition: T, made: KubernetesObject[]): NextStep;
  controllerOf: KindControllersOptions<T>['controllerOf'];
}) {
  const { standIn, name, kind, labelSelector, originOf, next, controllerOf } =
    options;
  return together(
    StatusController.create<T>({
      standIn,
      name,
      kind,
      related: [
        {
          kind: definitionKind,
          labelSelector,
          about: made => {
            const origin = originOf(made as KindDefinition);
            return origin && `/${origin}`;
          },
        },
      ],
      next,
    }),
    KindControllers.create<T>({
      standIn,
      origin: kind,
      groupOf: originOf,
      controllerOf,
    }),
  );
}
