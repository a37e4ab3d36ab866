import { definingController } from '../defined-kinds/definingController';
import { definedKind, type KindDefinition } from '../defined-kinds/types';
import type { StandIn, StandInOptions } from '../StandIn';
import { StatusController } from '../StatusController';
import { kindsOf } from './kindsOf';
import { CLAIM_LABELS, nextOfClaim } from './nextOfClaim';
import { nextOfComposite } from './nextOfComposite';
import { nextOfDefinition } from './nextOfDefinition';
import {
  definitionKind,
  group,
  name,
  type Composite,
  type CompositeResourceDefinition,
} from './types';

/** The definition that Crossplane has made a kind of. */
function originOf({ metadata }: KindDefinition): string | undefined {
  return metadata.ownerReferences?.find(
    ({ apiVersion, kind }) =>
      kind === definitionKind.kind && apiVersion.startsWith(`${group}/`),
  )?.name;
}

function controllerOf(options: {
  standIn: StandInOptions;
  xrd: CompositeResourceDefinition;
  definition: KindDefinition;
}): StatusController<Composite> {
  const { standIn, xrd, definition } = options;
  const kind = definedKind(definition);
  const composite = definedKind(kindsOf(xrd)[0]);
  if (kind.kind === composite.kind) {
    return StatusController.create<Composite>({
      standIn,
      name,
      kind,
      finalizer: 'composite.apiextensions.crossplane.io',
      next: object => nextOfComposite(xrd, object),
    });
  }
  return StatusController.create<Composite>({
    standIn,
    name,
    kind,
    finalizer: 'finalizer.apiextensions.crossplane.io',
    related: [
      {
        kind: composite,
        labelSelector: CLAIM_LABELS.name,
        about: ({ metadata: { labels = {} } }) =>
          `${labels[CLAIM_LABELS.namespace]}/${labels[CLAIM_LABELS.name]}`,
      },
    ],
    next: (claim, related) =>
      nextOfClaim({ xrd, composite, claim, found: related as Composite[] }),
    remove: async (_claim, related) => {
      for (const { metadata } of related) {
        await standIn.client.delete({ ...composite, name: metadata.name! });
      }
      return related.length === 0;
    },
  });
}

/**
 * The stand-in for Crossplane: it makes kinds of definitions, and what people
 * make of those becomes ready. There are no compositions, no functions and no
 * providers, so that nothing is composed.
 *
 * @internal
 */
export const crossplane: StandIn = {
  name,
  groups: { [group]: 'Crossplane' },
  manifest: 'crossplane.yaml',
  controller: standIn =>
    definingController<CompositeResourceDefinition>({
      standIn,
      name,
      kind: definitionKind,
      originOf,
      next: nextOfDefinition,
      controllerOf: ({ definition, origin: xrd }) =>
        controllerOf({ standIn, xrd, definition }),
    }),
};
