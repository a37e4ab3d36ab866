/**
 * A call that {@link FakeBerth} has answered.
 *
 * @public
 */
export interface FakeBerthCall {
  /** Method and path without query, such as `POST /requests`. */
  operation: string;
  /** `user:default/mock` or `plugin:catalog`, as the credentials say. */
  principal: string;
  query: Record<string, unknown>;
  body?: unknown;
  idempotencyKey?: string;
}
