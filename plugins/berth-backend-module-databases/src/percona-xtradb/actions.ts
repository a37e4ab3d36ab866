import {
  createOfferingAction,
  recordOf,
  recordsOf,
  specOf,
  textOf,
  type ClaimObjects,
  type OfferingActionDefinition,
} from '@berth/backstage-plugin-berth-node';
import { backupActions } from '../percona/backupActions';
import { identifier } from '../percona/input';
import { MAX_USER_LENGTH } from '../percona/mysql';
import { patchSpec, paused } from '../percona/patch';
import { runActions } from '../percona/runActions';
import { sizeActions } from '../percona/sizeActions';
import { PASSWORD_KEY, ROTATION_HELP, withoutPassword } from '../percona/users';
import { checkVersion } from '../percona/versionAction';
import { refuse } from '../shared/change';
import { passwordOf } from './connection';
import { pxc } from './system';
import { checkNames, userOf, usersOf } from './users';
import { imagesOf, UPGRADES_FROM, VERSIONS } from './versions';

/** What each way of using a database grants. */
const GRANTS = {
  all: ['ALL'],
  write: ['SELECT', 'INSERT', 'UPDATE', 'DELETE'],
  read: ['SELECT'],
} as const;

/**
 * What can be done to a MySQL of XtraDB Cluster after it is there.
 *
 * @internal
 */
export const actions: Record<string, OfferingActionDefinition> = {
  ...sizeActions(pxc),
  ...runActions(pxc),

  'change-version': createOfferingAction({
    title: 'Change version',
    description:
      'Goes from 8.0 to 8.4, or to the newest release of its own version. Instances restart one by one. Data does not go back to an older version: make a backup first.',
    destructive: true,
    input: zod => ({
      version: zod
        .enum(VERSIONS)
        .describe('Which version it is to have.')
        .meta({ title: 'MySQL version' }),
    }),
    unavailable: objects => paused(pxc, objects),
    check: ({ version }, objects) => {
      const { server } = imagesIn(objects);
      return checkVersion({
        engine: 'MySQL',
        image: server,
        newest: imagesOf(version, { server }).server,
        version,
        from: UPGRADES_FROM[version],
      });
    },
    plan: ({ version }, objects) => {
      const before = imagesIn(objects);
      const { server, backup } = imagesOf(version, before);
      return patchSpec(pxc, objects, {
        spec: {
          pxc: { image: server },
          // Each version of the server is backed up by its own.
          ...(before.backup && { backup: { image: backup } }),
        },
      });
    },
  }),

  ...backupActions(pxc),

  'rotate-credentials': createOfferingAction({
    title: 'Rotate credentials',
    description: `Gives the user a new password: ${ROTATION_HELP}`,
    destructive: true,
    unavailable: objects => paused(pxc, objects),
    plan: (_input, objects) => [withoutPassword(passwordOf(objects))],
  }),

  'add-user': createOfferingAction({
    title: 'Add a user',
    description:
      "Makes a further user of one database, and the database where there is none of that name. The operator makes the password, under the user's name in the Secret that holds the first one's.",
    input: zod => ({
      user: identifier(zod, MAX_USER_LENGTH)
        .describe('Name of the user.')
        .meta({ title: 'User' }),
      database: identifier(zod)
        .describe('Name of the database that it may use.')
        .meta({ title: 'Database' }),
      access: zod
        .enum(['all', 'write', 'read'])
        .default('all')
        .describe(
          'all also makes and changes tables; write reads and writes rows; read only reads.',
        )
        .meta({ title: 'Access' }),
    }),
    unavailable: objects => paused(pxc, objects),
    check: ({ user, database }, objects) => {
      if (usersOf(objects).some(({ name }) => name === user)) {
        return refuse('user', `There is a user '${user}' already.`);
      }
      return user === PASSWORD_KEY
        ? refuse('user', `'${user}' is reserved; choose another name.`)
        : checkNames({ user, database });
    },
    plan: ({ user, database, access }, objects) =>
      patchSpec(pxc, objects, {
        spec: {
          users: [
            ...recordsOf(specOf(objects.primary).users),
            userOf({
              cluster: String(objects.primary.metadata.name),
              name: user,
              database,
              grants: [...GRANTS[access]],
            }),
          ],
        },
      }),
  }),
};

function imagesIn({ primary }: ClaimObjects): {
  server?: string;
  backup?: string;
} {
  const spec = specOf(primary);
  return {
    server: textOf(recordOf(spec.pxc).image),
    backup: textOf(recordOf(spec.backup).image),
  };
}
