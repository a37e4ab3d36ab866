/**
 * A claim as it is stored. Times are ISO 8601; `connection`, `details`,
 * `object` and `awaits` are JSON.
 *
 * @internal
 */
export interface ClaimRow {
  id: string;
  cluster: string;
  /** Key of the primary object's API. */
  resource: string;
  namespace: string;
  name: string;
  offering: string;
  uid: string;
  tenant: string | null;
  plan: string | null;
  phase: string;
  reason: string;
  message: string;
  progress_done: number | null;
  progress_total: number | null;
  since: string;
  created_at: string;
  generation: number | null;
  requester: string | null;
  request: string | null;
  connection: string | null;
  details: string;
  /** The primary object, only of claims that other objects help to judge. */
  object: string | null;
  /** JSON list of the Secrets whose existence the claim's state depends on. */
  awaits: string | null;
  /** JSON of what the primary object's annotations say to the catalog. */
  catalog: string | null;
}
