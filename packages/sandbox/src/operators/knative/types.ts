import type { KubernetesObject } from '../../kubernetes/types';

/** The API group of Knative Serving. */
export const SERVING = 'serving.knative.dev';

/** Kinds of Knative Serving, as references name them. */
export const kinds = {
  service: { apiVersion: `${SERVING}/v1`, kind: 'Service' },
  configuration: { apiVersion: `${SERVING}/v1`, kind: 'Configuration' },
  revision: { apiVersion: `${SERVING}/v1`, kind: 'Revision' },
  route: { apiVersion: `${SERVING}/v1`, kind: 'Route' },
  domainMapping: { apiVersion: `${SERVING}/v1beta1`, kind: 'DomainMapping' },
};

/** Labels that Knative puts on what it makes. */
export const labels = {
  service: `${SERVING}/service`,
  configuration: `${SERVING}/configuration`,
  generation: `${SERVING}/configurationGeneration`,
  revision: `${SERVING}/revision`,
  visibility: 'networking.knative.dev/visibility',
};

/** How much of the traffic a revision gets. */
export interface TrafficTarget {
  configurationName?: string;
  revisionName?: string;
  latestRevision?: boolean;
  percent?: number;
  tag?: string;
  url?: string;
}

interface Condition {
  type: string;
  status: string;
  reason?: string;
  message?: string;
  lastTransitionTime?: string;
}

/** What a revision is made from. */
export interface RevisionTemplate {
  metadata?: {
    name?: string;
    labels?: Record<string, string>;
    annotations?: Record<string, string>;
  };
  spec: RevisionSpec;
}

interface RevisionSpec {
  containers: Array<{
    name?: string;
    image: string;
    env?: object[];
    ports?: Array<{ containerPort: number }>;
    resources?: object;
  }>;
}

interface Latest {
  latestCreatedRevisionName?: string;
  latestReadyRevisionName?: string;
}

interface Addresses {
  url?: string;
  address?: { url?: string };
  traffic?: TrafficTarget[];
}

/** What the status of every kind has. */
interface CommonStatus {
  observedGeneration?: number;
  conditions?: Condition[];
}

export interface KnativeService extends KubernetesObject {
  spec: { template: RevisionTemplate; traffic?: TrafficTarget[] };
  status?: CommonStatus & Latest & Addresses;
}

export interface Configuration extends KubernetesObject {
  spec: { template: RevisionTemplate };
  status?: CommonStatus & Latest;
}

export interface Route extends KubernetesObject {
  spec: { traffic?: TrafficTarget[] };
  status?: CommonStatus & Addresses;
}

export interface Revision extends KubernetesObject {
  spec: RevisionSpec;
  status?: CommonStatus & { actualReplicas?: number };
}

/** An object whose status has conditions. */
type Conditioned = { status?: CommonStatus } | undefined;

/** A condition of an object. */
export function conditionOf(
  object: Conditioned,
  type = 'Ready',
): Condition | undefined {
  return object?.status?.conditions?.find(one => one.type === type);
}

/** Whether an object is ready, and its controller has seen it as it is. */
export function isReady(object: (KubernetesObject & Conditioned) | undefined) {
  return (
    object !== undefined &&
    object.status?.observedGeneration === object.metadata.generation &&
    conditionOf(object)?.status === 'True'
  );
}

/** A label of an object. */
export function labelOf(
  object: KubernetesObject,
  label: string,
): string | undefined {
  return object.metadata.labels?.[label];
}
