/**
 * Every code that an error of Berth can carry, with the `@backstage/errors`
 * class it is thrown as. The codes are stable: scripts and templates may
 * branch on them; messages may change.
 *
 * @public
 */
export const berthErrorCodes = {
  /** The request body or a parameter does not fit the API's schema. */
  'body-invalid': 'InputError',
  /** A claim's id is malformed. */
  'claim-id-invalid': 'InputError',
  /** There is no such claim. */
  'claim-not-found': 'NotFoundError',
  /** The claim has failed, or is being deleted, while it was waited for. */
  'claim-failed': 'ConflictError',
  /** The claim did not get into the awaited phase in time. */
  'claim-timeout': 'ServiceUnavailableError',
  /** An object of that name is there already and is not this request's. */
  'claim-exists': 'ConflictError',
  /** The name is not one that Kubernetes takes. */
  'name-invalid': 'InputError',
  /** A text is no Kubernetes quantity. */
  'quantity-invalid': 'InputError',
  /** The offering's input does not fit its schema; see `fields`. */
  'input-invalid': 'InputError',
  /** There is no such offering. */
  'offering-not-found': 'NotFoundError',
  /** The offering cannot be had on that cluster; the message says why. */
  'offering-unavailable': 'ConflictError',
  /** There is no such tenant. */
  'tenant-not-found': 'NotFoundError',
  /** The namespace is not one of the tenant's. */
  'namespace-not-of-tenant': 'InputError',
  /** The tenant has places on several clusters and the request names none. */
  'cluster-required': 'InputError',
  /** There is no such cluster. */
  'cluster-not-found': 'NotFoundError',
  /** The cluster does not answer. */
  'cluster-unreachable': 'ServiceUnavailableError',
  /** The cluster refused; the message is its own. */
  'cluster-refused': 'NotAllowedError',
  /** The cluster found the object invalid; the message is its own. */
  'cluster-rejected': 'InputError',
  /** Somebody else owns a field that would change; the message names both. */
  'field-conflict': 'ConflictError',
  /** Somebody has changed the object since it was read. */
  'object-changed': 'ConflictError',
  /** The cluster answered with an error of its own. */
  'cluster-failed': 'ServiceUnavailableError',
  /** The same idempotency key came with another body. */
  'idempotency-mismatch': 'ConflictError',
  /** There is no such request. */
  'request-not-found': 'NotFoundError',
  /** The offering has no such action. */
  'action-not-found': 'NotFoundError',
  /** The action cannot run in the claim's present state. */
  'action-unavailable': 'ConflictError',
  /** The claim holds data, and its name was not repeated to delete it. */
  'confirmation-required': 'InputError',
  /** The claim has no credentials, or not yet. */
  'connection-unavailable': 'ConflictError',
  /** Only a signed-in user may do this. */
  'user-required': 'NotAllowedError',
  /** Only the platform team may do this. */
  'platform-only': 'NotAllowedError',
  /** The portal's configuration names no such Git forge. */
  'forge-not-found': 'NotFoundError',
  /** The Git forge does not answer. */
  'forge-unreachable': 'ServiceUnavailableError',
  /** The portal may not do that at the Git forge; the message says what. */
  'forge-refused': 'NotAllowedError',
  /** There is no such organization at the Git forge. */
  'forge-owner-not-found': 'NotFoundError',
  /** There is such a repository already, and it is not this task's. */
  'repository-exists': 'ConflictError',
  /** The user's name may not be used on a cluster. */
  'identity-refused': 'NotAllowedError',
} as const;

/**
 * A stable error code of Berth.
 *
 * @public
 */
export type BerthErrorCode = keyof typeof berthErrorCodes;
