import type {
  KubernetesObject,
  ResourceKind,
} from '@berth/backstage-plugin-berth-common';
import {
  countOf,
  recordOf,
  specOf,
  textOf,
  type ClaimObjects,
  type ObjectName,
} from '@berth/backstage-plugin-berth-node';
import type { Form } from './delivery';
import {
  APPLICATION,
  CONTROL_PLANE_VCLUSTER,
  DEPLOYMENT,
  HELM_RELEASE,
  INSTANCE,
  loft,
  STATEFUL_SET,
  VCLUSTER,
} from './kind';
import { kubeconfigNames, type KubeconfigRole } from './kubeconfigs';
import { readRelease, type ValuesPlace } from './release';

const VCLUSTERS = [VCLUSTER, CONTROL_PLANE_VCLUSTER];

/**
 * A workload of a virtual cluster on the host.
 *
 * @internal
 */
export interface ObservedWorkload {
  object: KubernetesObject;
  kind: ResourceKind;
  name: string;
  wanted: number;
  ready: number;
  /** How many there are to be after it slept; undefined while it is awake. */
  pausedReplicas?: number;
}

/**
 * A virtual cluster as far as Berth reads it, in whichever form it was asked
 * for, and whoever wrote it.
 *
 * @internal
 */
export interface ObservedVirtualCluster {
  form: Form;
  primary: KubernetesObject;
  /** The release of the chart, by which everything on the host is named. */
  release: string;
  /** Where on the host it is. */
  namespace: string;
  chartVersion?: string;
  values: Record<string, unknown>;
  /** Where the values lie; undefined where they cannot be changed by Berth. */
  place?: ValuesPlace;
  /** Cluster API's object between the primary one and the chart. */
  vcluster?: KubernetesObject;
  controlPlane?: ObservedWorkload;
  etcd?: ObservedWorkload;
  /** Whether it is asked to sleep where it was asked for. */
  sleepAsked: boolean;
  /** The address in its kubeconfigs; undefined for vCluster's own, localhost. */
  server?: string;
  /** Of its Secrets with kubeconfigs, those that are there. */
  kubeconfigs: Record<KubeconfigRole, boolean>;
}

/**
 * Reads the objects of a claim; what has another shape is left out.
 *
 * @internal
 */
export function observe(objects: ClaimObjects): ObservedVirtualCluster {
  const { primary, children } = objects;
  const form = formOfKind(primary);
  const vcluster = children.find(child => isOfKind(child, VCLUSTERS));
  const release = readRelease(form, primary, vcluster);
  const workloads = children.flatMap(child => workloadOf(child, release) ?? []);
  const appOf = ({ object }: ObservedWorkload) => labelsOf(object).app;
  const names = kubeconfigNames(release.name);
  const isThere = (name: string) =>
    (objects.secrets ?? []).some(
      secret => secret.name === name && secret.namespace === release.namespace,
    );
  return {
    form,
    primary,
    release: release.name,
    namespace: release.namespace,
    chartVersion: release.version,
    values: release.values,
    place: release.place,
    vcluster,
    controlPlane: workloads.find(workload => appOf(workload) === 'vcluster'),
    etcd: workloads.find(workload => appOf(workload) === 'vcluster-etcd'),
    sleepAsked:
      form === 'platform'
        ? annotationsOf(primary)[loft.forceSleep] === 'true'
        : recordOf(setValues(release.values).annotations)[loft.paused] ===
          'true',
    server: textOf(recordOf(release.values.exportKubeConfig).server),
    kubeconfigs: {
      admin: isThere(names.admin),
      edit: isThere(names.edit),
      view: isThere(names.view),
    },
  };
}

/**
 * The values of the control plane's workload.
 *
 * @internal
 */
export function setValues(
  values: Record<string, unknown>,
): Record<string, unknown> {
  return recordOf(recordOf(values.controlPlane).statefulSet);
}

/**
 * The values of the workload of its etcd; undefined where it has none.
 *
 * @internal
 */
export function etcdValues(
  values: Record<string, unknown>,
): Record<string, unknown> | undefined {
  const { etcd } = recordOf(recordOf(values.controlPlane).backingStore);
  const deploy = recordOf(recordOf(etcd).deploy);
  return deploy.enabled === true ? recordOf(deploy.statefulSet) : undefined;
}

/**
 * How many replicas values ask for.
 *
 * @internal
 */
export function replicasOf(
  values: Record<string, unknown> | undefined,
): number | undefined {
  return countOf(recordOf(values?.highAvailability).replicas);
}

/**
 * The claim that a workload belongs to, by what its installer writes on it:
 * Argo CD a tracking id, Flux labels. Any other is called like its release.
 *
 * @internal
 */
export function claimOf(child: KubernetesObject): ObjectName | undefined {
  const labels = labelsOf(child);
  const namespace = textOf(child.metadata.namespace) ?? '';
  if (!isOfKind(child, [STATEFUL_SET, DEPLOYMENT])) {
    return undefined;
  }
  if (!['vcluster', 'vcluster-etcd'].includes(labels.app) || !labels.release) {
    return undefined;
  }
  const tracking = annotationsOf(child)['argocd.argoproj.io/tracking-id'];
  const application = tracking?.split(':')[0];
  if (application) {
    // `<namespace>_<name>` for one that is not in Argo CD's own namespace.
    const [first, second] = application.split('_');
    return second
      ? { namespace: first, name: second }
      : { namespace, name: first };
  }
  const name = labels['helm.toolkit.fluxcd.io/name'];
  return name
    ? {
        namespace: labels['helm.toolkit.fluxcd.io/namespace'] ?? namespace,
        name,
      }
    : { namespace, name: labels.release };
}

function formOfKind(object: KubernetesObject): Form {
  if (isOfKind(object, [APPLICATION])) {
    return 'argocd';
  }
  if (isOfKind(object, [HELM_RELEASE])) {
    return 'flux';
  }
  return isOfKind(object, [INSTANCE]) ? 'platform' : 'cluster-api';
}

function workloadOf(
  object: KubernetesObject,
  release: { name: string },
): ObservedWorkload | undefined {
  const kind = [STATEFUL_SET, DEPLOYMENT].find(one => isOfKind(object, [one]));
  if (!kind || labelsOf(object).release !== release.name) {
    return undefined;
  }
  const annotations = annotationsOf(object);
  const paused = annotations[loft.paused] === 'true';
  const status = recordOf(object.status);
  return {
    object,
    kind,
    name: textOf(object.metadata.name) ?? '',
    wanted: countOf(specOf(object).replicas) ?? 1,
    ready: countOf(status.readyReplicas) ?? 0,
    ...(paused && {
      pausedReplicas: Number(annotations[loft.pausedReplicas]) || 1,
    }),
  };
}

function isOfKind(object: KubernetesObject, kinds: ResourceKind[]): boolean {
  const [group] = object.apiVersion.split('/');
  return kinds.some(kind => kind.group === group && kind.kind === object.kind);
}

function labelsOf({ metadata }: KubernetesObject): Record<string, string> {
  return recordOf(metadata.labels) as Record<string, string>;
}

function annotationsOf({ metadata }: KubernetesObject): Record<string, string> {
  return recordOf(metadata.annotations) as Record<string, string>;
}
