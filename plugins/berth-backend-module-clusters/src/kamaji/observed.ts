import type { KubernetesObject } from '@berth/backstage-plugin-berth-common';
import {
  countOf,
  recordOf,
  specOf,
  statusOf,
  textOf,
  type ObjectName,
} from '@berth/backstage-plugin-berth-node';
import { REPLICAS_BEFORE_SLEEP } from './kind';

/**
 * A TenantControlPlane as far as Berth reads it.
 *
 * @internal
 */
export interface ObservedControlPlane {
  object: KubernetesObject;
  wanted: number;
  ready: number;
  /** How many replicas there were before it slept. */
  before: number;
  status?: string;
  wantedVersion?: string;
  version?: string;
  endpoint?: string;
  /** The Secret with its kubeconfig, as soon as the status names it. */
  secret?: ObjectName;
  serviceType?: string;
  dataStore?: string;
}

/**
 * Reads a TenantControlPlane; what has another shape is left out.
 *
 * @internal
 */
export function observe(object: KubernetesObject): ObservedControlPlane {
  const spec = specOf(object);
  const status = statusOf(object);
  const controlPlane = recordOf(spec.controlPlane);
  const resources = recordOf(status.kubernetesResources);
  const version = recordOf(resources.version);
  const annotations = recordOf(object.metadata.annotations);
  const secretName = textOf(
    recordOf(recordOf(status.kubeconfig).admin).secretName,
  );
  return {
    object,
    // Kamaji's own default where it is not said.
    wanted: countOf(recordOf(controlPlane.deployment).replicas) ?? 2,
    ready: countOf(recordOf(resources.deployment).readyReplicas) ?? 0,
    before: Number(annotations[REPLICAS_BEFORE_SLEEP]) || 1,
    status: textOf(version.status),
    wantedVersion: textOf(recordOf(spec.kubernetes).version),
    version: textOf(version.version),
    endpoint: textOf(status.controlPlaneEndpoint),
    ...(secretName && {
      secret: {
        namespace: textOf(object.metadata.namespace) ?? '',
        name: secretName,
      },
    }),
    serviceType: textOf(recordOf(controlPlane.service).serviceType),
    dataStore: textOf(recordOf(status.storage).dataStoreName),
  };
}
