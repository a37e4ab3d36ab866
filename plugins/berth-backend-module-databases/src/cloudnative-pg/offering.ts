import {
  createOffering,
  recordOf,
  specOf,
  textOf,
} from '@berth/backstage-plugin-berth-node';
import { POSTGRESQL } from '../shared/postgres';
import { actions } from './actions';
import { check } from './check';
import { connection } from './connection';
import { details } from './details';
import { OFFERING_ID } from './id';
import { input } from './input';
import {
  BACKUP,
  CLUSTER,
  cnpg,
  DATABASE,
  DATABASE_ROLE,
  OBJECT_STORE,
  POOLER,
  SCHEDULED_BACKUP,
} from './kind';
import { manifests } from './manifests';
import { planByRequests, plans } from '../shared/postgresPlans';
import { readiness } from './readiness';
import { usage } from './usage';

/**
 * A PostgreSQL database run by CloudNativePG.
 *
 * @public
 */
export const cloudNativePg = createOffering({
  id: OFFERING_ID,
  title: 'PostgreSQL',
  description:
    'A PostgreSQL database of your own, with replicas that take over by themselves, run by CloudNativePG.',
  category: 'database',
  featured: true,
  docs: 'https://cloudnative-pg.io/documentation/current/',
  engine: POSTGRESQL,
  primary: CLUSTER,
  children: [
    BACKUP,
    SCHEDULED_BACKUP,
    POOLER,
    DATABASE,
    DATABASE_ROLE,
    OBJECT_STORE,
  ],
  claimOf: child => {
    const name = textOf(recordOf(specOf(child).cluster).name);
    const namespace = textOf(child.metadata.namespace);
    return name && namespace ? { namespace, name } : undefined;
  },
  requires: [{ ...CLUSTER, providedBy: 'CloudNativePG' }],
  holdsData: true,
  // CloudNativePG refuses longer ones: it appends to it for its own objects.
  maxNameLength: 50,
  template: 'template:default/postgres-database',
  plans,
  input,
  advanced: [
    'instances',
    'storage',
    'version',
    'storageClass',
    'antiAffinity',
    'topologyKey',
    'topologySpread',
    'synchronousReplicas',
    'database',
    'owner',
    'maxConnections',
    'disruptionBudget',
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
  planOf: ({ primary }) =>
    planByRequests(recordOf(recordOf(specOf(primary).resources).requests)),
  actions,
  entity: claim => ({
    type: 'database',
    tags: ['postgresql', 'cloudnative-pg'],
    labelSelector: `${cnpg.clusterLabel}=${claim.name}`,
  }),
});
