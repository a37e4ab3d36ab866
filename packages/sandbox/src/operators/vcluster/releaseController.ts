import type { KubernetesClient } from '../../kubernetes/KubernetesClient';
import { referenceTo } from '../../kubernetes/KubernetesClient';
import { isNotFound } from '../../kubernetes/KubernetesError';
import type { KindReference, KubernetesObject } from '../../kubernetes/types';
import type { StandInOptions } from '../StandIn';
import { StatusController, type RelatedKind } from '../StatusController';
import { renderChart } from './chart';
import { vcluster } from './names';
import type { Release } from './Release';
import type { Workload } from './types';

/**
 * How far an installation of the chart has come.
 *
 * @internal
 */
export interface ReleaseProgress {
  /** Nothing is installed yet, or something of an older version is. */
  step: 'pending' | 'rolling-out' | 'installed';
  asleep: boolean;
  /** Why it cannot go on, in a sentence. */
  problem?: string;
}

/**
 * A kind whose objects ask for installations of vCluster's chart.
 *
 * @internal
 */
export interface ReleaseSource {
  /** What installs it, as field manager. */
  manager: string;
  kind: KindReference;
  statusInObject?: boolean;
  finalizer: string;
  finalizerIsAsked?: boolean;
  /** The release that an object asks for; undefined when it is another chart. */
  releaseOf(object: KubernetesObject): Release | undefined;
  /** Whether somebody has told it to leave everything as it is. */
  isSuspended?(object: KubernetesObject): boolean;
  /** Whether it takes back what others change. */
  heals(object: KubernetesObject): boolean;
  /** The whole status. */
  status(
    object: KubernetesObject,
    release: Release,
    progress: ReleaseProgress,
  ): object;
}

/**
 * What installs vCluster's chart for objects of a kind, keeps it up, tells how
 * far it is, and removes it.
 *
 * @internal
 */
export function releaseController(
  options: StandInOptions,
  source: ReleaseSource,
): StatusController<KubernetesObject> {
  const { client } = options;
  const installedBy = ({ metadata }: KubernetesObject) =>
    [
      source.kind.apiVersion,
      source.kind.kind,
      metadata.namespace,
      metadata.name,
    ].join(' ');
  const prefix = `${source.kind.apiVersion} ${source.kind.kind} `;
  const related = ['StatefulSet', 'Deployment'].map(
    (kind): RelatedKind => ({
      kind: { apiVersion: 'apps/v1', kind },
      labelSelector: `${vcluster.app}=vcluster`,
      about: ({ metadata }) => {
        const text = metadata.annotations?.[vcluster.installedBy] ?? '';
        return text.startsWith(prefix)
          ? text.slice(prefix.length).replace(' ', '/')
          : undefined;
      },
    }),
  );
  return StatusController.create<KubernetesObject>({
    standIn: options,
    name: source.manager,
    kind: source.kind,
    statusInObject: source.statusInObject,
    isOurs: object => source.releaseOf(object) !== undefined,
    finalizer: source.finalizer,
    finalizerIsAsked: source.finalizerIsAsked,
    related,
    next: (object, [found]) => {
      const release = source.releaseOf(object)!;
      const workload = found as Workload | undefined;
      const objects = renderChart(release, installedBy(object));
      const wanted = objects.at(-1)!;
      const isNew = digestOf(workload) !== digestOf(wanted);
      const accepted = hasStatus(object);
      const status = source.status(
        object,
        release,
        progressOf(accepted && !isNew ? workload : undefined),
      );
      const install =
        accepted &&
        !source.isSuspended?.(object) &&
        (isNew || source.heals(object));
      return { objects: install ? objects : [], status };
    },
    remove: object => uninstall(client, source.releaseOf(object)!),
  });
}

function progressOf(workload: Workload | undefined): ReleaseProgress {
  if (!workload) {
    return { step: 'pending', asleep: false };
  }
  const { spec, status = {}, metadata } = workload;
  const wanted = spec.replicas ?? 1;
  const current =
    (status.observedGeneration ?? 0) >= (metadata.generation ?? 0);
  const ready = (status.readyReplicas ?? 0) === wanted;
  return {
    step: current && ready ? 'installed' : 'rolling-out',
    asleep: wanted === 0,
    problem: metadata.annotations?.[vcluster.held],
  };
}

function digestOf(object: KubernetesObject | undefined): string | undefined {
  return object?.metadata.annotations?.[vcluster.digest];
}

function hasStatus(object: KubernetesObject): boolean {
  return Object.keys((object.status ?? {}) as object).length > 0;
}

const installedKinds: KindReference[] = [
  { apiVersion: 'apps/v1', kind: 'StatefulSet' },
  { apiVersion: 'apps/v1', kind: 'Deployment' },
  { apiVersion: 'v1', kind: 'Service' },
  { apiVersion: 'v1', kind: 'Secret' },
  { apiVersion: 'v1', kind: 'ServiceAccount' },
  { apiVersion: 'v1', kind: 'ResourceQuota' },
  { apiVersion: 'v1', kind: 'LimitRange' },
  { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy' },
];

/** Deletes what the chart has made. Returns whether its workloads are gone. */
async function uninstall(
  client: KubernetesClient,
  { name, namespace }: Release,
): Promise<boolean> {
  let left = 0;
  for (const kind of installedKinds) {
    const { items } = await client.list(
      { ...kind, namespace },
      { labelSelector: `${vcluster.release}=${name},heritage=Helm` },
    );
    left += kind.apiVersion === 'apps/v1' ? items.length : 0;
    for (const item of items) {
      if (!item.metadata.deletionTimestamp) {
        await client
          .delete(referenceTo({ ...item, ...kind }))
          .catch(ignoreNotFound);
      }
    }
  }
  return left === 0;
}

function ignoreNotFound(error: unknown): void {
  if (!isNotFound(error)) {
    throw error;
  }
}
