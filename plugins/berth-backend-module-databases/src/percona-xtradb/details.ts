import {
  recordOf,
  textOf,
  type ClaimDetailLine,
  type ClaimObjects,
} from '@berth/backstage-plugin-berth-node';
import { backupLines, proxyLine, sizeLines } from '../percona/details';
import { observe } from '../percona/observed';
import { userLines } from '../percona/users';
import { versionOfImage } from '../percona/versions';
import { detailLines } from '../shared/details';
import { pxc } from './system';
import { usersOf } from './users';

/**
 * What a claim's page shows of a PerconaXtraDBCluster.
 *
 * @internal
 */
export function details(objects: ClaimObjects): ClaimDetailLine[] {
  const database = observe(pxc, objects);
  const { nodes, status } = database;
  return [
    ...detailLines([
      [
        'MySQL',
        textOf(recordOf(status.pxc).version) ?? versionOfImage(nodes.image),
      ],
    ]),
    ...sizeLines(pxc, database),
    ...detailLines([['Proxies', proxyLine(database)]]),
    ...backupLines(database),
    ...detailLines(userLines(usersOf(objects))),
  ];
}
