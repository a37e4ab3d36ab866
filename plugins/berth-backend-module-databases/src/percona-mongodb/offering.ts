import { createOffering } from '@berth/backstage-plugin-berth-node';
import { claimOf } from '../percona/claimOf';
import { checkSafety } from '../percona/input';
import { plans } from '../percona/plans';
import { judge } from '../percona/readiness';
import { planOf } from '../percona/sizeActions';
import { actions } from './actions';
import { connection } from './connection';
import { details } from './details';
import { OFFERING_ID } from './id';
import { input } from './input';
import { manifests } from './manifests';
import { psmdb } from './system';
import { usage } from './usage';
import { checkNames } from './users';

/**
 * A MongoDB run by Percona's operator.
 *
 * @public
 */
export const perconaMongoDb = createOffering({
  id: OFFERING_ID,
  title: 'MongoDB (Percona)',
  description:
    'A MongoDB of your own, as a replica set whose members take over by themselves, run by the Percona Operator for MongoDB.',
  category: 'database',
  docs: 'https://docs.percona.com/percona-operator-for-mongodb/',
  engine: 'mongodb',
  primary: psmdb.cluster,
  children: [psmdb.backup, psmdb.restore],
  claimOf: claimOf(psmdb),
  requires: [
    { ...psmdb.cluster, providedBy: 'the Percona Operator for MongoDB' },
  ],
  holdsData: true,
  // Restores and backups are named after it, and so are its pods.
  maxNameLength: 40,
  template: 'template:default/percona-mongodb',
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
  readiness: objects => judge(psmdb, objects),
  connection,
  details,
  planOf: objects => planOf(psmdb, objects),
  actions,
  entity: claim => ({
    type: 'database',
    tags: ['mongodb', 'percona'],
    labelSelector: `app.kubernetes.io/managed-by=percona-server-mongodb-operator,app.kubernetes.io/instance=${claim.name}`,
  }),
});
