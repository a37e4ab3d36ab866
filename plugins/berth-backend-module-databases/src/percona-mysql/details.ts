import {
  recordOf,
  textOf,
  type ClaimDetailLine,
  type ClaimObjects,
} from '@berth/backstage-plugin-berth-node';
import { backupLines, proxyLine, sizeLines } from '../percona/details';
import { observe } from '../percona/observed';
import { versionOfImage } from '../percona/versions';
import { detailLines } from '../shared/details';
import { ps } from './system';

/**
 * What a claim's page shows of a PerconaServerMySQL.
 *
 * @internal
 */
export function details(objects: ClaimObjects): ClaimDetailLine[] {
  const database = observe(ps, objects);
  const { nodes, status } = database;
  return [
    ...detailLines([
      [
        'MySQL',
        textOf(recordOf(status.mysql).version) ?? versionOfImage(nodes.image),
      ],
      [
        'Replication',
        nodes.clusterType === 'async' ? 'asynchronous' : 'in a group',
      ],
    ]),
    ...sizeLines(ps, database),
    ...detailLines([['Proxies', proxyLine(database)]]),
    ...backupLines(database),
  ];
}
