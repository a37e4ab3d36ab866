import {
  createOffering,
  specOf,
  textOf,
} from '@berth/backstage-plugin-berth-node';
import { pgo } from '../pgo/labels';
import { claimOf } from '../percona/claimOf';
import { planOf } from '../percona/sizeActions';
import { POSTGRESQL } from '../shared/postgres';
import { plans } from '../shared/postgresPlans';
import { actions } from './actions';
import { check } from './check';
import { connection } from './connection';
import { details } from './details';
import { OFFERING_ID } from './id';
import { input } from './input';
import { manifests } from './manifests';
import { readiness } from './readiness';
import { sizes } from './sizes';
import { pg, PG_UPGRADE } from './system';
import { usage } from './usage';

/**
 * A PostgreSQL run by Percona's operator.
 *
 * @public
 */
export const perconaPostgreSql = createOffering({
  id: OFFERING_ID,
  title: 'PostgreSQL (Percona)',
  description:
    'A PostgreSQL database of your own, with poolers before it, replicas that take over by themselves and backups from the start, run by the Percona Operator for PostgreSQL.',
  category: 'database',
  docs: 'https://docs.percona.com/percona-operator-for-postgresql/latest/',
  engine: POSTGRESQL,
  primary: pg.cluster,
  children: [pg.backup, pg.restore, PG_UPGRADE],
  claimOf: child => {
    const name = textOf(specOf(child).postgresClusterName);
    const namespace = textOf(child.metadata.namespace);
    return name && namespace ? { namespace, name } : claimOf(pg)(child);
  },
  requires: [
    { ...pg.cluster, providedBy: 'the Percona Operator for PostgreSQL' },
  ],
  holdsData: true,
  // With the name of the set of instances it may have 46.
  maxNameLength: 40,
  template: 'template:default/percona-postgresql',
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
    'owner',
    'maxConnections',
    'keepDisks',
    'backups',
    'restoreFrom',
  ],
  check,
  manifests,
  usage,
  readiness,
  connection,
  details,
  planOf: objects => planOf(pg, objects, sizes),
  actions,
  entity: claim => ({
    type: 'database',
    tags: ['postgresql', 'percona'],
    labelSelector: `${pgo.clusterLabel}=${claim.name}`,
  }),
});
