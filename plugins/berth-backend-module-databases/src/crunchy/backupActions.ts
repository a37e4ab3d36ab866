import {
  createOfferingAction,
  recordOf,
  specOf,
  type ClaimObjects,
  type OfferingActionDefinition,
  type PlannedChange,
} from '@berth/backstage-plugin-berth-node';
import { copiedInstances } from '../pgo/copiedInstances';
import { copiedMetadata } from '../pgo/copiedMetadata';
import { dataSourceOf } from '../pgo/dataSource';
import { pgo } from '../pgo/labels';
import { restoreOptions } from '../pgo/restoreOptions';
import { checkNewName, newClaimMetadata, newObject } from '../shared/change';
import { claimName, instances, moment, schedule } from '../shared/fields';
import { POSTGRES_CLUSTER } from './kind';
import { observe, repoOf } from './observed';
import {
  patch,
  repoNameOf,
  severalSets,
  stopped,
  versionOf,
  withoutBackups,
} from './patch';

/**
 * Backups, when they are made, and going back to them.
 *
 * @internal
 */
export const backupActions: Record<string, OfferingActionDefinition> = {
  backup: createOfferingAction({
    title: 'Back up now',
    description:
      'Makes a full backup beside those of the schedule. The database goes on meanwhile.',
    unavailable: objects => stopped(objects) ?? withoutBackups(objects),
    plan: (_input, objects, { now }) =>
      patch(objects, {
        metadata: { annotations: { [pgo.backup]: now.toISOString() } },
        spec: {
          backups: {
            pgbackrest: {
              manual: {
                repoName: repoNameOf(objects),
                options: ['--type=full'],
              },
            },
          },
        },
      }),
  }),

  'change-schedule': createOfferingAction({
    title: 'Change schedule of backups',
    description:
      'Makes full backups at other times. What has changed since the last one is archived all the time.',
    input: zod => ({
      schedule: schedule(zod)
        .default('0 2 * * *')
        .describe(
          'Minute, hour, day of the month, month, day of the week, in UTC.',
        )
        .meta({ title: 'Schedule' }),
    }),
    unavailable: withoutBackups,
    plan: (input, objects) => changeSchedule(input.schedule, objects),
  }),

  restore: createOfferingAction({
    title: 'Restore as a new database',
    description:
      'Makes a new database with the data that this one had at a point in time. This one stays as it is, and has to be there until the new one is ready.',
    input: zod => ({
      name: claimName(zod, 40)
        .describe('What the new database is called.')
        .meta({ title: 'Name of the new database' }),
      targetTime: moment(zod)
        .optional()
        .describe(
          'As of when, such as 2026-08-20T10:00:00Z; the latest that there is unless given.',
        )
        .meta({ title: 'Point in time' }),
      instances: instances(zod)
        .optional()
        .describe('As many as this one has unless given.')
        .meta({ title: 'Instances' }),
    }),
    unavailable: objects =>
      withoutBackups(objects) ?? severalSets(objects) ?? inOneBucket(objects),
    check: ({ name }, objects) => checkNewName(name, objects),
    plan: ({ name, targetTime, instances: wanted }, objects) => [
      {
        type: 'create',
        object: newObject(POSTGRES_CLUSTER, newClaimMetadata(name, objects), {
          ...copiedSpec(objects, name, wanted),
          dataSource: dataSourceOf({
            cluster: String(objects.primary.metadata.name),
            repo: String(repoNameOf(objects)),
            options: restoreOptions(targetTime),
          }),
        }),
      },
    ],
  }),

  'restore-in-place': createOfferingAction({
    title: 'Restore in place',
    description:
      'Puts this database back to what it was at a point in time. What has happened since then is gone from it, and nobody can connect meanwhile.',
    destructive: true,
    input: zod => ({
      targetTime: moment(zod)
        .describe('As of when, such as 2026-08-20T10:00:00Z.')
        .meta({ title: 'Point in time' }),
    }),
    unavailable: objects => stopped(objects) ?? withoutBackups(objects),
    plan: ({ targetTime }, objects, { now }) =>
      patch(objects, {
        metadata: { annotations: { [pgo.restore]: now.toISOString() } },
        spec: {
          backups: {
            pgbackrest: {
              restore: {
                enabled: true,
                repoName: repoNameOf(objects),
                options: restoreOptions(targetTime),
              },
            },
          },
        },
      }),
  }),
};

function changeSchedule(full: string, objects: ClaimObjects): PlannedChange[] {
  const cluster = observe(objects);
  const changed = repoOf(cluster);
  return patch(objects, {
    metadata: versionOf(objects),
    spec: {
      backups: {
        pgbackrest: {
          repos: cluster.repos.map(repo =>
            repo === changed
              ? { ...repo, schedules: { ...recordOf(repo.schedules), full } }
              : repo,
          ),
        },
      },
    },
  });
}

/** Two databases in one folder of a bucket would overwrite each other. */
function inOneBucket(objects: ClaimObjects): string | undefined {
  const repo = repoOf(observe(objects));
  return repo && repo.volume === undefined
    ? 'Its backups are in a folder of a bucket that no other database may write to. Ask for a new database with a folder of its own, and say under Restore from that it begins with this one.'
    : undefined;
}

/** What of a definition the new one takes over. */
function copiedSpec(
  { primary }: ClaimObjects,
  name: string,
  wanted: number | undefined,
) {
  const {
    dataSource: _dataSource,
    standby: _standby,
    shutdown: _shutdown,
    paused: _paused,
    metadata,
    instances: sets,
    backups,
    ...spec
  } = specOf(primary);
  const { pgbackrest } = recordOf(backups);
  const {
    manual: _manual,
    restore: _restore,
    ...backrest
  } = recordOf(pgbackrest);
  return {
    ...spec,
    metadata: copiedMetadata(metadata, name),
    instances: copiedInstances(sets, { name, replicas: wanted }),
    backups: { pgbackrest: backrest },
  };
}
