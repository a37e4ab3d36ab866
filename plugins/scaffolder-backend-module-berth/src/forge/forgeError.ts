import {
  berthError,
  type BerthErrorCode,
} from '@berth/backstage-plugin-berth-common';

/**
 * An error about the repository that an action was asked for.
 *
 * @param remedy - what whoever filled in the form can do
 * @internal
 */
export function forgeError(
  code: BerthErrorCode,
  message: string,
  remedy: string,
): Error {
  return berthError(code, {
    message,
    fields: [{ field: 'repoUrl', message: remedy }],
  });
}
