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
import { pxc } from './system';
import { usage } from './usage';
import { checkNames } from './users';

/**
 * A MySQL of Percona XtraDB Cluster.
 *
 * @public
 */
export const perconaXtraDb = createOffering({
  id: OFFERING_ID,
  title: 'MySQL (Percona XtraDB Cluster)',
  description:
    'A MySQL of your own whose instances all have every transaction, so that none is lost when one fails, run by Percona’s operator for XtraDB Cluster.',
  category: 'database',
  docs: 'https://docs.percona.com/percona-operator-for-mysql/pxc/',
  engine: MYSQL,
  primary: pxc.cluster,
  children: [pxc.backup, pxc.restore],
  claimOf: claimOf(pxc),
  requires: [
    {
      ...pxc.cluster,
      providedBy: 'the Percona Operator for MySQL based on XtraDB Cluster',
    },
  ],
  holdsData: true,
  // The operator takes no longer one.
  maxNameLength: 22,
  template: 'template:default/percona-xtradb',
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
    'database',
    'user',
    'keepDisks',
    'backups',
  ],
  check: checked => [...checkNames(checked), ...checkSafety(checked)],
  manifests,
  usage,
  readiness: objects => judge(pxc, objects),
  connection,
  details,
  planOf: objects => planOf(pxc, objects),
  actions,
  entity: claim => ({
    type: 'database',
    tags: ['mysql', 'percona'],
    labelSelector: `app.kubernetes.io/managed-by=percona-xtradb-cluster-operator,app.kubernetes.io/instance=${claim.name}`,
  }),
});
