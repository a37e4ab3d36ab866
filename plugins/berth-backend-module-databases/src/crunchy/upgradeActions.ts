import {
  conditionsOf,
  createOfferingAction,
  type OfferingActionDefinition,
} from '@berth/backstage-plugin-berth-node';
import { pgo } from '../pgo/labels';
import { newObject, refuse, stampOf } from '../shared/change';
import { majorStepProblem, POSTGRES_VERSIONS } from '../shared/postgres';
import { PG_UPGRADE } from './kind';
import { observe } from './observed';
import { patch, stopped } from './patch';

/**
 * Another major version, in the two steps that PGO asks for: the data is
 * upgraded while nothing runs, and then somebody says that it may start.
 *
 * @internal
 */
export const upgradeActions: Record<string, OfferingActionDefinition> = {
  'change-version': createOfferingAction({
    title: 'Change version',
    description:
      "Stops the database and upgrades its data to a newer major version of PostgreSQL. It stays away until somebody runs 'Finish upgrade', and never goes back; make a backup first. Minor versions come with the operator.",
    destructive: true,
    input: zod => ({
      version: zod
        .enum(POSTGRES_VERSIONS)
        .describe('Which major version it is to have.')
        .meta({ title: 'PostgreSQL version' }),
    }),
    unavailable: stopped,
    check: ({ version }, objects) => {
      const { version: current = 0 } = observe(objects);
      if (Number(version) === current) {
        return refuse('version', `It has ${current} already.`);
      }
      const problem = majorStepProblem(current, Number(version));
      return problem ? refuse('version', problem) : undefined;
    },
    plan: ({ version }, objects, { now }) => {
      const { name, version: current } = observe(objects);
      const upgrade = `${name}-upgrade-${stampOf(now)}`;
      return [
        {
          type: 'create',
          object: newObject(
            PG_UPGRADE,
            { name: upgrade },
            {
              postgresClusterName: name,
              fromPostgresVersion: current,
              toPostgresVersion: Number(version),
            },
          ),
        },
        ...patch(objects, {
          metadata: { annotations: { [pgo.allowUpgrade]: upgrade } },
          spec: { shutdown: true },
        }),
      ];
    },
  }),

  'finish-upgrade': createOfferingAction({
    title: 'Finish upgrade',
    description:
      'Starts the database with its upgraded data. Replicas are made anew, and a backup of the new version is made.',
    unavailable: objects => {
      const { upgrade, upgradedTo, version } = observe(objects);
      if (!upgrade || !version) {
        return 'No upgrade is under way.';
      }
      if (upgradedTo && upgradedTo > version) {
        return undefined;
      }
      const failed = conditionsOf(upgrade).find(
        ({ type, status }) => type === 'Succeeded' && status === 'False',
      );
      return failed
        ? 'The upgrade has failed; the platform team can look into it.'
        : 'The data has not been upgraded yet, or has been and runs.';
    },
    plan: (_input, objects) => {
      const { upgradedTo } = observe(objects);
      return patch(objects, {
        metadata: { annotations: { [pgo.allowUpgrade]: null } },
        spec: { postgresVersion: upgradedTo, shutdown: false },
      });
    },
  }),
};
