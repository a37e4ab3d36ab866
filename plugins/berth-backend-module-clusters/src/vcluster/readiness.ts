import {
  counterReadiness,
  type ClaimObjects,
  type Readiness,
} from '@berth/backstage-plugin-berth-node';
import { formReadiness } from './formReadiness';
import { kubeconfigNames } from './kubeconfigs';
import { observe, type ObservedVirtualCluster } from './observed';

/**
 * What a virtual cluster's objects say of its state: first what was put to
 * sleep on purpose, then what installs it, then the workload itself, and last
 * the kubeconfig, which its control plane writes when it answers. Green is
 * only what is well in all of them.
 *
 * @internal
 */
export function readiness(objects: ClaimObjects): Readiness {
  const cluster = observe(objects);
  const { form, primary, vcluster } = cluster;
  const installed = formReadiness(form, primary, vcluster);
  return (
    sleep(cluster, installed) ??
    notInstalled(cluster, installed) ??
    workload(cluster) ??
    kubeconfig(cluster) ?? {
      phase: 'Ready',
      reason: 'ClusterReady',
      message: 'The cluster answers, and its kubeconfig is there.',
      progress: progressOf(cluster),
    }
  );
}

function sleep(
  cluster: ObservedVirtualCluster,
  installed: Readiness,
): Readiness | undefined {
  const { sleepAsked, controlPlane, form } = cluster;
  const paused = controlPlane?.pausedReplicas !== undefined;
  const stopped = controlPlane?.wanted === 0;
  const asked = sleepAsked || paused;
  if (asked && stopped && controlPlane?.ready === 0) {
    return {
      phase: 'Suspended',
      reason: 'Asleep',
      message:
        'Asleep: nothing runs, and the data is kept. Wake it to use it again.',
    };
  }
  if (form === 'platform' && installed.phase === 'Suspended') {
    return {
      phase: 'Suspended',
      reason: 'Asleep',
      message:
        'vCluster Platform has put it to sleep. Wake it to use it again.',
    };
  }
  if (asked && installed.phase !== 'Failed') {
    return {
      phase: 'Provisioning',
      reason: 'GoingToSleep',
      message: 'Going to sleep: its control plane is being stopped.',
    };
  }
  return undefined;
}

/** What does not let it be well, whatever its workload says. */
function notInstalled(
  { controlPlane }: ObservedVirtualCluster,
  installed: Readiness,
): Readiness | undefined {
  switch (installed.phase) {
    case 'Ready':
      return undefined;
    // A change that failed leaves what ran before running.
    case 'Failed':
      return (controlPlane?.ready ?? 0) > 0
        ? { ...installed, phase: 'Degraded' }
        : installed;
    default:
      return installed;
  }
}

function workload(cluster: ObservedVirtualCluster): Readiness | undefined {
  const { controlPlane, etcd, form } = cluster;
  if (!controlPlane) {
    // The Platform may have put it on another cluster, which it says is well.
    return form === 'platform'
      ? undefined
      : {
          phase: 'Provisioning',
          reason: 'WorkloadMissing',
          message:
            'It is installed, but its control plane is not to be seen yet.',
        };
  }
  for (const part of [etcd, controlPlane]) {
    const judged =
      part &&
      counterReadiness(part.object, {
        ready: part.ready,
        wanted: part.wanted,
        noun:
          part === etcd
            ? 'members of its etcd'
            : 'replicas of its control plane',
      });
    if (judged && judged.phase !== 'Ready') {
      return judged.reason === 'ScaledToZero'
        ? {
            phase: 'Suspended',
            reason: 'ScaledToZero',
            message: `Somebody has scaled ${part.kind.kind} ${part.name} to zero; wake it to use it again.`,
          }
        : judged;
    }
  }
  return undefined;
}

function kubeconfig(cluster: ObservedVirtualCluster): Readiness | undefined {
  const { kubeconfigs, release, form, controlPlane } = cluster;
  if (kubeconfigs.admin || (form === 'platform' && !controlPlane)) {
    return undefined;
  }
  return {
    phase: 'Provisioning',
    reason: 'KubeconfigMissing',
    message: `Its control plane runs but has not written its kubeconfig yet (Secret ${
      kubeconfigNames(release).admin
    }).`,
    progress: progressOf(cluster),
  };
}

function progressOf({ controlPlane }: ObservedVirtualCluster) {
  return (
    controlPlane && {
      done: Math.min(controlPlane.ready, controlPlane.wanted),
      total: controlPlane.wanted,
    }
  );
}
