import {
  berthAnnotations,
  berthLabels,
  type KubernetesObject,
} from '@berth/backstage-plugin-berth-common';
import {
  claimLabels,
  type Offering,
  type PlannedChange,
} from '@berth/backstage-plugin-berth-node';
import type { BerthCluster } from '../clusters/types';
import type { Caller } from '../identity/Caller';
import { KubernetesError } from '../kubernetes/KubernetesError';
import type { KubernetesIdentity, LiveObject } from '../kubernetes/types';
import type { ClaimRow } from './ClaimRow';

/**
 * Makes one change that an action has planned, as a user.
 *
 * @returns the object as it is now; undefined when the change leaves none
 * @internal
 */
export async function applyChange(options: {
  cluster: BerthCluster;
  claim: ClaimRow;
  offering: Offering;
  caller: Caller;
  as: KubernetesIdentity;
  change: PlannedChange;
}): Promise<LiveObject | undefined> {
  const { cluster, claim, as, change } = options;
  const { client } = cluster;
  switch (change.type) {
    case 'merge-patch': {
      const target = targetOf(claim, change);
      return client.mergePatch(change.kind, target, change.patch, { as });
    }
    case 'apply':
    case 'create': {
      const object = withOrigin(change.object, options);
      const resource = await client.resolve(object);
      return change.type === 'apply'
        ? client.apply(resource, object, { as })
        : client.create(resource, object, { as });
    }
    case 'delete':
      await client
        .delete(change.kind, targetOf(claim, change), {
          as,
          propagation: 'Background',
        })
        .catch(ignoreNotFound);
      return undefined;
    case 'delete-all': {
      const { namespace = claim.namespace, labelSelector } = change;
      const pages = client.list(change.kind, { namespace, labelSelector, as });
      for await (const { items } of pages) {
        await Promise.all(
          items.map(({ metadata }) =>
            client
              .delete(change.kind, metadata, {
                as,
                uid: metadata.uid,
                propagation: 'Background',
              })
              .catch(ignoreNotFound),
          ),
        );
      }
      return undefined;
    }
    default:
      throw new Error(`There is no change '${(change as PlannedChange).type}'`);
  }
}

/**
 * Takes an object that is not there for one that has been deleted.
 *
 * @internal
 */
export function ignoreNotFound(error: unknown): void {
  if (!(error instanceof KubernetesError && error.isNotFound)) {
    throw error;
  }
}

function targetOf(
  claim: ClaimRow,
  { namespace = claim.namespace, name }: { namespace?: string; name: string },
) {
  return { namespace: namespace || undefined, name };
}

/**
 * An object that an action makes belongs to the claim and says who made it. One
 * that names another claim in its label, as a copy of a database does, is a part
 * of that one.
 */
function withOrigin(
  object: KubernetesObject,
  options: { claim: ClaimRow; offering: Offering; caller: Caller },
): KubernetesObject {
  const { claim, offering, caller } = options;
  const { cluster, namespace, name, tenant } = claim;
  const { labels, annotations, ...metadata } = object.metadata;
  const own = labels as Record<string, string> | undefined;
  const context = {
    cluster,
    namespace,
    name: own?.[berthLabels.claim] ?? name,
    tenant: tenant ?? '',
  };
  return {
    ...object,
    metadata: {
      ...(namespace && { namespace }),
      ...metadata,
      labels: {
        ...own,
        ...claimLabels(offering.id, context),
      },
      annotations: {
        ...(annotations as Record<string, string> | undefined),
        [berthAnnotations.requester]: caller.userEntityRef,
      },
    },
  };
}
