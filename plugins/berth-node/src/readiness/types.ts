import type { KubernetesObject } from '@berth/backstage-plugin-berth-common';

/**
 * A condition as `metav1.Condition` has it. Some operators leave fields out.
 *
 * @public
 */
export interface Condition {
  type: string;
  status: string;
  reason?: string;
  message?: string;
  lastTransitionTime?: string;
  observedGeneration?: number;
}

/**
 * The status of an object, whatever its kind.
 *
 * @public
 */
export function statusOf(object: KubernetesObject): Record<string, unknown> {
  return isRecord(object.status) ? object.status : {};
}

/**
 * The spec of an object, whatever its kind.
 *
 * @public
 */
export function specOf(object: KubernetesObject): Record<string, unknown> {
  return isRecord(object.spec) ? object.spec : {};
}

/**
 * The conditions in an object's status; empty where there are none.
 *
 * @public
 */
export function conditionsOf(object: KubernetesObject): Condition[] {
  const { conditions } = statusOf(object);
  return Array.isArray(conditions) ? conditions.filter(isCondition) : [];
}

function isCondition(value: unknown): value is Condition {
  return (
    isRecord(value) &&
    typeof value.type === 'string' &&
    typeof value.status === 'string'
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
