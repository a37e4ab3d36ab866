import {
  recordOf,
  textOf,
  type ClaimDetailLine,
  type ClaimObjects,
} from '@berth/backstage-plugin-berth-node';
import { backupLines, sizeLines } from '../percona/details';
import { observe } from '../percona/observed';
import { userLines } from '../percona/users';
import { versionOfImage } from '../percona/versions';
import { detailLines } from '../shared/details';
import { psmdb } from './system';
import { usersOf } from './users';

/**
 * What a claim's page shows of a PerconaServerMongoDB.
 *
 * @internal
 */
export function details(objects: ClaimObjects): ClaimDetailLine[] {
  const database = observe(psmdb, objects);
  const { spec, status } = database;
  const isSharded = recordOf(spec.sharding).enabled === true;
  return [
    ...detailLines([
      ['MongoDB', textOf(status.mongoVersion) ?? versionOfImage(spec.image)],
    ]),
    ...sizeLines(psmdb, database),
    ...detailLines([
      ['Sharded', isSharded ? `over ${database.sets} replica sets` : undefined],
    ]),
    ...backupLines(database),
    ...detailLines(userLines(usersOf(objects))),
  ];
}
