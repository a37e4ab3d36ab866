import type { FieldError } from '@berth/backstage-plugin-berth-common';
import { checkRestore } from '../shared/backupFields';
import { refuse } from '../shared/change';
import { checkContent, checkSynchronous } from '../shared/postgres';
import { sizeOf } from '../shared/size';
import type { CrunchyInput } from './input';
import { OPERATOR_USERS } from './kind';

/**
 * The rules that span fields or lie beyond a pattern.
 *
 * @internal
 */
export function check(input: CrunchyInput): FieldError[] {
  return [
    ...checkSynchronous(input.synchronousReplicas, sizeOf(input).instances),
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
}: CrunchyInput['backups']): FieldError[] {
  if (!destination) {
    return endpoint || secret
      ? refuse(
          'backups.destination',
          'Say to which bucket the backups go, or leave the object store out.',
        )
      : [];
  }
  return [
    ...(endpoint?.startsWith('http://')
      ? refuse(
          'backups.endpoint',
          'pgBackRest speaks HTTPS only; give an address that begins with https://.',
        )
      : []),
    ...(endpoint
      ? []
      : refuse(
          'backups.endpoint',
          'Give the address of the object store, such as https://s3.eu-central-1.amazonaws.com.',
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
