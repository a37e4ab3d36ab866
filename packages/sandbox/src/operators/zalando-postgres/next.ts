import type { KubernetesObject } from '../../kubernetes/types';
import { randomPassword } from '../randomPassword';
import type { NextStep } from '../StatusController';
import {
  deployment,
  isSettled,
  largerClaims,
  service,
  statefulSet,
  type SetState,
} from '../workloads/workloads';
import { credentials, spiloLabels } from './secrets';
import type { Postgresql } from './types';

const port = 5432;

/** The generation of the definition that a StatefulSet was made of. */
const generationNote = 'sandbox.berth.dev/generation';

/**
 * What the operator does next with a postgresql object: it says that it
 * creates or updates, makes what is needed, and says that it runs when its
 * instances do. As upstream, its one word says nothing of a later loss.
 *
 * @internal
 */
export function nextOfPostgresql(
  database: Postgresql,
  related: KubernetesObject[],
  options = { password: randomPassword, now: new Date() },
): NextStep {
  const { PostgresClusterStatus: before } = database.status ?? {};
  const set = related.find(
    one =>
      (one as SetState).spec && one.metadata.name === database.metadata.name,
  ) as SetState | undefined;
  const secrets = related.filter(one => one !== set);
  const report = (status: string) => ({ PostgresClusterStatus: status });
  if (!before) {
    return { status: report('Creating') };
  }
  const { generation } = database.metadata;
  const isMade =
    set?.metadata.annotations?.[generationNote] === `${generation}`;
  if (before === 'Running' && !isMade) {
    return { status: report('Updating') };
  }
  const settled = isMade && isSettled(set, database.spec.numberOfInstances);
  return {
    objects: [
      ...credentials(database, secrets, options),
      ...objectsOf(database, set),
    ],
    status: report(settled ? 'Running' : before),
  };
}

function objectsOf(
  database: Postgresql,
  set: SetState | undefined,
): KubernetesObject[] {
  const { metadata, spec } = database;
  const name = metadata.name!;
  const labels = spiloLabels(database);
  const [template] = set?.spec.volumeClaimTemplates ?? [];
  const made = template?.spec.resources.requests.storage;
  const disk = {
    name: 'pgdata',
    size: spec.volume.size,
    storageClass: spec.volume.storageClass,
  };
  const to = (suffix: string, selector: Record<string, string>) =>
    service({
      owner: database,
      name: `${name}${suffix}`,
      labels,
      selector,
      port,
    });
  return [
    to('', { ...labels, 'spilo-role': 'master' }),
    to('-repl', { ...labels, 'spilo-role': 'replica' }),
    // In whose Endpoints Patroni keeps its state.
    to('-config', labels),
    statefulSet({
      owner: database,
      name,
      replicas: spec.numberOfInstances,
      labels,
      annotations: { [generationNote]: `${metadata.generation}` },
      podAnnotations: { 'sandbox.berth.dev/version': spec.postgresql.version },
      containers: [
        {
          name: 'postgres',
          image: 'ghcr.io/zalando/spilo-18',
          resources: spec.resources,
          port,
          env: spec.env,
        },
      ],
      scheduling: { topologySpreadConstraints: spec.topologySpreadConstraints },
      disk: { ...disk, size: made ?? disk.size },
    }),
    ...(made && made !== disk.size
      ? largerClaims({
          namespace: metadata.namespace,
          set: name,
          replicas: spec.numberOfInstances,
          disk,
        })
      : []),
    ...(spec.enableConnectionPooler ? poolerOf(database) : []),
  ];
}

function poolerOf(database: Postgresql): KubernetesObject[] {
  const name = `${database.metadata.name}-pooler`;
  const labels = {
    application: 'db-connection-pooler',
    'connection-pooler': name,
  };
  const { connectionPooler } = database.spec;
  return [
    deployment({
      owner: database,
      name,
      replicas: connectionPooler?.numberOfInstances ?? 2,
      labels,
      containers: [
        {
          name: 'connection-pooler',
          image: 'registry.opensource.zalan.do/acid/pgbouncer',
          resources: connectionPooler?.resources,
          port,
        },
      ],
    }),
    service({ owner: database, name, labels, selector: labels, port }),
  ];
}
