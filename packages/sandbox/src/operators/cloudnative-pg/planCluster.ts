import type { KubernetesObject, ObjectReference } from '../../kubernetes/types';
import { referenceTo } from '../../kubernetes/KubernetesClient';
import { clusterServices } from './services';
import { credentialSecrets } from './secrets';
import {
  instancePod,
  isOutdated,
  roleLabels,
  serviceAccount,
} from './instancePod';
import { instanceClaims } from './volumeClaims';
import {
  choosePrimary,
  instanceNames,
  isHeld,
  isHibernating,
  isReady,
  isStatusOnly,
  serialOf,
} from './instances';
import { phases } from './phases';
import type { ObservedCluster, Pod } from './types';

/**
 * One thing to be done for a Cluster, and the event that tells of it.
 *
 * @internal
 */
export type ClusterAction = (
  | { do: 'create'; object: KubernetesObject }
  | { do: 'delete'; reference: ObjectReference }
  | { do: 'patch'; reference: ObjectReference; patch: object }
) & { event?: { reason: string; message: string } };

/**
 * Decides what is to be done next for a Cluster, from what exists. What is
 * still missing afterwards is decided when that has been seen to exist: one
 * instance at a time, as the operator does.
 *
 * @internal
 */
export function planCluster(
  observed: ObservedCluster,
  randomPassword: () => string,
): ClusterAction[] {
  const { cluster } = observed;
  // The phase comes first: it is how the stages take a Cluster in hand.
  if (
    cluster.metadata.deletionTimestamp ||
    !cluster.status?.phase ||
    isStatusOnly(cluster)
  ) {
    return [];
  }
  const shared = missingObjects(observed, randomPassword);
  if (isHeld(cluster)) {
    return shared;
  }
  if (isHibernating(cluster)) {
    return [...shared, ...hibernate(observed)];
  }
  return [
    ...shared,
    ...growClaims(observed),
    ...assignRoles(observed),
    ...(rollOut(observed) ?? scaleDown(observed) ?? createInstance(observed)),
  ];
}

function missingObjects(
  observed: ObservedCluster,
  randomPassword: () => string,
): ClusterAction[] {
  const { cluster, others } = observed;
  const existing = new Set(others.map(identify));
  return [
    serviceAccount(cluster),
    ...credentialSecrets(cluster, randomPassword),
    ...clusterServices(cluster),
  ]
    .filter(object => !existing.has(identify(object)))
    .map(object => ({ do: 'create', object }));

  function identify({ kind, metadata }: KubernetesObject): string {
    return `${kind}/${metadata.name}`;
  }
}

function hibernate(observed: ObservedCluster): ClusterAction[] {
  const primary = choosePrimary(observed);
  const pods = observed.pods
    .filter(pod => !pod.metadata.deletionTimestamp)
    .sort((a, b) => order(a) - order(b));
  return pods.map(pod => ({ do: 'delete', reference: referenceTo(pod) }));

  // The primary goes first, so that no replica takes over.
  function order(pod: Pod): number {
    return pod.metadata.name === primary ? 0 : serialOf(pod.metadata.name!);
  }
}

function growClaims(observed: ObservedCluster): ClusterAction[] {
  const { cluster, claims } = observed;
  return instanceNames(observed)
    .flatMap(instance => instanceClaims(cluster, instance))
    .flatMap((wanted): ClusterAction[] => {
      const found = claims.find(
        claim => claim.metadata.name === wanted.metadata.name,
      );
      const size = wanted.spec.resources.requests.storage;
      const role = wanted.metadata.labels?.['cnpg.io/pvcRole'];
      const { storage, walStorage } = cluster.spec;
      const spec = role === 'PG_WAL' ? walStorage : storage;
      if (
        !found ||
        spec?.resizeInUseVolumes === false ||
        found.spec.resources.requests.storage === size
      ) {
        return [];
      }
      return [
        {
          do: 'patch',
          reference: referenceTo(found),
          patch: { spec: { resources: { requests: { storage: size } } } },
        },
      ];
    });
}

