import {
  createOfferingAction,
  type ClaimObjects,
  type OfferingActionDefinition,
} from '@berth/backstage-plugin-berth-node';
import { newObject, refuse } from '../shared/change';
import { ofKind } from '../shared/children';
import { objectName } from '../shared/fields';
import { checkDatabase, checkUser, identifier } from '../shared/postgres';
import { SECRETS } from '../shared/secrets';
import { OPERATOR_USERS } from './check';
import { connection } from './connection';
import { DATABASE, DATABASE_ROLE } from './kind';
import { ownerOf } from './owner';
import { sqlNameOf } from './parts';
import { asleep } from './unavailable';

/**
 * Databases, users and their passwords.
 *
 * @internal
 */
export const contentActions: Record<string, OfferingActionDefinition> = {
  'rotate-credentials': createOfferingAction({
    title: 'Rotate credentials',
    description:
      "Gives the owner a new password: its Secret is deleted, and the operator makes one with another password and tells PostgreSQL within seconds. Open sessions go on; whoever connects with the old password is refused, so restart what uses it. You need the right to delete Secrets in the tenant's namespace.",
    destructive: true,
    unavailable: objects => asleep(objects) ?? ownSecret(objects),
    plan: (_input, { primary }) => [
      {
        type: 'delete',
        kind: SECRETS,
        name: `${primary.metadata.name}-app`,
      },
    ],
  }),

  'add-database': createOfferingAction({
    title: 'Add a database',
    description:
      'Makes a further database in the same PostgreSQL. It stays when its object is deleted.',
    input: zod => ({
      name: identifier(zod)
        .describe('Name of the database.')
        .meta({ title: 'Database' }),
      owner: identifier(zod)
        .optional()
        .describe('User who owns it, the owner of the first one unless given.')
        .meta({ title: 'Owner' }),
    }),
    unavailable: asleep,
    check: ({ name }, { primary, children }) => {
      const known = [
        ownerOf(primary).database,
        ...ofKind(children, DATABASE).map(sqlNameOf),
      ];
      return known.includes(name)
        ? refuse('name', `There is a database '${name}' already.`)
        : checkDatabase('name', name);
    },
    plan: ({ name, owner }, { primary }) => [
      {
        type: 'create',
        object: newObject(
          DATABASE,
          { name: objectNameOf(primary.metadata.name, name) },
          {
            name,
            owner: owner ?? ownerOf(primary).owner,
            cluster: { name: primary.metadata.name },
            databaseReclaimPolicy: 'retain',
          },
        ),
      },
    ],
  }),

  'add-role': createOfferingAction({
    title: 'Add a role',
    description:
      'Makes a further user. With a Secret it can log in, without one it is a group of rights.',
    input: zod => ({
      name: identifier(zod)
        .describe('Name of the user.')
        .meta({ title: 'Role' }),
      passwordSecret: objectName(zod, 'a Secret')
        .optional()
        .describe(
          'A Secret of type kubernetes.io/basic-auth in the same namespace, with the same username and a password; a change of it changes the password.',
        )
        .meta({ title: 'Secret with the password' }),
      createDatabases: zod
        .boolean()
        .default(false)
        .describe('Whether it may make databases.')
        .meta({ title: 'May make databases' }),
    }),
    unavailable: asleep,
    check: ({ name }, { primary, children }) => {
      const known = [
        ownerOf(primary).owner,
        ...ofKind(children, DATABASE_ROLE).map(sqlNameOf),
      ];
      return known.includes(name)
        ? refuse('name', `There is a role '${name}' already.`)
        : checkUser('name', name, OPERATOR_USERS);
    },
    plan: ({ name, passwordSecret, createDatabases }, { primary }) => [
      {
        type: 'create',
        object: newObject(
          DATABASE_ROLE,
          { name: objectNameOf(primary.metadata.name, name) },
          {
            name,
            cluster: { name: primary.metadata.name },
            login: passwordSecret !== undefined,
            ...(passwordSecret && { passwordSecret: { name: passwordSecret } }),
            createdb: createDatabases,
            databaseRoleReclaimPolicy: 'retain',
          },
        ),
      },
    ],
  }),
};

/** Only what the operator has made it makes again. */
function ownSecret(objects: ClaimObjects): string | undefined {
  const secret = connection(objects)?.secret;
  return secret?.name === `${objects.primary.metadata.name}-app`
    ? undefined
    : 'Its owner has no Secret that the operator keeps; change the password in the Secret that was brought.';
}

/** An identifier may have underscores, which a Kubernetes name may not. */
function objectNameOf(claim: unknown, identifierName: string): string {
  const label = identifierName.replace(/_/g, '-').replace(/-+$/, '');
  return `${claim}-${label || 'x'}`;
}
