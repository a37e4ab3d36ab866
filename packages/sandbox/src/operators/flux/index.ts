import type { KubernetesObject } from '../../kubernetes/types';
import type { StandIn } from '../StandIn';
import { conditions, StatusController } from '../StatusController';
import { together } from '../together';
import {
  releaseController,
  type ReleaseProgress,
  type ReleaseSource,
} from '../vcluster/releaseController';
import type { Release } from '../vcluster/Release';

interface HelmRelease extends KubernetesObject {
  spec: {
    releaseName?: string;
    targetNamespace?: string;
    suspend?: boolean;
    chart?: { spec: { chart: string; version?: string } };
    values?: Record<string, unknown>;
  };
}

/**
 * HelmReleases of vCluster's chart, as Flux's helm-controller keeps them up.
 * Others are left alone.
 */
const helmReleases: ReleaseSource = {
  manager: 'helm-controller',
  kind: { apiVersion: 'helm.toolkit.fluxcd.io/v2', kind: 'HelmRelease' },
  finalizer: 'finalizers.fluxcd.io',
  releaseOf: object => {
    const { spec, metadata } = object as HelmRelease;
    const { targetNamespace } = spec;
    return spec.chart?.spec.chart === 'vcluster'
      ? {
          name:
            spec.releaseName ??
            (targetNamespace
              ? `${targetNamespace}-${metadata.name}`
              : metadata.name!),
          namespace: targetNamespace ?? metadata.namespace!,
          version: spec.chart.spec.version ?? '',
          values: spec.values ?? {},
        }
      : undefined;
  },
  isSuspended: object => (object as HelmRelease).spec.suspend === true,
  // Drift is only looked for where a HelmRelease asks for it.
  heals: () => false,
  status,
};

function status(
  object: KubernetesObject,
  { name, namespace, version }: Release,
  { step, problem }: ReleaseProgress,
): object {
  const generation = object.metadata.generation ?? 1;
  const release = `${namespace}/${name}.v${generation}`;
  const isInstalled = step === 'installed' && !problem;
  return {
    observedGeneration: isInstalled ? generation : -1,
    lastAttemptedRevision: version,
    lastAttemptedGeneration: generation,
    conditions: conditions(
      object,
      isInstalled
        ? [
            {
              type: 'Ready',
              status: 'True',
              reason: generation > 1 ? 'UpgradeSucceeded' : 'InstallSucceeded',
              message: `Helm install succeeded for release ${release} with chart vcluster@${version}`,
            },
          ]
        : [
            {
              type: 'Reconciling',
              status: 'True',
              reason: 'Progressing',
              message: `Running 'install' action with timeout of 5m0s`,
            },
            {
              type: 'Ready',
              status: problem ? 'False' : 'Unknown',
              reason: problem ? 'InstallFailed' : 'Progressing',
              message: problem ?? `Running 'install' action for ${release}`,
            },
          ],
      { observedGeneration: true },
    ),
  };
}

/**
 * The stand-in for Flux, which knows one chart.
 *
 * @internal
 */
export const flux: StandIn = {
  name: 'flux',
  groups: {
    'helm.toolkit.fluxcd.io': 'Flux',
    'source.toolkit.fluxcd.io': 'Flux',
  },
  manifest: 'flux.yaml',
  controller: options => {
    const repositories = StatusController.create({
      standIn: options,
      name: 'source-controller',
      kind: {
        apiVersion: 'source.toolkit.fluxcd.io/v1',
        kind: 'HelmRepository',
      },
      next: object => ({
        status: {
          observedGeneration: object.metadata.generation,
          conditions: conditions(
            object,
            [
              {
                type: 'Ready',
                status: 'True',
                reason: 'Succeeded',
                message: "stored artifact: revision 'sha256:simulated'",
              },
            ],
            { observedGeneration: true },
          ),
        },
      }),
    });
    const releases = releaseController(options, helmReleases);
    return together(repositories, releases);
  },
};
