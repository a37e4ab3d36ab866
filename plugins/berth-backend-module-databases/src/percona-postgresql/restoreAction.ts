import {
  createOfferingAction,
  recordOf,
  recordsOf,
  specOf,
  textsOf,
  type ClaimObjects,
  type OfferingActionDefinition,
} from '@berth/backstage-plugin-berth-node';
import { backupBefore, observe, restoring } from '../percona/observed';
import { severalSets, withoutBackups } from '../percona/patch';
import {
  checkRestore,
  chosenBackup,
  restoreFields,
  timeOf,
  type RestoreChoice,
} from '../percona/restoreChoice';
import { copiedInstances } from '../pgo/copiedInstances';
import { copiedMetadata } from '../pgo/copiedMetadata';
import { dataSourceOf } from '../pgo/dataSource';
import { checkNewName, newClaimMetadata, newObject } from '../shared/change';
import { claimName, instances } from '../shared/fields';
import { isInBucket, pg, restoreOptions } from './system';

/**
 * Another database with the data of this one, which stays as it is.
 *
 * @internal
 */
export const restoreAction: OfferingActionDefinition = createOfferingAction({
  title: 'Restore as a new database',
  description:
    'Makes a new database with the data that this one had at a point in time, or in one of its backups. This one stays as it is, and has to be there until the new one is ready.',
  input: zod => ({
    name: claimName(zod, 40)
      .describe('What the new database is called.')
      .meta({ title: 'Name of the new database' }),
    ...restoreFields(zod, {
      backup: 'the new one stops there, and has nothing of what came after it',
      targetTime: 'the latest that there is unless given',
    }),
    instances: instances(zod)
      .optional()
      .describe('As many as this one has unless given.')
      .meta({ title: 'Instances' }),
  }),
  unavailable: objects => {
    const database = observe(pg, objects);
    return (
      withoutBackups(pg, objects) ??
      severalSets(pg, objects) ??
      inOneBucket(objects) ??
      restoring(database) ??
      (backupBefore(database)
        ? undefined
        : 'There is no backup that went well.')
    );
  },
  check: ({ name, ...choice }, objects) => [
    ...checkNewName(name, objects),
    ...(checkRestore(choice, observe(pg, objects)) ?? []),
  ],
  plan: ({ name, instances: replicas, ...choice }, objects) => {
    const database = observe(pg, objects);
    const { metadata, spec } = objects.primary;
    const finalizers = textsOf(metadata.finalizers).filter(one =>
      one.startsWith('percona.com/'),
    );
    return [
      {
        type: 'create',
        object: newObject(
          pg.cluster,
          {
            ...newClaimMetadata(name, objects),
            ...(finalizers.length > 0 && { finalizers }),
          },
          {
            ...copiedSpec(recordOf(spec), name, replicas),
            dataSource: dataSourceOf({
              cluster: database.name,
              repo: String(database.declared.storage),
              options: optionsOf(choice, objects),
            }),
          },
        ),
      },
    ];
  },
});

/** As far as it can, unless somebody has said to where. */
function optionsOf(choice: RestoreChoice, objects: ClaimObjects): string[] {
  if (!choice.backup && !choice.targetTime) {
    return [];
  }
  return restoreOptions({
    targetTime: timeOf(choice.targetTime),
    status: chosenBackup(choice, observe(pg, objects))?.status ?? {},
  });
}

/** Two databases in one folder of a bucket would overwrite each other. */
function inOneBucket({ primary }: ClaimObjects): string | undefined {
  return isInBucket(specOf(primary))
    ? 'Its backups are in a folder of a bucket that no other database may write to. Ask for a new database with a folder of its own, and say under Restore from that it begins with this one.'
    : undefined;
}

/** What of a definition the new one takes over: nothing that is under way. */
function copiedSpec(
  original: Record<string, unknown>,
  name: string,
  replicas: number | undefined,
) {
  const {
    dataSource: _dataSource,
    standby: _standby,
    pause: _pause,
    metadata,
    instances: sets,
    backups,
    users,
    patroni,
    ...spec
  } = original;
  const { pgbackrest, ...otherBackups } = recordOf(backups);
  const {
    manual: _manual,
    restore: _restore,
    ...backrest
  } = recordOf(pgbackrest);
  const { switchover: _switchover, ...cluster } = recordOf(patroni);
  return {
    ...spec,
    metadata: copiedMetadata(metadata, name),
    instances: copiedInstances(sets, { name, replicas }),
    // A Secret that is named is the original's, and its password as well.
    ...(users !== undefined && {
      users: recordsOf(users).map(({ secretName: _secret, ...user }) => user),
    }),
    ...(patroni !== undefined && { patroni: cluster }),
    backups: { ...otherBackups, pgbackrest: backrest },
  };
}
