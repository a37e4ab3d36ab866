import {
  createOfferingAction,
  recordsOf,
  specOf,
  type OfferingActionDefinition,
} from '@berth/backstage-plugin-berth-node';
import { backupActions } from '../percona/backupActions';
import { identifier } from '../percona/input';
import { patchSpec, paused } from '../percona/patch';
import { runActions } from '../percona/runActions';
import { sizeActions } from '../percona/sizeActions';
import { PASSWORD_KEY, ROTATION_HELP, withoutPassword } from '../percona/users';
import { checkVersion } from '../percona/versionAction';
import { refuse } from '../shared/change';
import { adminSecret } from './connection';
import { psmdb } from './system';
import { checkNames, userOf, usersOf } from './users';
import { imageOf, UPGRADES_FROM, VERSIONS } from './versions';

/**
 * What can be done to a MongoDB after it is there.
 *
 * @internal
 */
export const actions: Record<string, OfferingActionDefinition> = {
  ...sizeActions(psmdb),
  ...runActions(psmdb),

  'change-version': createOfferingAction({
    title: 'Change version',
    description:
      'Goes to a newer version of MongoDB, one major version at a time, or to the newest release of its own. Instances restart one by one, the primary last, and the data goes over to the new version for good: make a backup first.',
    destructive: true,
    input: zod => ({
      version: zod
        .enum(VERSIONS)
        .describe('Which version it is to have.')
        .meta({ title: 'MongoDB version' }),
    }),
    unavailable: objects => paused(psmdb, objects),
    check: ({ version }, { primary }) => {
      const { image } = specOf(primary);
      return checkVersion({
        engine: 'MongoDB',
        image,
        newest: imageOf(version, String(image)),
        version,
        from: UPGRADES_FROM[version],
      });
    },
    plan: ({ version }, objects) =>
      patchSpec(psmdb, objects, {
        spec: {
          image: imageOf(version, String(specOf(objects.primary).image)),
          upgradeOptions: { setFCV: true },
        },
      }),
  }),

  ...backupActions(psmdb),

  'rotate-credentials': createOfferingAction({
    title: 'Rotate credentials',
    description: `Gives the user a new password: ${ROTATION_HELP}`,
    destructive: true,
    unavailable: objects => paused(psmdb, objects),
    plan: (_input, objects) => {
      const [user] = usersOf(objects);
      return [
        withoutPassword(
          user?.secret ?? {
            name: adminSecret(specOf(objects.primary)),
            key: 'MONGODB_DATABASE_ADMIN_PASSWORD',
          },
        ),
      ];
    },
  }),

  'add-user': createOfferingAction({
    title: 'Add a user',
    description:
      "Makes a further user of one database, which comes into being with the first thing that is written to it. The operator makes the password, under the user's name in the Secret that holds the first one's.",
    input: zod => ({
      user: identifier(zod)
        .describe('Name of the user.')
        .meta({ title: 'User' }),
      database: identifier(zod)
        .describe('Name of the database that it may use.')
        .meta({ title: 'Database' }),
      access: zod
        .enum(['readWrite', 'read'])
        .default('readWrite')
        .describe('Whether it may write too.')
        .meta({ title: 'Access' }),
    }),
    unavailable: objects => paused(psmdb, objects),
    check: ({ user, database }, objects) => {
      const taken = usersOf(objects).some(({ name }) => name === user);
      if (taken) {
        return refuse('user', `There is a user '${user}' already.`);
      }
      return user === PASSWORD_KEY
        ? refuse('user', `'${user}' is reserved; choose another name.`)
        : checkNames({ user, database });
    },
    plan: ({ user, database, access }, objects) =>
      patchSpec(psmdb, objects, {
        spec: {
          users: [
            ...recordsOf(specOf(objects.primary).users),
            userOf({
              cluster: String(objects.primary.metadata.name),
              name: user,
              database,
              access,
            }),
          ],
        },
      }),
  }),
};
