import type { KubernetesObject } from '../kubernetes/types';

/**
 * The label of the stages that are ours, and not kwok's own.
 *
 * @internal
 */
export const stageLabel = 'sandbox.berth.dev/stage';

/**
 * A condition on an object: a jq expression, and what it must come to.
 *
 * @internal
 */
export type StageCondition =
  | { jq: string; in: string[] }
  | { jq: string; notIn: string[] }
  | { jq: string; exists: boolean };

/**
 * One thing that a stage does: change the object's status by a template, apply
 * another object, or delete the object.
 *
 * @internal
 */
export type StageStep =
  | { status: string }
  | { apply: string }
  | { delete: true };

/**
 * A stage of kwok: when an object is like this, then after a while do that.
 * Templates are Go templates over the object that come to YAML.
 *
 * @internal
 */
export interface StageDefinition {
  name: string;
  resource: { apiVersion: string; kind: string };
  when: StageCondition[];
  delayMs?: number;
  /** Of the stages that fit, one with the highest weight is taken */
  weight?: number;
  steps: StageStep[];
}

/**
 * The Stage object of a definition.
 *
 * @internal
 */
export function stage(definition: StageDefinition): KubernetesObject {
  const { name, resource, when, delayMs = 0, weight = 0, steps } = definition;
  return {
    apiVersion: 'kwok.x-k8s.io/v1alpha1',
    kind: 'Stage',
    metadata: { name, labels: { [stageLabel]: resource.kind } },
    spec: {
      resourceRef: { apiGroup: resource.apiVersion, kind: resource.kind },
      selector: {
        matchExpressions: [
          { jq: '.metadata.deletionTimestamp', exists: false },
          ...when,
        ].map(toMatchExpression),
      },
      weight,
      ...(delayMs > 0 && { delay: { durationMilliseconds: delayMs } }),
      steps: steps.map(toStep),
    },
  };
}

function toMatchExpression(condition: StageCondition): object {
  const key = condition.jq;
  if ('in' in condition) {
    return { jq: { key, operator: 'In', values: condition.in } };
  }
  if ('notIn' in condition) {
    return { jq: { key, operator: 'NotIn', values: condition.notIn } };
  }
  return {
    jq: { key, operator: condition.exists ? 'Exists' : 'DoesNotExist' },
  };
}

function toStep(step: StageStep): object {
  if ('status' in step) {
    return {
      patch: { subresource: 'status', root: 'status', template: step.status },
    };
  }
  if ('apply' in step) {
    return { apply: { template: step.apply } };
  }
  return { delete: true };
}
