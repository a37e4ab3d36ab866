import {
  createOfferingAction,
  type ClaimObjects,
  type PlannedChange,
} from '@berth/backstage-plugin-berth-node';
import { changeValues } from './changeValues';
import { loft, POD } from './kind';
import {
  etcdValues,
  observe,
  replicasOf,
  setValues,
  type ObservedVirtualCluster,
  type ObservedWorkload,
} from './observed';
import { valuesUnreachable } from './unavailable';

/**
 * Puts a virtual cluster to sleep, as `vcluster pause` does: its workload is
 * marked and scaled to zero, and what it runs on the host is deleted. What
 * installs it is told first, so that it takes nothing of that back.
 *
 * @internal
 */
export const sleep = createOfferingAction({
  title: 'Sleep',
  description:
    'Stops the control plane and everything that runs inside; their objects and disks are kept. Nobody can reach it until it is woken; CPU and memory are free for others meanwhile.',
  destructive: true,
  unavailable: objects => {
    const cluster = observe(objects);
    if (isAsleep(cluster)) {
      return 'It sleeps already, or is about to.';
    }
    return (
      valuesUnreachable(cluster) ??
      (keepsData(cluster)
        ? undefined
        : 'It keeps no data: everything inside would be lost. Delete it instead.')
    );
  },
  plan: (_input, objects, { now }) => [
    ...sourceOfSleep(observe(objects), now),
    ...workloadsOf(objects).map(workload =>
      changeWorkload(workload, {
        metadata: { annotations: marks(workload.wanted, now) },
        spec: { replicas: 0 },
      }),
    ),
    deletePods(observe(objects)),
  ],
});

/**
 * Wakes it as it was.
 *
 * @internal
 */
export const wake = createOfferingAction({
  title: 'Wake',
  description: 'Starts a sleeping cluster again, with everything inside.',
  unavailable: objects => {
    const cluster = observe(objects);
    return isAsleep(cluster)
      ? valuesUnreachable(cluster)
      : 'It does not sleep.';
  },
  plan: (_input, objects) => [
    ...sourceOfWaking(observe(objects)),
    // What it needs before itself.
    ...workloadsOf(objects)
      .reverse()
      .map(workload =>
        changeWorkload(workload, {
          metadata: {
            annotations: {
              [loft.paused]: null,
              [loft.pausedReplicas]: null,
              [loft.pausedDate]: null,
            },
          },
          spec: { replicas: workload.pausedReplicas ?? 1 },
        }),
      ),
  ],
});

/**
 * Whether it sleeps or is on its way there, whoever has put it to sleep.
 *
 * @internal
 */
export function isAsleep(cluster: ObservedVirtualCluster): boolean {
  return cluster.sleepAsked || cluster.controlPlane?.wanted === 0;
}

function keepsData({ values }: ObservedVirtualCluster): boolean {
  const { persistence } = setValues(values);
  const { volumeClaim } = (persistence ?? {}) as {
    volumeClaim?: { enabled?: unknown };
  };
  return etcdValues(values) !== undefined || volumeClaim?.enabled !== false;
}

function marks(replicas: number, now: Date): Record<string, string> {
  return {
    [loft.paused]: 'true',
    [loft.pausedReplicas]: String(replicas),
    [loft.pausedDate]: now.toISOString().replace(/\.\d+Z$/, 'Z'),
  };
}

function sourceOfSleep(
  cluster: ObservedVirtualCluster,
  now: Date,
): PlannedChange[] {
  const { form, place, values } = cluster;
  if (form === 'platform') {
    return [forceSleep(cluster, 'true')];
  }
  const set = setValues(values);
  const etcd = etcdValues(values);
  return place
    ? [
        changeValues(place, values, {
          controlPlane: {
            statefulSet: {
              annotations: marks(replicasOf(set) ?? 1, now),
              highAvailability: { replicas: 0 },
            },
            ...(etcd && etcdPatch(0, marks(replicasOf(etcd) ?? 1, now))),
          },
        }),
      ]
    : [];
}

function sourceOfWaking(cluster: ObservedVirtualCluster): PlannedChange[] {
  const { form, place, values, sleepAsked } = cluster;
  if (form === 'platform') {
    return [forceSleep(cluster, null)];
  }
  if (!place || !sleepAsked) {
    return [];
  }
  const unmark = {
    [loft.paused]: null,
    [loft.pausedReplicas]: null,
    [loft.pausedDate]: null,
  };
  const etcd = etcdValues(values);
  return [
    changeValues(place, values, {
      controlPlane: {
        statefulSet: {
          annotations: unmark,
          highAvailability: { replicas: before(setValues(values)) },
        },
        ...(etcd && etcdPatch(before(etcd), unmark)),
      },
    }),
  ];
}

/** How many replicas there were before it slept. */
function before(values: Record<string, unknown>): number {
  const annotations = (values.annotations ?? {}) as Record<string, unknown>;
  const count = Number(annotations[loft.pausedReplicas]);
  return Number.isInteger(count) && count > 0 ? count : 1;
}

function etcdPatch(
  replicas: number,
  annotations: Record<string, string | null>,
) {
  return {
    backingStore: {
      etcd: {
        deploy: {
          statefulSet: { annotations, highAvailability: { replicas } },
        },
      },
    },
  };
}

function forceSleep(
  { primary }: ObservedVirtualCluster,
  value: string | null,
): PlannedChange {
  const [group, version] = primary.apiVersion.split('/');
  return {
    type: 'merge-patch',
    kind: {
      group,
      version,
      kind: primary.kind,
      plural: 'virtualclusterinstances',
    },
    name: String(primary.metadata.name),
    patch: { metadata: { annotations: { [loft.forceSleep]: value } } },
  };
}

/** The Platform scales by itself, and might be on another cluster. */
function workloadsOf(objects: ClaimObjects): ObservedWorkload[] {
  const { form, controlPlane, etcd } = observe(objects);
  return form === 'platform'
    ? []
    : [controlPlane, etcd].flatMap(workload => workload ?? []);
}

function changeWorkload(
  workload: ObservedWorkload,
  patch: Record<string, unknown>,
): PlannedChange {
  const { kind, name, object } = workload;
  return {
    type: 'merge-patch',
    kind,
    name,
    namespace: String(object.metadata.namespace),
    patch,
  };
}

function deletePods({
  release,
  namespace,
}: ObservedVirtualCluster): PlannedChange {
  return {
    type: 'delete-all',
    kind: POD,
    namespace,
    labelSelector: `${loft.managedBy}=${release}`,
  };
}
