import {
  specOf,
  textOf,
  type ClaimDetailLine,
  type ClaimObjects,
} from '@berth/backstage-plugin-berth-node';
import { detailLines, spreadOver } from '../shared/details';
import { observe } from './observed';

/**
 * What a claim's page shows of a postgresql object; what is not known is left
 * out. Where its archive lies is a matter of the operator's configuration,
 * which Berth does not read.
 *
 * @internal
 */
export function details(objects: ClaimObjects): ClaimDetailLine[] {
  const database = observe(objects);
  const spec = specOf(objects.primary);
  const { instances, wanted } = database;
  return detailLines([
    ['PostgreSQL', database.version],
    ['Instances', instances && `${instances.ready} of ${wanted} ready`],
    ['Storage', database.size && `${database.size} each`],
    ['Storage class', database.storageClass ?? "the cluster's default"],
    [
      'Kept apart',
      spreadOver(spec.topologySpreadConstraints).join(', ') ||
        'as the operator is configured',
    ],
    [
      'Disruption budget',
      wanted === 0
        ? 'none while it is paused'
        : 'the primary stays, unless the operator is configured otherwise',
    ],
    [
      'Backups',
      'archived to where the operator is configured to; ask the platform team',
    ],
    [
      'Dumps',
      spec.enableLogicalBackup === true
        ? textOf(spec.logicalBackupSchedule) ?? "on the operator's schedule"
        : 'off',
    ],
    ['Databases', database.databases.map(({ name }) => name).join(', ')],
    ['Users', database.users.join(', ')],
    ['uid', textOf(objects.primary.metadata.uid)],
  ]);
}
