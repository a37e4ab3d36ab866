import type { KubernetesObject } from '../../kubernetes/types';
import type { StandIn } from '../StandIn';
import {
  releaseController,
  type ReleaseProgress,
  type ReleaseSource,
} from '../vcluster/releaseController';
import type { Release } from '../vcluster/Release';
import type { Application } from './types';

/**
 * Applications of vCluster's chart, as Argo CD's application controller keeps
 * them up. Other Applications are left alone.
 */
const applications: ReleaseSource = {
  manager: 'argocd-controller',
  kind: { apiVersion: 'argoproj.io/v1alpha1', kind: 'Application' },
  statusInObject: true,
  finalizer: 'resources-finalizer.argocd.argoproj.io',
  finalizerIsAsked: true,
  releaseOf: object => {
    const { spec, metadata } = object as Application;
    const { source, destination } = spec;
    return source?.chart === 'vcluster'
      ? {
          name: source.helm?.releaseName ?? metadata.name!,
          namespace: destination.namespace ?? metadata.namespace!,
          version: source.targetRevision ?? '',
          values: source.helm?.valuesObject ?? {},
        }
      : undefined;
  },
  heals: object =>
    (object as Application).spec.syncPolicy?.automated?.selfHeal === true,
  isSuspended: object => !(object as Application).spec.syncPolicy?.automated,
  status,
};

function status(
  object: KubernetesObject,
  { version }: Release,
  progress: ReleaseProgress,
): object {
  const { status: before, spec } = object as Application;
  const isSynced = progress.step !== 'pending';
  const startedAt = before?.operationState?.startedAt ?? now();
  return {
    sync: {
      status: isSynced ? 'Synced' : 'OutOfSync',
      revision: version,
      // What it looked at: it has no observedGeneration.
      comparedTo: { source: spec.source, destination: spec.destination },
    },
    health: healthOf(progress),
    ...(isSynced && {
      operationState: {
        phase: 'Succeeded',
        message: 'successfully synced (all tasks run)',
        startedAt,
        finishedAt: before?.operationState?.finishedAt ?? now(),
        operation: { sync: { revision: version } },
      },
    }),
    sourceType: 'Helm',
  };
}

function healthOf({ step, problem }: ReleaseProgress): object {
  if (problem) {
    return { status: 'Degraded', message: problem };
  }
  const statuses = {
    pending: 'Missing',
    'rolling-out': 'Progressing',
    installed: 'Healthy',
  };
  return { status: statuses[step] };
}

function now(): string {
  return new Date().toISOString().replace(/\.\d+Z$/, 'Z');
}

/**
 * The stand-in for Argo CD, which knows one chart.
 *
 * @internal
 */
export const argoCd: StandIn = {
  name: 'argo-cd',
  groups: { 'argoproj.io': 'Argo CD' },
  manifest: 'argo-cd.yaml',
  controller: options => releaseController(options, applications),
};
