import { hibernation, phases, simulationAnnotations } from './phases';
import type { Cluster, ObservedCluster, Pod } from './types';

/**
 * The label that names a Pod's Cluster.
 *
 * @internal
 */
export const clusterLabel = 'cnpg.io/cluster';

/**
 * Whether a Pod is Ready and is not being deleted.
 *
 * @internal
 */
export function isReady(pod: Pod): boolean {
  return (
    !pod.metadata.deletionTimestamp &&
    !!pod.status?.conditions?.some(
      ({ type, status }) => type === 'Ready' && status === 'True',
    )
  );
}

/**
 * The names of the instances that have volumes, in order of their numbers.
 *
 * @internal
 */
export function instanceNames(observed: ObservedCluster): string[] {
  const names = observed.claims
    .filter(claim => !claim.metadata.deletionTimestamp)
    .map(claim => claim.metadata.labels?.['cnpg.io/instanceName'] ?? '');
  return [...new Set(names)].sort((a, b) => serialOf(a) - serialOf(b));
}

/**
 * The number of an instance, by its name.
 *
 * @internal
 */
export function serialOf(instance: string): number {
  return Number(instance.slice(instance.lastIndexOf('-') + 1));
}

/**
 * The instance that is to be the primary: the one that is, while it lives, else
 * the first that is Ready, else the first that there is.
 *
 * @internal
 */
export function choosePrimary(observed: ObservedCluster): string | undefined {
  const { cluster, pods } = observed;
  const current = cluster.status?.currentPrimary;
  const names = instanceNames(observed);
  const alive = pods
    .filter(pod => !pod.metadata.deletionTimestamp)
    .map(pod => pod.metadata.name);
  if (current && names.includes(current)) {
    const others = pods.filter(isReady);
    if (
      alive.includes(current) ||
      others.length === 0 ||
      isHibernating(cluster)
    ) {
      return current;
    }
  }
  const ready = pods.filter(isReady).map(pod => pod.metadata.name!);
  return names.find(name => ready.includes(name)) ?? names[0];
}

/**
 * Whether the Cluster is asleep or falling asleep.
 *
 * @internal
 */
export function isHibernating(cluster: Cluster): boolean {
  if (cluster.metadata.annotations?.[hibernation] !== 'on') {
    return false;
  }
  const condition = cluster.status?.conditions?.find(
    ({ type }) => type === hibernation,
  );
  return (
    condition?.reason === 'DeletingPods' ||
    condition?.reason === 'Hibernated' ||
    (cluster.status?.phase === phases.healthy && !condition)
  );
}

/**
 * Whether the Cluster is held in a phase, so that nothing moves.
 *
 * @internal
 */
export function isHeld(cluster: Cluster): boolean {
  return (
    cluster.metadata.annotations?.[simulationAnnotations.phase] !== undefined
  );
}

/**
 * Whether the Cluster is to have a status and nothing else.
 *
 * @internal
 */
export function isStatusOnly(cluster: Cluster): boolean {
  return (
    cluster.metadata.annotations?.[simulationAnnotations.children] === 'none'
  );
}
