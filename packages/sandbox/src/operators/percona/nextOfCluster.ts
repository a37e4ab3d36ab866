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
import { labelsOf } from './labels';
import { secretsOf } from './secrets';
import type {
  PerconaCluster,
  PerconaOperator,
  WantedService,
  WantedSet,
} from './types';

/** The generation of the definition that a StatefulSet was made of. */
const generationNote = 'sandbox.berth.dev/generation';

/**
 * What an operator does next with a cluster: it makes what is needed, and tells
 * by the pods what state it is in. One that it refuses stays as it is, and so
 * does the generation that it says it has observed.
 *
 * @internal
 */
export function nextOfCluster(
  operator: PerconaOperator,
  cluster: PerconaCluster,
  related: KubernetesObject[],
  options: { password?: () => string; source?: PerconaCluster } = {},
): NextStep {
  const { password = randomPassword, source } = options;
  const { spec, metadata, status: before = {} } = cluster;
  const fault = operator.faultOf(cluster);
  if (fault) {
    return {
      status: {
        ...before,
        state: 'error',
        ...operator.reportFault(`Error: ${fault}`, before),
      },
    };
  }
  if (awaitsSource(operator, cluster, source)) {
    return { status: waitingStatus(operator, cluster) };
  }
  const found = related.filter(isSet);
  const wanted = operator.sets(cluster).map(set => ({
    ...set,
    replicas: spec.pause ? 0 : set.replicas,
  }));
  const setOf = ({ name }: WantedSet) =>
    found.find(one => one.metadata.name === name);
  const counts = wanted.map((set, index) => ({
    size: operator.sets(cluster)[index].replicas,
    ready: setOf(set)?.status?.readyReplicas ?? 0,
  }));
  const settled = wanted.every(set => {
    const one = setOf(set);
    const note = one?.metadata.annotations?.[generationNote];
    return note === `${metadata.generation}` && isSettled(one, set.replicas);
  });
  const state = stateOf(spec.pause === true, settled);
  const hasServed = operator.hasServed(before) || state === 'ready';
  return {
    objects: [
      ...secretsOf(operator, cluster, {
        existing: related.filter(one => !isSet(one)),
        password,
      }),
      ...operator
        .services(cluster)
        .map(one => serviceOf(operator, cluster, one)),
      ...(operator.deployments?.(cluster) ?? []).map(one =>
        deployment({
          ...one,
          owner: cluster,
          replicas: spec.pause ? 0 : one.replicas,
          labels: { ...labelsOf(operator, cluster), ...one.labels },
        }),
      ),
      ...wanted.flatMap(set => setObjects(operator, cluster, set, setOf(set))),
    ],
    status: {
      ...(operator.saysGeneration && {
        observedGeneration: metadata.generation,
      }),
      state,
      ...operator.statusOf(cluster, { counts, state, hasServed }),
    },
  };
}

/** As upstream, nothing is made before there are backups to begin with. */
function awaitsSource(
  operator: PerconaOperator,
  cluster: PerconaCluster,
  source: PerconaCluster | undefined,
): boolean {
  const from = operator.sourceOf?.(cluster);
  if (!from || operator.hasServed(cluster.status ?? {})) {
    return false;
  }
  const task = { ...cluster, spec: from.storage, status: undefined };
  return (
    !source ||
    !operator.hasServed(source.status ?? {}) ||
    operator.storageOf(source, task) === undefined
  );
}

function waitingStatus(
  operator: PerconaOperator,
  cluster: PerconaCluster,
): object {
  const state = 'initializing';
  const counts = operator
    .sets(cluster)
    .map(({ replicas }) => ({ size: replicas, ready: 0 }));
  return {
    ...(operator.saysGeneration && {
      observedGeneration: cluster.metadata.generation,
    }),
    state,
    ...operator.statusOf(cluster, { counts, state, hasServed: false }),
  };
}

function serviceOf(
  operator: PerconaOperator,
  cluster: PerconaCluster,
  { further = [], ...wanted }: WantedService,
): KubernetesObject {
  const one = service({
    ...wanted,
    owner: cluster,
    labels: labelsOf(operator, cluster),
  });
  const ports = [wanted.port, ...further].map(port => ({
    name: `port-${port}`,
    port,
    targetPort: port,
    protocol: 'TCP',
  }));
  return further.length > 0
    ? ({
        ...one,
        spec: { selector: wanted.selector, ports },
      } as KubernetesObject)
    : one;
}

function stateOf(isPaused: boolean, settled: boolean): string {
  if (isPaused) {
    return settled ? 'paused' : 'stopping';
  }
  return settled ? 'ready' : 'initializing';
}

function setObjects(
  operator: PerconaOperator,
  cluster: PerconaCluster,
  wanted: WantedSet,
  existing: SetState | undefined,
): KubernetesObject[] {
  const { metadata } = cluster;
  const { disk, ...set } = wanted;
  const [template] = existing?.spec.volumeClaimTemplates ?? [];
  const made = template?.spec.resources.requests.storage;
  const object = statefulSet({
    ...set,
    owner: cluster,
    labels: { ...labelsOf(operator, cluster), ...set.labels },
    annotations: { [generationNote]: `${metadata.generation}` },
    disk: disk && { ...disk, size: made ?? disk.size },
  });
  const keepsDisks = !metadata.finalizers?.includes(operator.finalizers.disks);
  return [
    {
      ...object,
      spec: {
        ...(object as KubernetesObject & { spec: object }).spec,
        persistentVolumeClaimRetentionPolicy: {
          whenDeleted: keepsDisks ? 'Retain' : 'Delete',
          whenScaled: 'Retain',
        },
      },
    } as KubernetesObject,
    ...(disk && made && made !== disk.size && set.replicas > 0
      ? largerClaims({
          namespace: metadata.namespace,
          set: set.name,
          replicas: set.replicas,
          disk,
        })
      : []),
  ];
}

function isSet(object: KubernetesObject): object is SetState {
  return 'template' in ((object as { spec?: object }).spec ?? {});
}
