import type { KubernetesObject } from '../../kubernetes/types';
import { relatedBy } from '../relatedBy';
import type { StandIn } from '../StandIn';
import { StatusController, type RelatedKind } from '../StatusController';
import { together } from '../together';
import type { SetState } from '../workloads/workloads';
import { nextOfCluster, nextOfUpgrade } from './next';
import type { PgUpgrade, PostgresCluster } from './types';

const apiVersion = 'postgres-operator.crunchydata.com/v1beta1';
const clusterLabel = 'postgres-operator.crunchydata.com/cluster';

function belongingTo(version: string, kind: string): RelatedKind {
  return relatedBy({
    label: clusterLabel,
    kind: { apiVersion: version, kind },
  });
}

/**
 * The stand-in for Crunchy Data's PGO.
 *
 * @internal
 */
export const crunchyPgo: StandIn = {
  name: 'crunchy-pgo',
  groups: { 'postgres-operator.crunchydata.com': 'Crunchy PGO' },
  manifest: 'crunchy-pgo.yaml',
  controller: options => {
    const clusters = StatusController.create<PostgresCluster>({
      standIn: options,
      name: 'postgrescluster-controller',
      kind: { apiVersion, kind: 'PostgresCluster' },
      related: [
        belongingTo('apps/v1', 'StatefulSet'),
        belongingTo('v1', 'Secret'),
        {
          kind: { apiVersion, kind: 'PGUpgrade' },
          about: upgrade =>
            `${upgrade.metadata.namespace}/${
              (upgrade as PgUpgrade).spec.postgresClusterName
            }`,
        },
      ],
      next: (cluster, related) =>
        nextOfCluster(cluster, {
          sets: related.filter(isSet),
          secrets: related.filter(one => !isSet(one) && !isUpgrade(one)),
          upgrades: related.filter(isUpgrade),
        }),
    });
    const upgrades = StatusController.create<PgUpgrade>({
      standIn: options,
      name: 'pgupgrade-controller',
      kind: { apiVersion, kind: 'PGUpgrade' },
      follows: {
        kind: { apiVersion, kind: 'PostgresCluster' },
        nameOf: ({ spec }) => spec.postgresClusterName,
      },
      next: nextOfUpgrade,
    });
    return together(clusters, upgrades);
  },
};

function isSet(object: KubernetesObject): object is SetState {
  return 'template' in ((object as { spec?: object }).spec ?? {});
}

function isUpgrade(object: KubernetesObject): object is PgUpgrade {
  return 'toPostgresVersion' in ((object as { spec?: object }).spec ?? {});
}
