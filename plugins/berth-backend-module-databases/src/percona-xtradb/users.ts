import type { FieldError } from '@berth/backstage-plugin-berth-common';
import { textsOf, type ClaimObjects } from '@berth/backstage-plugin-berth-node';
import { checkNames as checkMySqlNames } from '../percona/mysql';
import { observe } from '../percona/observed';
import {
  declaredUsers,
  usersSecret,
  type DeclaredUser,
} from '../percona/users';
import { pxc } from './system';

const OPERATOR_USERS = [
  'root',
  'operator',
  'monitor',
  'xtrabackup',
  'replication',
  'proxyadmin',
  'pmmserver',
  'pmmserverkey',
  'pmmservertoken',
];

/**
 * A user of one database, whose password the operator makes; the operator
 * makes the database too.
 *
 * @internal
 */
export function userOf(options: {
  cluster: string;
  name: string;
  database: string;
  grants: string[];
  key?: string;
}): Record<string, unknown> {
  const { cluster, name, database, grants, key = name } = options;
  return {
    name,
    dbs: [database],
    grants,
    passwordSecretRef: { name: usersSecret(cluster), key },
  };
}

/**
 * The users that a cluster declares beside the operator's own.
 *
 * @internal
 */
export function usersOf(objects: ClaimObjects): DeclaredUser[] {
  return declaredUsers(observe(pxc, objects), user => textsOf(user.dbs));
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
  return checkMySqlNames(names, OPERATOR_USERS);
}
