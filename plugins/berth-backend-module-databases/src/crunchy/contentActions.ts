import {
  createOfferingAction,
  recordOf,
  recordsOf,
  specOf,
  textsOf,
  type ClaimObjects,
  type OfferingActionDefinition,
} from '@berth/backstage-plugin-berth-node';
import { user } from '../pgo/user';
import { refuse } from '../shared/change';
import { checkDatabase, checkUser, identifier } from '../shared/postgres';
import { SECRETS } from '../shared/secrets';
import { ownerOf, userSecret } from './connection';
import { OPERATOR_USERS } from './kind';
import { poolerOf } from './manifests';
import { observe } from './observed';
import { patch, stopped, versionOf } from './patch';

/**
 * What is inside, who gets to it, and by which way.
 *
 * @internal
 */
export const contentActions: Record<string, OfferingActionDefinition> = {
  'enable-pooler': createOfferingAction({
    title: 'Add a pooler',
    description:
      'Puts PgBouncers before the primary, at an address of their own. The addresses that there are stay.',
    input: zod => ({
      instances: zod
        .int()
        .min(1, 'At least 1.')
        .max(10, 'At most 10.')
        .default(2)
        .describe('How many PgBouncers there are to be.')
        .meta({ title: 'Instances' }),
    }),
    unavailable: objects =>
      stopped(objects) ??
      (hasPooler(objects) ? 'It has a pooler already.' : undefined),
    plan: ({ instances }, objects) =>
      patch(objects, { spec: { proxy: { pgBouncer: poolerOf(instances) } } }),
  }),

  'remove-pooler': createOfferingAction({
    title: 'Remove a pooler',
    description:
      'Takes PgBouncers and their address away. Whoever connects through them is cut off.',
    destructive: true,
    unavailable: objects =>
      hasPooler(objects) ? undefined : 'It has no pooler.',
    plan: (_input, objects) => patch(objects, { spec: { proxy: null } }),
  }),

  'rotate-credentials': createOfferingAction({
    title: 'Rotate credentials',
    description:
      "Gives the owner a new password: the operator makes one where its Secret has none. Open sessions go on; whoever connects with the old password is refused, so restart what uses it. You need the right to change Secrets in the tenant's namespace.",
    destructive: true,
    unavailable: stopped,
    plan: (_input, objects) => {
      const cluster = observe(objects);
      return [
        {
          type: 'merge-patch',
          kind: SECRETS,
          name: userSecret(cluster, ownerOf(cluster)),
          patch: { data: { password: '', verifier: '' } },
        },
      ];
    },
  }),

  'add-database': createOfferingAction({
    title: 'Add a database',
    description:
      'Makes a further database in the same PostgreSQL, which an existing user may use. The operator never deletes it.',
    input: zod => ({
      name: identifier(zod)
        .describe('Name of the database.')
        .meta({ title: 'Database' }),
      owner: user(zod)
        .optional()
        .describe('User who may use it, the first one unless given.')
        .meta({ title: 'User' }),
    }),
    unavailable: objects =>
      stopped(objects) ??
      (observe(objects).users.length > 0 ? undefined : 'It declares no user.'),
    check: ({ name, owner }, objects) => {
      const { users } = observe(objects);
      if (users.some(({ databases }) => databases.includes(name))) {
        return refuse('name', `There is a database '${name}' already.`);
      }
      return owner && !users.some(one => one.name === owner)
        ? refuse('owner', `There is no user '${owner}'; add the role first.`)
        : checkDatabase('name', name);
    },
    plan: ({ name, owner }, objects) => {
      const chosen = owner ?? ownerOf(observe(objects));
      return patchUsers(objects, users =>
        users.map(one =>
          one.name === chosen
            ? { ...one, databases: [...textsOf(one.databases), name] }
            : one,
        ),
      );
    },
  }),

  'add-role': createOfferingAction({
    title: 'Add a role',
    description:
      'Makes a further user, with a Secret of its own that the operator writes.',
    input: zod => ({
      name: user(zod)
        .describe('Name of the user, without underscores.')
        .meta({ title: 'Role' }),
      database: identifier(zod)
        .optional()
        .describe('A database that it may use.')
        .meta({ title: 'Database' }),
    }),
    unavailable: stopped,
    check: ({ name, database }, objects) => {
      if (observe(objects).users.some(one => one.name === name)) {
        return refuse('name', `There is a role '${name}' already.`);
      }
      return [
        ...checkUser('name', name, OPERATOR_USERS),
        ...(database ? checkDatabase('database', database) : []),
      ];
    },
    plan: ({ name, database }, objects) =>
      patchUsers(objects, users => [
        ...users,
        { name, ...(database && { databases: [database] }) },
      ]),
  }),
};

function hasPooler({ primary }: ClaimObjects): boolean {
  return recordOf(specOf(primary).proxy).pgBouncer !== undefined;
}

/**
 * Users are a list, which a merge patch replaces. Where none was declared the
 * operator has made one by itself, which then has to be declared too.
 */
function patchUsers(
  objects: ClaimObjects,
  change: (
    users: Array<Record<string, unknown>>,
  ) => Array<Record<string, unknown>>,
) {
  const { users } = specOf(objects.primary);
  const name = String(objects.primary.metadata.name);
  const declared =
    users === undefined ? [{ name, databases: [name] }] : recordsOf(users);
  return patch(objects, {
    metadata: versionOf(objects),
    spec: { users: change(declared) },
  });
}