function assignRoles(observed: ObservedCluster): ClusterAction[] {
  const primary = choosePrimary(observed);
  return observed.pods
    .filter(pod => !pod.metadata.deletionTimestamp)
    .flatMap((pod): ClusterAction[] => {
      const labels = roleLabels(roleOf(pod.metadata.name!, primary));
      return pod.metadata.labels?.role === labels.role
        ? []
        : [
            {
              do: 'patch',
              reference: referenceTo(pod),
              patch: { metadata: { labels } },
            },
          ];
    });
}

/**
 * Replaces instances of an earlier image or from before a restart: one at a
 * time and the primary last, or, for another major version, all of them.
 */
function rollOut(observed: ObservedCluster): ClusterAction[] | undefined {
  const { cluster, pods } = observed;
  const primary = choosePrimary(observed);
  const outdated = pods
    .filter(pod => isOutdated(cluster, pod))
    .sort((a, b) => order(a) - order(b));
  if (outdated.length === 0 || !pods.every(isReady)) {
    return undefined;
  }
  const isMajor = cluster.status?.phase === phases.upgradingMajor;
  return (isMajor ? outdated : outdated.slice(0, 1)).map(pod => ({
    do: 'delete',
    reference: referenceTo(pod),
    event: {
      reason: 'UpgradingInstance',
      message: `Upgrading instance ${pod.metadata.name}`,
    },
  }));

  function order(pod: Pod): number {
    return pod.metadata.name === primary ? 0 : -serialOf(pod.metadata.name!);
  }
}

function scaleDown(observed: ObservedCluster): ClusterAction[] | undefined {
  const { cluster, claims, pods } = observed;
  const names = instanceNames(observed);
  if (names.length <= cluster.spec.instances) {
    return undefined;
  }
  const primary = choosePrimary(observed);
  const victim = names.filter(name => name !== primary).pop()!;
  const isOfVictim = (object: KubernetesObject) =>
    object.metadata.labels?.['cnpg.io/instanceName'] === victim &&
    !object.metadata.deletionTimestamp;
  return [...claims, ...pods].filter(isOfVictim).map((object, index) => ({
    do: 'delete',
    reference: referenceTo(object),
    ...(index === 0 && {
      event: {
        reason: 'ScaleDown',
        message: `Scaling down - removing instance: ${victim}`,
      },
    }),
  }));
}

function createInstance(observed: ObservedCluster): ClusterAction[] {
  const { cluster, claims, pods, store } = observed;
  const primary = choosePrimary(observed);
  const names = instanceNames(observed);
  const isBound = (wanted: KubernetesObject) =>
    claims.some(
      ({ metadata, status }) =>
        metadata.name === wanted.metadata.name && status?.phase === 'Bound',
    );

  // Instances that have volumes get their Pods back, all at once; a Pod whose
  // volumes are not bound would only be a warning of the scheduler's.
  const withoutPod = names.filter(
    name => !pods.some(pod => pod.metadata.name === name),
  );
  const started = withoutPod
    .filter(name => instanceClaims(cluster, name).every(isBound))
    .map((name): ClusterAction => {
      const role = roleOf(name, primary);
      return {
        do: 'create',
        object: instancePod(cluster, name, role, store),
      };
    });

  const isNext =
    withoutPod.length === 0 &&
    pods.every(isReady) &&
    names.length < cluster.spec.instances &&
    // A replica is begun in the phase that says so.
    (!primary || cluster.status?.phase === phases.creatingReplica);
  return isNext ? createClaims(observed, primary) : started;
}

function createClaims(
  observed: ObservedCluster,
  primary: string | undefined,
): ClusterAction[] {
  const { cluster } = observed;
  const name = freeName(observed);
  const message = primary
    ? `Creating instance ${name}`
    : 'Primary instance (initdb)';
  return instanceClaims(cluster, name).map((object, index) => ({
    do: 'create',
    object,
    ...(index === 0 && { event: { reason: 'CreatingInstance', message } }),
  }));
}

function freeName(observed: ObservedCluster): string {
  const { cluster } = observed;
  const taken = new Set(
    [...observed.claims, ...observed.pods].map(
      object => object.metadata.labels?.['cnpg.io/instanceName'],
    ),
  );
  for (let serial = 1; ; serial++) {
    const name = `${cluster.metadata.name}-${serial}`;
    if (!taken.has(name)) {
      return name;
    }
  }
}

function roleOf(name: string, primary: string | undefined) {
  return name === primary ? 'primary' : 'replica';
}
