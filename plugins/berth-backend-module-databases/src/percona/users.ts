import {
  recordOf,
  recordsOf,
  textOf,
  type PlannedChange,
} from '@berth/backstage-plugin-berth-node';
import { SECRETS } from '../shared/secrets';
import type { ObservedDatabase } from './observed';

/**
 * The key of the first user's password, so that it does not depend on the
 * user's name.
 *
 * @internal
 */
export const PASSWORD_KEY = 'password';

/**
 * The Secret in which the operators make passwords for users that bring none.
 *
 * @internal
 */
export function usersSecret(cluster: string): string {
  return `${cluster}-custom-user-secret`;
}

/**
 * One key of a Secret.
 *
 * @internal
 */
export interface SecretKey {
  name: string;
  key: string;
}

/**
 * A user that a cluster declares beside the operator's own, and where its
 * password is.
 *
 * @internal
 */
export interface DeclaredUser {
  name: string;
  databases: string[];
  secret: SecretKey;
}

/**
 * The users that a cluster declares beside the operator's own.
 *
 * @internal
 */
export function declaredUsers(
  { spec, name }: ObservedDatabase,
  databasesOf: (user: Record<string, unknown>) => string[],
): DeclaredUser[] {
  return recordsOf(spec.users).flatMap(user => {
    const userName = textOf(user.name);
    const reference = recordOf(user.passwordSecretRef);
    const secretName = textOf(reference.name);
    return userName
      ? [
          {
            name: userName,
            databases: databasesOf(user),
            secret: secretName
              ? { name: secretName, key: textOf(reference.key) ?? 'password' }
              : { name: usersSecret(name), key: userName },
          },
        ]
      : [];
  });
}

/**
 * Takes a password away, so that the operator makes another one. Nobody but
 * the operator ever knows it.
 *
 * @internal
 */
export function withoutPassword({ name, key }: SecretKey): PlannedChange {
  return {
    type: 'merge-patch',
    kind: SECRETS,
    name,
    patch: { data: { [key]: null } },
  };
}

/**
 * What is said of the action that replaces a password.
 *
 * @internal
 */
export const ROTATION_HELP =
  "the operator makes one where its Secret has none. Open sessions go on; whoever connects with the old password is refused, so restart what uses it. You need the right to change Secrets in the tenant's namespace.";

/**
 * The lines of a claim's page about who may use what.
 *
 * @internal
 */
export function userLines(
  users: DeclaredUser[],
): Array<[string, string | undefined]> {
  return [
    ['Users', users.map(({ name }) => name).join(', ')],
    [
      'Databases',
      [...new Set(users.flatMap(({ databases }) => databases))].join(', '),
    ],
  ];
}
