import { imageOf } from './childMetadata';
import { imageOfPod } from './instancePod';
import {
  choosePrimary,
  clusterLabel,
  instanceNames,
  isReady,
} from './instances';
import type { ClusterCounters, ObservedCluster } from './types';

/**
 * The numbers and names in a Cluster's status, from what exists.
 *
 * @internal
 */
export function countInstances(
  observed: ObservedCluster,
  now: () => string,
): ClusterCounters {
  const { cluster, pods, claims } = observed;
  const name = cluster.metadata.name!;
  const names = instanceNames(observed);
  const ready = pods
    .filter(isReady)
    .map(pod => pod.metadata.name!)
    .sort();
  const primary = choosePrimary(observed);
  // Nothing is the primary before it has once been Ready.
  const current = cluster.status?.currentPrimary;
  const currentPrimary =
    primary && (ready.includes(primary) || primary === current)
      ? primary
      : current;
  const podNames = new Set(pods.map(pod => pod.metadata.name));
  const liveClaims = claims
    .filter(claim => !claim.metadata.deletionTimestamp)
    .map(claim => claim.metadata.name!)
    .sort();
  const used = (claim: string) => podNames.has(claim.replace(/-wal$/, ''));
  const nodes = new Set(pods.flatMap(pod => pod.spec?.nodeName ?? []));

  return withoutEmpty({
    instances: names.length,
    readyInstances: ready.length,
    instanceNames: names,
    instancesStatus: withoutEmpty({
      healthy: ready,
      replicating: [...podNames]
        .filter(pod => !ready.includes(pod!))
        .sort() as string[],
    }),
    currentPrimary,
    currentPrimaryTimestamp:
      currentPrimary && currentPrimary === current
        ? cluster.status?.currentPrimaryTimestamp
        : currentPrimary && now(),
    targetPrimary: primary,
    timelineID: currentPrimary ? 1 : 0,
    writeService: `${name}-rw`,
    readService: `${name}-r`,
    selector: `${clusterLabel}=${name},cnpg.io/podRole=instance`,
    image: imageInUse(observed),
    pvcCount: liveClaims.length,
    healthyPVC: liveClaims.filter(used),
    danglingPVC: liveClaims.filter(claim => !used(claim)),
    topology: {
      instances: Object.fromEntries(names.map(instance => [instance, {}])),
      ...withoutEmpty({ nodesUsed: nodes.size }),
      successfullyExtracted: true,
    },
  });
}

/** That of an instance which has not been replaced yet, else the wanted one. */
function imageInUse({ cluster, pods }: ObservedCluster): string {
  const wanted = imageOf(cluster);
  return (
    pods.map(imageOfPod).find(image => image && image !== wanted) ?? wanted
  );
}

// As Go's omitempty does.
function withoutEmpty<T extends object>(value: T): T {
  return Object.fromEntries(
    Object.entries(value).filter(
      ([, field]) =>
        field !== undefined &&
        field !== 0 &&
        field !== '' &&
        !(Array.isArray(field) && field.length === 0),
    ),
  ) as T;
}
