import type { FieldError } from '@berth/backstage-plugin-berth-common';
import { checkRestore } from '../shared/backupFields';
import { refuse } from '../shared/change';
import { checkContent } from '../shared/postgres';
import type { PostgreSqlInput } from './input';

/**
 * Users of the operator's own.
 *
 * @internal
 */
export const OPERATOR_USERS = ['monitor', '_crunchyrepl', '_crunchypgbouncer'];

/**
 * The rules that span fields or lie beyond a pattern.
 *
 * @internal
 */
export function check(input: PostgreSqlInput): FieldError[] {
  return [
    ...checkContent(input, OPERATOR_USERS),
    ...checkRestore(input.restoreFrom, 'restoreFrom'),
    ...checkBackups(input.backups),
  ];
}

function checkBackups({
  destination,
  endpoint,
  secret,
  storage,
}: PostgreSqlInput['backups']): FieldError[] {
  if (!destination) {
    return endpoint || secret
      ? refuse(
          'backups.destination',
          'Say to which bucket the backups go, or leave the object store out.',
        )
      : [];
  }
  return [
    ...(endpoint?.startsWith('https://')
      ? []
      : refuse(
          'backups.endpoint',
          'Give the address of the object store, such as https://s3.eu-central-1.amazonaws.com; pgBackRest speaks HTTPS only.',
        )),
    ...(secret
      ? []
      : refuse(
          'backups.secret',
          'Name the Secret that holds the keys of the object store; ask the platform team for one if there is none.',
        )),
    ...(storage
      ? refuse(
          'backups.storage',
          'Backups go to the bucket, so that they need no disk; leave it out.',
        )
      : []),
  ];
}
