import type { Readiness } from '../../offerings/types';
import { countOf, recordOf, textOf } from '../../reading/values';
import { NO_STATUS } from '../observed';
import { judgeReplicas } from './shared/byReplicas';
import type { Observed } from './shared/observe';
import { specIsTrue, suspendedBy } from './shared/paused';
import { fromCondition, verdict } from './shared/verdict';
import type { Judge, SystemRules } from './types';

/**
 * Deployment: its condition Progressing says ProgressDeadlineExceeded where a
 * rollout is stuck; otherwise the counters tell.
 */
const deployment: Judge = seen => {
  const { spec, status, conditions, reported } = seen;
  if (!reported) {
    return NO_STATUS;
  }
  const failure = conditions.firstTrue(['ReplicaFailure']);
  const progressing = conditions.get('Progressing');
  if (progressing?.reason === 'ProgressDeadlineExceeded') {
    return fromCondition('Degraded', failure ?? progressing);
  }
  if (failure) {
    return fromCondition('Degraded', failure);
  }
  const paused = suspendedBy(specIsTrue('paused'), seen);
  if (paused) {
    return paused;
  }
  return judgeReplicas({
    wanted: spec.replicas ?? 1,
    updated: status.updatedReplicas,
    current: status.replicas,
    available: status.availableReplicas,
  });
};

/**
 * StatefulSet: with a partition only the replicas above it are updated; with
 * OnDelete, and while the set is new, no update is waited for.
 */
const statefulSet: Judge = ({ spec, status, reported }) => {
  if (!reported) {
    return NO_STATUS;
  }
  const wanted = countOf(spec.replicas) ?? 1;
  const strategy = recordOf(spec.updateStrategy);
  const ready = countOf(status.readyReplicas) ?? 0;
  const counted = judgeReplicas({
    wanted,
    current: status.replicas,
    available: Math.min(ready, countOf(status.availableReplicas) ?? ready),
  });
  if (counted.phase !== 'Ready' || strategy.type === 'OnDelete') {
    return counted;
  }
  const partition = countOf(recordOf(strategy.rollingUpdate).partition) ?? 0;
  const updated = countOf(status.updatedReplicas) ?? 0;
  const updating =
    textOf(status.updateRevision) !== textOf(status.currentRevision);
  return updating && updated < wanted - partition
    ? verdict(
        'Provisioning',
        'Updating',
        `${updated} of ${
          wanted - partition
        } replicas are of the newest revision.`,
      )
    : counted;
};

const daemonSet: Judge = ({ spec, status, reported }) => {
  if (!reported) {
    return NO_STATUS;
  }
  const wanted = countOf(status.desiredNumberScheduled) ?? 0;
  if (wanted === 0) {
    return verdict('Ready', 'NoNodeMatches', 'No node is to run it.');
  }
  const onDelete = recordOf(spec.updateStrategy).type === 'OnDelete';
  return judgeReplicas({
    wanted,
    updated: onDelete ? wanted : status.updatedNumberScheduled,
    available: status.numberAvailable,
    noun: 'nodes',
  });
};

/** ReplicaSet and ReplicationController have one revision only. */
function replicaSet({
  spec,
  status,
  conditions,
  reported,
}: Observed): Readiness {
  const failure = conditions.firstTrue(['ReplicaFailure']);
  if (failure) {
    return fromCondition('Degraded', failure);
  }
  return reported
    ? judgeReplicas({
        wanted: spec.replicas ?? 1,
        current: status.replicas,
        available: status.availableReplicas,
      })
    : NO_STATUS;
}

/**
 * The workloads of Kubernetes that run until they are deleted
 * (https://kubernetes.io/docs/concepts/workloads/controllers/).
 *
 * @internal
 */
export const kubernetesApps: SystemRules = {
  system: 'kubernetes-apps',
  groups: {
    apps: {
      Deployment: deployment,
      StatefulSet: statefulSet,
      DaemonSet: daemonSet,
      ReplicaSet: replicaSet,
    },
    extensions: {
      Deployment: deployment,
      DaemonSet: daemonSet,
      ReplicaSet: replicaSet,
    },
    '': { ReplicationController: replicaSet },
  },
};
