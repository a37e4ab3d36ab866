import { createOffering } from '@berth/backstage-plugin-berth-node';
import { claimOf } from '../percona/claimOf';
import { checkSafety } from '../percona/input';
import { MYSQL } from '../percona/mysql';
import { plans } from '../percona/plans';
import { judge } from '../percona/readiness';
import { planOf } from '../percona/sizeActions';
import { actions } from './actions';
import { connection } from './connection';
import { details } from './details';
import { OFFERING_ID } from './id';
import { input } from './input';
import { manifests } from './manifests';
import { ps } from './system';
import { usage } from './usage';

/**
 * A MySQL with group replication, run by Percona's operator.
 *
 * @public
 */
export const perconaMySql = createOffering({
  id: OFFERING_ID,
  title: 'MySQL (Percona, group replication)',
  description:
    'A MySQL of your own as a group with one primary, of which another takes over by itself, run by the Percona Operator for MySQL.',
  category: 'database',
  docs: 'https://docs.percona.com/percona-operator-for-mysql/ps/',
  engine: MYSQL,
  primary: ps.cluster,
  children: [ps.backup, ps.restore],
  claimOf: claimOf(ps),
  requires: [{ ...ps.cluster, providedBy: 'the Percona Operator for MySQL' }],
  holdsData: true,
  // Restores and backups are named after it, and so are its pods.
  maxNameLength: 30,
  template: 'template:default/percona-mysql',
  plans,
  input,
  advanced: [
    'instances',
    'storage',
    'storageClass',
    'antiAffinity',
    'topologyKey',
    'topologySpread',
    'version',
    'keepDisks',
    'backups',
  ],
  check: checkSafety,
  manifests,
  usage,
  readiness: objects => judge(ps, objects),
  connection,
  details,
  planOf: objects => planOf(ps, objects),
  actions,
  entity: claim => ({
    type: 'database',
    tags: ['mysql', 'percona'],
    labelSelector: `app.kubernetes.io/managed-by=percona-server-mysql-operator,app.kubernetes.io/instance=${claim.name}`,
  }),
});
