import {
  claimEntityRef,
  type Claim,
  type ResourceKind,
} from '@berth/backstage-plugin-berth-common';
import type { ClaimRow } from './ClaimRow';

/**
 * What the API answers of a claim beside what is stored of it.
 *
 * @internal
 */
export interface ClaimContext {
  kind: ResourceKind;
  /** Entity ref of the owner of its namespace or tenant. */
  owner: string | undefined;
  simulated: boolean;
  stale: boolean;
}

/**
 * A claim as the API answers it.
 *
 * @internal
 */
export function toClaim(row: ClaimRow, context: ClaimContext): Claim {
  const { cluster, namespace, name, offering } = row;
  return {
    id: row.id,
    cluster,
    namespace,
    name,
    offering,
    tenant: row.tenant ?? undefined,
    kind: context.kind,
    uid: row.uid,
    plan: row.plan ?? undefined,
    phase: row.phase as Claim['phase'],
    reason: row.reason,
    message: row.message,
    progress:
      row.progress_done === null || row.progress_total === null
        ? undefined
        : { done: row.progress_done, total: row.progress_total },
    since: row.since,
    createdAt: row.created_at,
    generation: row.generation ?? undefined,
    requester: row.requester ?? undefined,
    request: row.request ?? undefined,
    owner: context.owner,
    entityRef: claimEntityRef({ cluster, namespace, offering, name }),
    connection: row.connection ? JSON.parse(row.connection) : undefined,
    details: JSON.parse(row.details),
    ...(row.catalog && { catalog: JSON.parse(row.catalog) }),
    simulated: context.simulated,
    stale: context.stale,
  };
}
