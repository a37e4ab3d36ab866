import type { ClaimPhase } from '@berth/backstage-plugin-berth-common';
import {
  countOf,
  recordOf,
  recordsOf,
  textOf,
} from '@berth/backstage-plugin-berth-node';

/**
 * Something that runs inside a tenant's cluster, and how it is.
 *
 * @public
 */
export interface TenantWorkload {
  kind: string;
  namespace: string;
  name: string;
  phase: ClaimPhase;
  ready: number;
  wanted: number;
  /** Why it is not well, in a sentence. */
  message?: string;
  createdAt?: string;
  /** Whether it belongs to the cluster itself, as in `kube-system`. */
  system: boolean;
}

type Item = Record<string, unknown>;
type Judged = Pick<TenantWorkload, 'phase' | 'ready' | 'wanted' | 'message'>;

/**
 * The kinds that are looked at, with their paths.
 *
 * @internal
 */
export const workloadKinds: Array<{
  kind: string;
  path: string;
  judge: (item: Item) => Judged;
}> = [
  { kind: 'Deployment', path: '/apis/apps/v1/deployments', judge: replicated },
  {
    kind: 'StatefulSet',
    path: '/apis/apps/v1/statefulsets',
    judge: replicated,
  },
  { kind: 'DaemonSet', path: '/apis/apps/v1/daemonsets', judge: daemonSet },
  { kind: 'Job', path: '/apis/batch/v1/jobs', judge: job },
  { kind: 'Pod', path: '/api/v1/pods', judge: pod },
];

/**
 * What one object comes to.
 *
 * @internal
 */
export function workloadOf(
  { kind, judge }: (typeof workloadKinds)[number],
  item: Item,
): TenantWorkload {
  const metadata = recordOf(item.metadata);
  const namespace = textOf(metadata.namespace) ?? '';
  const judged = metadata.deletionTimestamp
    ? { ...judge(item), phase: 'Deleting' as const, message: 'Being deleted.' }
    : judge(item);
  return {
    kind,
    namespace,
    name: textOf(metadata.name) ?? '',
    ...judged,
    createdAt: textOf(metadata.creationTimestamp),
    system: isSystem(namespace),
  };
}

/**
 * Whether a namespace is the cluster's own.
 *
 * @internal
 */
export function isSystem(namespace: string): boolean {
  return namespace.startsWith('kube-');
}

function replicated(item: Item): Judged {
  const spec = recordOf(item.spec);
  const status = recordOf(item.status);
  const wanted = countOf(spec.replicas) ?? 1;
  const ready = countOf(status.readyReplicas) ?? 0;
  const failure = conditionsIn(status).find(
    ({ type, status: value, reason }) =>
      (type === 'ReplicaFailure' && value === 'True') ||
      (type === 'Progressing' && reason === 'ProgressDeadlineExceeded'),
  );
  return counted(item, { ready, wanted, failure: failure?.message });
}

function daemonSet(item: Item): Judged {
  const status = recordOf(item.status);
  return counted(item, {
    ready: countOf(status.numberReady) ?? 0,
    wanted: countOf(status.desiredNumberScheduled) ?? 0,
  });
}

function counted(
  item: Item,
  counts: { ready: number; wanted: number; failure?: unknown },
): Judged {
  const { ready, wanted } = counts;
  const failure = textOf(counts.failure);
  const { generation } = recordOf(item.metadata);
  const { observedGeneration } = recordOf(item.status);
  const isOld =
    typeof generation === 'number' &&
    (typeof observedGeneration !== 'number' || observedGeneration < generation);
  const base = { ready, wanted };
  if (isOld) {
    return { ...base, phase: 'Provisioning' };
  }
  if (failure) {
    return {
      ...base,
      phase: ready > 0 ? 'Degraded' : 'Failed',
      message: failure,
    };
  }
  if (wanted === 0) {
    return { ...base, phase: 'Suspended', message: 'Scaled to zero.' };
  }
  if (ready >= wanted) {
    return { ...base, phase: 'Ready' };
  }
  return { ...base, phase: ready > 0 ? 'Degraded' : 'Provisioning' };
}

function job(item: Item): Judged {
  const spec = recordOf(item.spec);
  const status = recordOf(item.status);
  const wanted = countOf(spec.completions) ?? 1;
  const ready = countOf(status.succeeded) ?? 0;
  const conditions = conditionsIn(status);
  const is = (type: string) =>
    conditions.find(one => one.type === type && one.status === 'True');
  const failed = is('Failed');
  if (failed) {
    return { ready, wanted, phase: 'Failed', message: textOf(failed.message) };
  }
  if (is('Complete')) {
    return { ready, wanted, phase: 'Ready', message: 'Completed.' };
  }
  return {
    ready,
    wanted,
    phase: spec.suspend === true ? 'Suspended' : 'Provisioning',
  };
}

function pod(item: Item): Judged {
  const status = recordOf(item.status);
  const containers = [
    ...recordsOf(status.initContainerStatuses),
    ...recordsOf(status.containerStatuses),
  ];
  const wanted = recordsOf(recordOf(item.spec).containers).length;
  const ready = recordsOf(status.containerStatuses).filter(
    one => one.ready === true,
  ).length;
  const base = { ready, wanted };
  const stuck = containers
    .map(one => recordOf(recordOf(one.state).waiting))
    .find(({ reason }) =>
      /BackOff|Err|Error|Invalid/.test(String(reason ?? '')),
    );
  if (stuck) {
    return {
      ...base,
      phase: 'Failed',
      message: [stuck.reason, stuck.message]
        .flatMap(one => textOf(one) ?? [])
        .join(': '),
    };
  }
  const conditions = conditionsIn(status);
  const unscheduled = conditions.find(
    ({ type, status: value }) => type === 'PodScheduled' && value === 'False',
  );
  switch (status.phase) {
    case 'Succeeded':
      return { ...base, phase: 'Ready', message: 'Completed.' };
    case 'Failed':
      return {
        ...base,
        phase: 'Failed',
        message: textOf(status.message) ?? textOf(status.reason),
      };
    case 'Running':
      return conditions.some(
        ({ type, status: value }) => type === 'Ready' && value === 'True',
      )
        ? { ...base, phase: 'Ready' }
        : { ...base, phase: 'Degraded' };
    case 'Unknown':
      return { ...base, phase: 'Unknown' };
    default:
      return {
        ...base,
        phase: 'Provisioning',
        message: textOf(unscheduled?.message),
      };
  }
}

function conditionsIn(status: Item): Item[] {
  return recordsOf(status.conditions);
}
