import type { ClaimRequest } from '@berth/backstage-plugin-berth-common';
import type { KubernetesIdentity } from '../kubernetes/types';

/**
 * A request as it is stored. Times are ISO 8601; `input`, `identity` and
 * `error` are JSON.
 *
 * @internal
 */
export interface RequestRow {
  id: string;
  state: ClaimRequest['state'];
  claim_id: string;
  offering: string;
  tenant: string;
  cluster: string;
  namespace: string;
  name: string;
  input: string;
  template: string | null;
  requester: string;
  /** As whom it is delivered: {@link KubernetesIdentity}. */
  identity: string;
  idempotency_key: string;
  body_hash: string;
  attempts: number;
  /** When it is next up to be delivered; until then somebody may be at it. */
  next_attempt_at: string | null;
  error: string | null;
  /** When the cluster was first seen to have what is asked for. */
  seen_at: string | null;
  created_at: string;
  updated_at: string;
}

/**
 * A request as the API answers it.
 *
 * @internal
 */
export function toClaimRequest(row: RequestRow): ClaimRequest {
  return {
    id: row.id,
    state: row.state,
    claimId: row.claim_id,
    offering: row.offering,
    tenant: row.tenant,
    cluster: row.cluster,
    namespace: row.namespace,
    name: row.name,
    input: JSON.parse(row.input),
    requester: row.requester,
    template: row.template ?? undefined,
    attempts: row.attempts,
    nextAttemptAt:
      row.state === 'Submitted' ? row.next_attempt_at ?? undefined : undefined,
    error: row.error ? JSON.parse(row.error) : undefined,
    seenAt: row.seen_at ?? undefined,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}

/** Longer than what people type, and shorter than what lies in files. */
const MAX_LISTED_TEXT = 2_000;

/**
 * A request as the API answers it among others: without texts of its input that
 * lie in files, such as a compiled pipeline.
 *
 * @internal
 */
export function toListedRequest(row: RequestRow): ClaimRequest {
  const request = toClaimRequest(row);
  const short = Object.entries(request.input).filter(
    ([, value]) => typeof value !== 'string' || value.length <= MAX_LISTED_TEXT,
  );
  return { ...request, input: Object.fromEntries(short) };
}

/**
 * As whom a request is delivered.
 *
 * @internal
 */
export function identityOf(row: RequestRow): KubernetesIdentity {
  return JSON.parse(row.identity);
}
