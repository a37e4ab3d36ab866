import {
  countOf,
  type ClaimDetailLine,
  type ClaimObjects,
} from '@berth/backstage-plugin-berth-node';
import { backupLines, proxyLine, sizeLines } from '../percona/details';
import { observe } from '../percona/observed';
import { userLines } from '../percona/users';
import { detailLines } from '../shared/details';
import { usersOf } from './connection';
import { pg } from './system';

/**
 * What a claim's page shows of a PerconaPGCluster.
 *
 * @internal
 */
export function details(objects: ClaimObjects): ClaimDetailLine[] {
  const database = observe(pg, objects);
  const { spec, nodes, wanted } = database;
  const version = countOf(spec.postgresVersion);
  // What the operator keeps where the definition does not say.
  const { minAvailable = wanted > 1 ? 1 : undefined } = nodes;
  return [
    ...detailLines([['PostgreSQL', version ? String(version) : undefined]]),
    ...sizeLines(pg, {
      ...database,
      nodes: {
        ...nodes,
        podDisruptionBudget: minAvailable === undefined ? {} : { minAvailable },
      },
    }),
    ...detailLines([['Poolers', proxyLine(database)]]),
    ...backupLines(database),
    ...detailLines(userLines(usersOf(objects))),
  ];
}
