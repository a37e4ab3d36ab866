import {
  createOfferingAction,
  recordsOf,
  recordOf,
  specOf,
  textOf,
  type OfferingActionDefinition,
} from '@berth/backstage-plugin-berth-node';
import { checkNewName, newClaimMetadata, newObject } from '../shared/change';
import { claimName, instances, moment, schedule } from '../shared/fields';
import { cloneOf } from './clone';
import { POSTGRESQL_CLUSTER, spilo } from './kind';
import { patch, paused } from './patch';

/**
 * Dumps, and going back in time. Base backups are made on the schedule of the
 * operator's configuration, and nobody can ask for one more.
 *
 * @internal
 */
export const backupActions: Record<string, OfferingActionDefinition> = {
  'change-schedule': createOfferingAction({
    title: 'Change schedule of dumps',
    description:
      "Dumps all databases to the operator's bucket at these times, or no longer.",
    input: zod => ({
      schedule: schedule(zod)
        .default('30 0 * * *')
        .describe(
          'Minute, hour, day of the month, month, day of the week, in UTC.',
        )
        .meta({ title: 'Schedule' }),
      enabled: zod
        .boolean()
        .default(true)
        .describe('Whether dumps are made at all.')
        .meta({ title: 'Make dumps' }),
    }),
    unavailable: paused,
    plan: (input, objects) =>
      patch(objects, {
        spec: {
          enableLogicalBackup: input.enabled,
          logicalBackupSchedule: input.schedule,
        },
      }),
  }),

  restore: createOfferingAction({
    title: 'Restore as a new database',
    description:
      "Makes a new database with the data that this one had at a point in time, from its archive; that needs the operator's archive to be configured. Without a time it is a copy of this one as it runs. This one stays as it is.",
    input: zod => ({
      name: claimName(zod)
        .describe('What the new database is called.')
        .meta({ title: 'Name of the new database' }),
      targetTime: moment(zod)
        .optional()
        .describe(
          'As of when, such as 2026-08-20T10:00:00Z; a copy of it as it runs unless given.',
        )
        .meta({ title: 'Point in time' }),
      instances: instances(zod)
        .optional()
        .describe('As many as this one has unless given.')
        .meta({ title: 'Instances' }),
    }),
    unavailable: paused,
    check: ({ name }, objects) => checkNewName(name, objects),
    plan: ({ name, targetTime, instances: wanted }, objects) => {
      const { primary } = objects;
      const {
        clone: _clone,
        standby: _standby,
        env: _env,
        topologySpreadConstraints,
        ...spec
      } = specOf(primary);
      return [
        {
          type: 'create',
          object: newObject(
            POSTGRESQL_CLUSTER,
            newClaimMetadata(name, objects),
            {
              ...spec,
              ...(topologySpreadConstraints !== undefined && {
                topologySpreadConstraints: recordsOf(
                  topologySpreadConstraints,
                ).map(constraint => renamed(constraint, name)),
              }),
              ...(wanted && { numberOfInstances: wanted }),
              clone: cloneOf({
                cluster: String(primary.metadata.name),
                uid: textOf(primary.metadata.uid),
                targetTime,
              }),
            },
          ),
        },
      ];
    },
  }),
};

/** A spread constraint that is about the new database's pods. */
function renamed(constraint: Record<string, unknown>, name: string) {
  const selector = recordOf(constraint.labelSelector);
  const matchLabels = recordOf(selector.matchLabels);
  return {
    ...constraint,
    labelSelector: {
      ...selector,
      matchLabels: { ...matchLabels, [spilo.clusterLabel]: name },
    },
  };
}
