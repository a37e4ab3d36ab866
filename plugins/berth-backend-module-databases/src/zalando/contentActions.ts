import {
  createOfferingAction,
  specOf,
  textsOf,
  type OfferingActionDefinition,
} from '@berth/backstage-plugin-berth-node';
import { refuse } from '../shared/change';
import { checkDatabase, checkUser, identifier } from '../shared/postgres';
import { SECRETS } from '../shared/secrets';
import { ownerOf, ownerSecret } from './connection';
import { OPERATOR_USERS } from './kind';
import { poolerOf } from './manifests';
import { observe } from './observed';
import { patch, paused } from './patch';

/** Long gone, so that the operator finds that a rotation is due. */
const LONG_AGO = Buffer.from('2020-01-01T00:00:00Z').toString('base64');

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
      mode: zod
        .enum(['session', 'transaction'])
        .default('transaction')
        .describe(
          'session keeps a session for as long as a client is there; transaction only for each transaction.',
        )
        .meta({ title: 'Mode' }),
      instances: zod
        .int()
        .min(1, 'At least 1.')
        .max(10, 'At most 10.')
        .default(2)
        .describe('How many PgBouncers there are to be.')
        .meta({ title: 'Instances' }),
    }),
    unavailable: objects =>
      paused(objects) ??
      (specOf(objects.primary).enableConnectionPooler === true
        ? 'It has a pooler already.'
        : undefined),
    plan: ({ mode, instances }, objects) =>
      patch(objects, { spec: poolerOf(mode, instances) }),
  }),

  'remove-pooler': createOfferingAction({
    title: 'Remove a pooler',
    description:
      'Takes PgBouncers and their address away. Whoever connects through them is cut off.',
    destructive: true,
    unavailable: ({ primary }) =>
      specOf(primary).enableConnectionPooler === true
        ? undefined
        : 'It has no pooler.',
    plan: (_input, objects) =>
      patch(objects, {
        spec: { enableConnectionPooler: false, connectionPooler: null },
      }),
  }),

  'rotate-credentials': createOfferingAction({
    title: 'Rotate credentials',
    description:
      "Gives the owner a new password now, and from now on every so many days as the operator is configured (90 by default). Open sessions go on; whoever connects with the old password is refused, so restart what uses it. You need the right to change Secrets in the tenant's namespace.",
    destructive: true,
    unavailable: objects =>
      paused(objects) ??
      (ownerOf(observe(objects)) ? undefined : 'It declares no user.'),
    plan: (_input, objects) => {
      const database = observe(objects);
      const owner = ownerOf(database) ?? '';
      const listed = textsOf(
        specOf(objects.primary).usersWithInPlaceSecretRotation,
      );
      return [
        // No password is written: only the time at which one is due.
        {
          type: 'merge-patch',
          kind: SECRETS,
          name: String(ownerSecret(database)),
          patch: { data: { nextRotation: LONG_AGO } },
        },
        ...patch(objects, {
          spec: {
            usersWithInPlaceSecretRotation: [...new Set([...listed, owner])],
          },
        }),
      ];
    },
  }),

  'add-database': createOfferingAction({
    title: 'Add a database',
    description:
      'Makes a further database in the same PostgreSQL. It is never deleted by the operator.',
    input: zod => ({
      name: identifier(zod)
        .describe('Name of the database.')
        .meta({ title: 'Database' }),
      owner: identifier(zod)
        .optional()
        .describe('User who owns it, the owner of the first one unless given.')
        .meta({ title: 'Owner' }),
    }),
    unavailable: objects =>
      paused(objects) ??
      (ownerOf(observe(objects)) ? undefined : 'It declares no user.'),
    check: ({ name, owner }, objects) => {
      const { databases, users } = observe(objects);
      if (databases.some(one => one.name === name)) {
        return refuse('name', `There is a database '${name}' already.`);
      }
      return owner && !users.includes(owner)
        ? refuse('owner', `There is no user '${owner}'; add the role first.`)
        : checkDatabase('name', name);
    },
    plan: ({ name, owner }, objects) =>
      patch(objects, {
        spec: { databases: { [name]: owner ?? ownerOf(observe(objects)) } },
      }),
  }),

  'add-role': createOfferingAction({
    title: 'Add a role',
    description:
      'Makes a further user, with a Secret of its own that the operator writes.',
    input: zod => ({
      name: identifier(zod)
        .describe('Name of the user.')
        .meta({ title: 'Role' }),
      createDatabases: zod
        .boolean()
        .default(false)
        .describe('Whether it may make databases.')
        .meta({ title: 'May make databases' }),
    }),
    unavailable: paused,
    check: ({ name }, objects) => {
      if (observe(objects).users.includes(name)) {
        return refuse('name', `There is a role '${name}' already.`);
      }
      return /^_|_$/.test(name)
        ? refuse('name', 'It must not begin or end with an underscore.')
        : checkUser('name', name, OPERATOR_USERS);
    },
    plan: ({ name, createDatabases }, objects) =>
      patch(objects, {
        spec: { users: { [name]: createDatabases ? ['createdb'] : [] } },
      }),
  }),
};
