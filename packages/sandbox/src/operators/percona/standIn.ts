import type { KubernetesObject } from '../../kubernetes/types';
import { relatedBy } from '../relatedBy';
import type { StandIn } from '../StandIn';
import { StatusController } from '../StatusController';
import { together } from '../together';
import { nextOfCluster } from './nextOfCluster';
import { nextOfBackup, nextOfRestore } from './nextOfTask';
import type { PerconaCluster, PerconaOperator, PerconaTask } from './types';

/**
 * The stand-in for one of Percona's operators: clusters by their pods, and
 * backups and restores by the cluster that they name. Nothing is made by a
 * schedule.
 *
 * @internal
 */
export function perconaStandIn(operator: PerconaOperator): StandIn {
  const { group, version, kinds, clusterField, managedBy } = operator;
  const apiVersion = `${group}/${version}`;
  const belonging = (of: string, kind: string) =>
    relatedBy({
      label: 'app.kubernetes.io/instance',
      kind: { apiVersion: of, kind },
      labelSelector: `app.kubernetes.io/managed-by=${managedBy}`,
    });
  return {
    name: operator.name,
    groups: { [group]: operator.title },
    manifest: `${operator.name}.yaml`,
    controller: standIn => {
      const follows = {
        kind: { apiVersion, kind: kinds.cluster },
        nameOf: (task: KubernetesObject) =>
          String((task as PerconaTask).spec[clusterField]),
      };
      const controllers = [
        StatusController.create<PerconaCluster>({
          standIn,
          name: managedBy,
          kind: { apiVersion, kind: kinds.cluster },
          related: [
            belonging('apps/v1', 'StatefulSet'),
            belonging('v1', 'Secret'),
          ],
          finalizer: [...operator.finalizers.others, operator.finalizers.disks],
          finalizerIsAsked: true,
          follows: {
            kind: { apiVersion, kind: kinds.cluster },
            nameOf: cluster => operator.sourceOf?.(cluster)?.name ?? '',
          },
          next: (cluster, related, source) =>
            nextOfCluster(operator, cluster, related, {
              source: source as PerconaCluster | undefined,
            }),
        }),
        StatusController.create<PerconaTask>({
          standIn,
          name: `${managedBy}-backup`,
          kind: { apiVersion, kind: kinds.backup },
          follows,
          next: (backup, _related, cluster) =>
            nextOfBackup(operator, backup, {
              cluster: cluster as PerconaCluster | undefined,
            }),
        }),
        StatusController.create<PerconaTask>({
          standIn,
          name: `${managedBy}-restore`,
          kind: { apiVersion, kind: kinds.restore },
          follows,
          next: (restore, _related, cluster) =>
            nextOfRestore(operator, restore, {
              cluster: cluster as PerconaCluster | undefined,
            }),
        }),
      ];
      const further = operator.further ? [operator.further(standIn)] : [];
      return together(...controllers, ...further);
    },
  };
}
