import { berthError } from '@berth/backstage-plugin-berth-common';

/**
 * The signed-in user who calls.
 *
 * @internal
 */
export interface Caller {
  userEntityRef: string;
  /** The user and the groups that they belong to. */
  ownershipEntityRefs: string[];
  /** Whether they belong to the platform team. */
  isPlatform: boolean;
}

/**
 * Lets only the platform team pass.
 *
 * @throws NotAllowedError with code `platform-only` for everybody else
 * @internal
 */
export function assertPlatform(caller: Caller, what: string): void {
  if (!caller.isPlatform) {
    throw berthError('platform-only', {
      message: `${what} is for the platform team alone; ask them`,
    });
  }
}
