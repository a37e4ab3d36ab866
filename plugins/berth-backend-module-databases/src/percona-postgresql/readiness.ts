import {
  conditionsOf,
  judgeObject,
  recordOf,
  specOf,
  statusOf,
  textOf,
  type ClaimObjects,
  type Readiness,
} from '@berth/backstage-plugin-berth-node';
import { judge } from '../percona/readiness';
import { newestFirst, ofKind } from '../shared/children';
import { pg, PG_UPGRADE } from './system';

/**
 * What a PerconaPGCluster is in; an upgrade to another major version takes it
 * away for as long as it lasts.
 *
 * @internal
 */
export function readiness(objects: ClaimObjects): Readiness {
  const judged = beginning(judge(pg, objects), objects);
  const { primary, children } = objects;
  const [upgrade] = newestFirst(ofKind(children, PG_UPGRADE));
  const isPast =
    !upgrade ||
    Number(specOf(upgrade).toPostgresVersion) <=
      Number(specOf(primary).postgresVersion);
  if (isPast || judgeObject(primary).phase === 'Unknown') {
    return judged;
  }
  const succeeded = conditionsOf(upgrade).find(
    ({ type }) => type === 'Succeeded',
  );
  return succeeded?.status === 'False'
    ? {
        phase: 'Degraded',
        reason: succeeded.reason || 'UpgradeFailed',
        message: `The upgrade ${upgrade.metadata.name} failed (${
          succeeded.message ?? 'no cause is given'
        }). Show this to the platform team.`,
      }
    : {
        phase: 'Provisioning',
        reason: 'Upgrading',
        message:
          'The data is being upgraded to another major version; the database is down meanwhile.',
      };
}

/** One that begins with the backups of another says so until it has served. */
function beginning(judged: Readiness, { primary }: ClaimObjects): Readiness {
  const { postgresCluster } = recordOf(specOf(primary).dataSource);
  const source = textOf(recordOf(postgresCluster).clusterName);
  return source &&
    judged.phase === 'Provisioning' &&
    !pg.hasServed(statusOf(primary))
    ? {
        ...judged,
        reason: 'Restoring',
        message: `Its data is being restored from the backups of ${source}, which has to be there and to have one meanwhile.`,
      }
    : judged;
}
