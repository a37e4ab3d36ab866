import type { FieldError } from '@berth/backstage-plugin-berth-common';
import { textOf, type ClaimObjects } from '@berth/backstage-plugin-berth-node';
import { checkReserved } from '../percona/input';
import { observe } from '../percona/observed';
import {
  declaredUsers,
  usersSecret,
  type DeclaredUser,
} from '../percona/users';
import { psmdb } from './system';

/** The only one of the operator's own that has no capitals. */
const OPERATOR_USERS = ['backup'];

const SYSTEM_DATABASES = ['admin', 'local', 'config'];

/**
 * A user of one database, whose password the operator makes.
 *
 * @internal
 */
export function userOf(options: {
  cluster: string;
  name: string;
  database: string;
  access: 'readWrite' | 'read';
  key?: string;
}): Record<string, unknown> {
  const { cluster, name, database, access, key = name } = options;
  return {
    name,
    db: database,
    passwordSecretRef: { name: usersSecret(cluster), key },
    roles: [{ name: access, db: database }],
  };
}

/**
 * Whether a user and a database may have these names.
 *
 * @internal
 */
export function checkNames(names: {
  user: string;
  database: string;
}): FieldError[] {
  return [
    ...checkReserved('user', names.user, OPERATOR_USERS),
    ...checkReserved('database', names.database, SYSTEM_DATABASES),
  ];
}

/**
 * The users that a cluster declares beside the operator's own.
 *
 * @internal
 */
export function usersOf(objects: ClaimObjects): DeclaredUser[] {
  return declaredUsers(observe(psmdb, objects), user => [
    textOf(user.db) ?? 'admin',
  ]);
}
