/**
 * The signed-in user who calls.
 *
 * @internal
 */
export interface Caller {
  userEntityRef: string;
  /** The user and the groups that they belong to. */
  ownershipEntityRefs: string[];
}
