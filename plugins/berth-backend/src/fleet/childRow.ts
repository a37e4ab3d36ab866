import {
  berthLabels,
  stringifyClaimRef,
} from '@berth/backstage-plugin-berth-common';
import type { Offering } from '@berth/backstage-plugin-berth-node';
import { resourceKey } from '../kubernetes/resourceKey';
import type { LiveObject } from '../kubernetes/types';
import { storedObject } from './storedObject';
import type { WatchedResource } from './types';

/**
 * An object by which a claim is judged beside its primary one, as it is
 * stored; `object` is JSON.
 *
 * @internal
 */
export interface ChildRow {
  cluster: string;
  resource: string;
  namespace: string;
  name: string;
  owner_uid: string | null;
  claim: string | null;
  object: string;
}

/**
 * What is kept of an object of a child kind; undefined when it belongs to no
 * claim, or is too large. It belongs to the primary object that owns it, to the
 * claim that it names in its system's own way, as a cluster-scoped object has
 * to, or else to the one that its labels name.
 *
 * @internal
 */
export function childRow(options: {
  cluster: string;
  resource: WatchedResource;
  offerings: Offering[];
  object: LiveObject;
}): ChildRow | undefined {
  const { cluster, resource, offerings, object } = options;
  const { name, namespace = '', labels = {} } = object.metadata;
  const parents = offerings.filter(({ children }) =>
    children.some(child => resourceKey(child) === resourceKey(resource)),
  );
  const owner = object.metadata.ownerReferences?.find(reference =>
    parents.some(({ primaries }) =>
      primaries.some(({ kind }) => kind === reference.kind),
    ),
  );
  const label = labels[berthLabels.claim];
  const offering = labels[berthLabels.offering];
  const claim =
    claimItNames(cluster, parents, object) ??
    (label && parents.some(({ id }) => id === offering)
      ? stringifyClaimRef({ cluster, namespace, offering, name: label })
      : undefined);
  const text = owner || claim ? storedObject(object) : undefined;
  return text === undefined
    ? undefined
    : {
        cluster,
        resource: resource.key,
        namespace,
        name,
        owner_uid: owner?.uid ?? null,
        claim: claim ?? null,
        object: text,
      };
}

/** The claim that the object says it belongs to in its system's own way. */
function claimItNames(
  cluster: string,
  parents: Offering[],
  object: LiveObject,
): string | undefined {
  for (const offering of parents) {
    const claim = offering.claimOf(object);
    if (claim) {
      return stringifyClaimRef({ cluster, offering: offering.id, ...claim });
    }
  }
  return undefined;
}

/**
 * The children, among rows, of one claim.
 *
 * @internal
 */
export function childrenOf(
  rows: ChildRow[],
  claim: { id: string; uid: string; offering: Offering },
): LiveObject[] {
  const kinds = new Set(claim.offering.children.map(resourceKey));
  return rows
    .filter(
      row =>
        kinds.has(row.resource) &&
        (row.owner_uid === claim.uid || row.claim === claim.id),
    )
    .map(row => JSON.parse(row.object));
}
