import {
  createOffering,
  recordOf,
  specOf,
  textOf,
} from '@berth/backstage-plugin-berth-node';
import { POSTGRESQL } from '../shared/postgres';
import { planByRequests, plans } from '../shared/postgresPlans';
import { actions } from './actions';
import { check } from './check';
import { connection } from './connection';
import { details } from './details';
import { OFFERING_ID } from './id';
import { input } from './input';
import { POSTGRESQL_CLUSTER, spilo, STATEFUL_SET } from './kind';
import { manifests } from './manifests';
import { readiness } from './readiness';
import { usage } from './usage';

/**
 * A PostgreSQL database run by Zalando's postgres-operator.
 *
 * @public
 */
export const zalandoPostgres = createOffering({
  id: OFFERING_ID,
  title: 'PostgreSQL (Zalando)',
  description:
    "A PostgreSQL database of your own, with replicas that take over by themselves, run by Zalando's postgres-operator with Patroni.",
  category: 'database',
  docs: 'https://postgres-operator.readthedocs.io/en/latest/user/',
  engine: POSTGRESQL,
  primary: POSTGRESQL_CLUSTER,
  children: [STATEFUL_SET],
  claimOf: ({ metadata }) => {
    const labels = recordOf(metadata.labels);
    const name = textOf(labels[spilo.clusterLabel]);
    const namespace = textOf(metadata.namespace);
    return labels[spilo.application] === 'spilo' && name && namespace
      ? { namespace, name }
      : undefined;
  },
  requires: [
    { ...POSTGRESQL_CLUSTER, providedBy: "Zalando's postgres-operator" },
  ],
  holdsData: true,
  // With `-pooler-repl` it names a Service.
  maxNameLength: 50,
  template: 'template:default/zalando-postgres',
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
    'dumps',
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
    tags: ['postgresql', 'zalando'],
    labelSelector: `${spilo.application}=spilo,${spilo.clusterLabel}=${claim.name}`,
  }),
});
