import type { ResourceKind } from '@berth/backstage-plugin-berth-common';

/**
 * KEDA's ScaledObject: one object is one claim.
 *
 * @internal
 */
export const SCALED_OBJECT: ResourceKind = {
  group: 'keda.sh',
  version: 'v1alpha1',
  kind: 'ScaledObject',
  plural: 'scaledobjects',
};

/**
 * Where a trigger finds its credentials.
 *
 * @internal
 */
export const TRIGGER_AUTHENTICATION: ResourceKind = {
  group: 'keda.sh',
  version: 'v1alpha1',
  kind: 'TriggerAuthentication',
  plural: 'triggerauthentications',
};

/**
 * What KEDA makes of a ScaledObject, and what scales from one replica up.
 *
 * @internal
 */
export const AUTOSCALER: ResourceKind = {
  group: 'autoscaling',
  version: 'v2',
  kind: 'HorizontalPodAutoscaler',
  plural: 'horizontalpodautoscalers',
};

/**
 * Stops KEDA where the replicas are, if it says so.
 *
 * @internal
 */
export const PAUSED = 'autoscaling.keda.sh/paused';

/**
 * Stops KEDA at this number of replicas.
 *
 * @internal
 */
export const PAUSED_REPLICAS = 'autoscaling.keda.sh/paused-replicas';
