import type { FieldError } from '@berth/backstage-plugin-berth-common';
import { checkRestore, checkStore } from '../shared/backupFields';
import { checkContent, checkSynchronous } from '../shared/postgres';
import { sizeOf } from '../shared/size';
import type { CloudNativePgInput } from './input';

/**
 * Users of the operator's own.
 *
 * @internal
 */
export const OPERATOR_USERS = [
  'streaming_replica',
  'cnpg_pooler_pgbouncer',
  'cnpg_metrics_exporter',
];

/**
 * The rules that span fields or lie beyond a pattern.
 *
 * @internal
 */
export function check(input: CloudNativePgInput): FieldError[] {
  const { backups, restoreFrom } = input;
  const { instances } = sizeOf(input);
  return [
    ...checkSynchronous(input.synchronousReplicas, instances),
    ...checkContent(input, OPERATOR_USERS),
    ...checkStore(backups, 'backups'),
    ...checkRestore(restoreFrom, 'restoreFrom'),
    ...(backups.objectStore && backups.destination
      ? [
          {
            field: 'backups.objectStore',
            message:
              'Name an ObjectStore that is there, or say where backups go, but not both.',
          },
        ]
      : []),
    ...(restoreFrom.objectStore && !restoreFrom.database
      ? [
          {
            field: 'restoreFrom.database',
            message: 'Say which database it is to be restored from.',
          },
        ]
      : []),
  ];
}
