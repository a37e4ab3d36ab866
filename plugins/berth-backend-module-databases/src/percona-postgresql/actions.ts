import {
  createOfferingAction,
  recordsOf,
  specOf,
  textOf,
  type ClaimObjects,
  type OfferingActionDefinition,
} from '@berth/backstage-plugin-berth-node';
import { user } from '../pgo/user';
import { backupActions } from '../percona/backupActions';
import { observe } from '../percona/observed';
import { patchSpec, paused } from '../percona/patch';
import { runActions } from '../percona/runActions';
import { sizeActions } from '../percona/sizeActions';
import { ROTATION_HELP } from '../percona/users';
import { newObject, refuse, stampOf } from '../shared/change';
import {
  checkDatabase,
  checkUser,
  identifier,
  majorStepProblem,
  POSTGRES_VERSIONS,
} from '../shared/postgres';
import { SECRETS } from '../shared/secrets';
import { OPERATOR_USERS } from './check';
import { ownerOf, usersOf } from './connection';
import { restoreAction } from './restoreAction';
import { sizes } from './sizes';
import { pg, PG_UPGRADE } from './system';
import {
  BACKREST_IMAGE,
  imageOf,
  POOLER_IMAGE,
  UPGRADE_IMAGE,
} from './versions';

/**
 * What can be done to a PostgreSQL of Percona's operator after it is there.
 *
 * @internal
 */
export const actions: Record<string, OfferingActionDefinition> = {
  ...sizeActions(pg, sizes),
  ...runActions(pg),

  'change-version': createOfferingAction({
    title: 'Change version',
    description:
      'Goes to the newest release of its own major version, instance by instance, or stops the database and upgrades its data to a newer major version for good; make a backup first.',
    destructive: true,
    input: zod => ({
      version: zod
        .enum(POSTGRES_VERSIONS)
        .describe('Which major version it is to have.')
        .meta({ title: 'PostgreSQL version' }),
    }),
    unavailable: objects => paused(pg, objects),
    check: ({ version }, objects) => {
      const { current, image } = versionOf(objects);
      if (Number(version) === current && image === imageOf(version, image)) {
        return refuse('version', `It has the newest ${version} already.`);
      }
      const problem = majorStepProblem(current, Number(version));
      return problem ? refuse('version', problem) : undefined;
    },
    plan: ({ version }, objects, { now }) => {
      const { current, image } = versionOf(objects);
      const newest = imageOf(version, image);
      if (Number(version) === current) {
        return patchSpec(pg, objects, { spec: { image: newest } });
      }
      const name = String(objects.primary.metadata.name);
      return [
        {
          type: 'create',
          object: newObject(
            PG_UPGRADE,
            { name: `${name}-upgrade-${stampOf(now)}` },
            {
              postgresClusterName: name,
              image: UPGRADE_IMAGE,
              fromPostgresVersion: current,
              toPostgresVersion: Number(version),
              toPostgresImage: newest,
              toPgBouncerImage: POOLER_IMAGE,
              toPgBackRestImage: BACKREST_IMAGE,
            },
          ),
        },
      ];
    },
  }),

  ...backupActions(pg),

  restore: restoreAction,

  'rotate-credentials': createOfferingAction({
    title: 'Rotate credentials',
    description: `Gives the owner a new password: ${ROTATION_HELP}`,
    destructive: true,
    unavailable: objects =>
      paused(pg, objects) ??
      (ownerOf(objects) ? undefined : 'It declares no user.'),
    plan: (_input, objects) => [
      {
        type: 'merge-patch',
        kind: SECRETS,
        name: String(ownerOf(objects)?.secret.name),
        patch: { data: { password: '', verifier: '' } },
      },
    ],
  }),

  'add-user': createOfferingAction({
    title: 'Add a user',
    description:
      'Makes a further user of one database, and the database where there is none of that name. The operator writes a Secret of its own for it.',
    input: zod => ({
      user: user(zod)
        .describe('Name of the user, without underscores.')
        .meta({ title: 'User' }),
      database: identifier(zod)
        .describe('Name of the database that it may use.')
        .meta({ title: 'Database' }),
    }),
    unavailable: objects => paused(pg, objects),
    check: (input, objects) => [
      ...(usersOf(objects).some(({ name }) => name === input.user)
        ? refuse('user', `There is a user '${input.user}' already.`)
        : []),
      ...checkUser('user', input.user, OPERATOR_USERS),
      ...checkDatabase('database', input.database),
    ],
    plan: (input, objects) =>
      patchSpec(pg, objects, {
        spec: {
          users: [
            ...declaredUsers(objects),
            { name: input.user, databases: [input.database] },
          ],
        },
      }),
  }),
};

/** Where none was declared the operator has made one, which is to stay. */
function declaredUsers(objects: ClaimObjects): unknown[] {
  const { users } = specOf(objects.primary);
  return users === undefined
    ? usersOf(objects).map(({ name, databases }) => ({ name, databases }))
    : recordsOf(users);
}

function versionOf(objects: ClaimObjects): { current: number; image?: string } {
  const { spec } = observe(pg, objects);
  return { current: Number(spec.postgresVersion), image: textOf(spec.image) };
}
