import {
  createOffering,
  recordOf,
  recordsOf,
  specOf,
  textOf,
} from '@berth/backstage-plugin-berth-node';
import { pgo } from '../pgo/labels';
import { POSTGRESQL } from '../shared/postgres';
import { planByRequests, plans } from '../shared/postgresPlans';
import { actions } from './actions';
import { check } from './check';
import { connection } from './connection';
import { details } from './details';
import { OFFERING_ID } from './id';
import { input } from './input';
import { PG_UPGRADE, POSTGRES_CLUSTER } from './kind';
import { manifests } from './manifests';
import { readiness } from './readiness';
import { usage } from './usage';

/**
 * A PostgreSQL database run by Crunchy Data's operator, PGO.
 *
 * @public
 */
export const crunchyPostgres = createOffering({
  id: OFFERING_ID,
  title: 'PostgreSQL (Crunchy)',
  description:
    'A PostgreSQL database of your own, with replicas that take over by themselves and backups from the start, run by Crunchy Data PGO.',
  category: 'database',
  docs: 'https://access.crunchydata.com/documentation/postgres-operator/latest/',
  notice: {
    kind: 'commercial',
    message:
      "The operator is open source; Crunchy Data's own images of PostgreSQL are for development unless you have a subscription. For something free of that take CloudNativePG.",
  },
  engine: POSTGRESQL,
  primary: POSTGRES_CLUSTER,
  children: [PG_UPGRADE],
  claimOf: child => {
    const name = textOf(specOf(child).postgresClusterName);
    const namespace = textOf(child.metadata.namespace);
    return name && namespace ? { namespace, name } : undefined;
  },
  requires: [{ ...POSTGRES_CLUSTER, providedBy: 'Crunchy PGO' }],
  holdsData: true,
  // With the name of the set of instances it may have 46.
  maxNameLength: 40,
  template: 'template:default/crunchy-postgres',
  plans,
  input,
  advanced: [
    'instances',
    'storage',
    'storageClass',
    'version',
    'antiAffinity',
    'topologyKey',
    'topologySpread',
    'synchronousReplicas',
    'database',
    'owner',
    'maxConnections',
    'pooler',
    'backups',
    'restoreFrom',
  ],
  check,
  manifests,
  usage,
  readiness,
  connection,
  details,
  planOf: ({ primary }) => {
    const [set = {}] = recordsOf(specOf(primary).instances);
    return planByRequests(recordOf(recordOf(set.resources).requests));
  },
  actions,
  entity: claim => ({
    type: 'database',
    tags: ['postgresql', 'crunchy'],
    labelSelector: `${pgo.clusterLabel}=${claim.name}`,
  }),
});
