import type { ResourceKind } from '@berth/backstage-plugin-berth-common';

const SERVING = 'serving.knative.dev';

/**
 * Knative's Service, which is a function or an application that scales.
 *
 * @internal
 */
export const SERVICE: ResourceKind = {
  group: SERVING,
  version: 'v1',
  kind: 'Service',
  plural: 'services',
};

/**
 * One version of what a Service runs: an image with its settings. It never
 * changes.
 *
 * @internal
 */
export const REVISION: ResourceKind = {
  group: SERVING,
  version: 'v1',
  kind: 'Revision',
  plural: 'revisions',
};

/**
 * A domain of one's own for a Service.
 *
 * @internal
 */
export const DOMAIN_MAPPING: ResourceKind = {
  group: SERVING,
  version: 'v1beta1',
  kind: 'DomainMapping',
  plural: 'domainmappings',
};

/**
 * The API version of a kind, as objects write it.
 *
 * @internal
 */
export function apiVersionOf({ group, version }: ResourceKind): string {
  return `${group}/${version}`;
}

/**
 * Labels that Knative itself reads and writes.
 *
 * @internal
 */
export const servingLabels = {
  service: `${SERVING}/service`,
  generation: `${SERVING}/configurationGeneration`,
  visibility: 'networking.knative.dev/visibility',
};

/**
 * Annotations of a Service's template by which it scales.
 *
 * @internal
 */
export const scaling = {
  class: 'autoscaling.knative.dev/class',
  metric: 'autoscaling.knative.dev/metric',
  target: 'autoscaling.knative.dev/target',
  min: 'autoscaling.knative.dev/min-scale',
  max: 'autoscaling.knative.dev/max-scale',
  initial: 'autoscaling.knative.dev/initial-scale',
  activation: 'autoscaling.knative.dev/activation-scale',
  keepWarm: 'autoscaling.knative.dev/scale-to-zero-pod-retention-period',
};

/**
 * Where events go, and from where triggers hand them on.
 *
 * @internal
 */
export const BROKER: ResourceKind = {
  group: 'eventing.knative.dev',
  version: 'v1',
  kind: 'Broker',
  plural: 'brokers',
};

/**
 * Which events of a broker go to whom.
 *
 * @internal
 */
export const TRIGGER: ResourceKind = {
  group: 'eventing.knative.dev',
  version: 'v1',
  kind: 'Trigger',
  plural: 'triggers',
};

/**
 * A clock that sends events.
 *
 * @internal
 */
export const PING_SOURCE: ResourceKind = {
  group: 'sources.knative.dev',
  version: 'v1',
  kind: 'PingSource',
  plural: 'pingsources',
};

/**
 * Changes of Kubernetes objects, as events.
 *
 * @internal
 */
export const API_SERVER_SOURCE: ResourceKind = {
  group: 'sources.knative.dev',
  version: 'v1',
  kind: 'ApiServerSource',
  plural: 'apiserversources',
};
