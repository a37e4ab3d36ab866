import type { FieldError } from '@berth/backstage-plugin-berth-common';
import { checkRestore } from '../shared/backupFields';
import { refuse } from '../shared/change';
import { checkContent, checkSynchronous } from '../shared/postgres';
import { sizeOf } from '../shared/size';
import type { ZalandoInput } from './input';
import { OPERATOR_USERS } from './kind';

/**
 * The rules that span fields or lie beyond a pattern.
 *
 * @internal
 */
export function check(input: ZalandoInput): FieldError[] {
  const { restoreFrom } = input;
  return [
    ...checkSynchronous(input.synchronousReplicas, sizeOf(input).instances),
    ...checkContent(input, OPERATOR_USERS),
    ...checkOwner(input.owner),
    ...checkRestore(restoreFrom, 'restoreFrom'),
    ...(Boolean(restoreFrom.uid) !== Boolean(restoreFrom.targetTime)
      ? refuse(
          restoreFrom.uid ? 'restoreFrom.targetTime' : 'restoreFrom.uid',
          'The archive is read by the uid of the database and a point in time: give both, or neither for a copy of it as it runs.',
        )
      : []),
  ];
}

/** The Secret is named after it, where an underscore becomes a hyphen. */
function checkOwner(owner: string): FieldError[] {
  return /^_|_$/.test(owner)
    ? refuse('owner', 'It must not begin or end with an underscore.')
    : [];
}
