import type { KubernetesObject } from '@berth/backstage-plugin-berth-common';
import {
  conditionsOf,
  countOf,
  recordOf,
  recordsOf,
  specOf,
  statusOf,
  textOf,
  type Condition,
} from '@berth/backstage-plugin-berth-node';

/**
 * An LLMInferenceService as far as Berth reads it.
 *
 * @internal
 */
export interface ObservedLlm {
  conditions: Map<string, Condition>;
  uri?: string;
  modelName?: string;
  /** Undefined where it scales by itself. */
  wanted?: number;
  ready?: number;
  urls: string[];
  tensor?: number;
  hasScheduler: boolean;
  resources: unknown;
}

/**
 * Reads an LLMInferenceService; what has another shape is left out.
 *
 * @internal
 */
export function observe(object: KubernetesObject): ObservedLlm {
  const spec = specOf(object);
  const status = statusOf(object);
  const model = recordOf(spec.model);
  const containers = recordsOf(recordOf(spec.template).containers);
  const urls = [
    textOf(status.url),
    ...recordsOf(status.addresses).map(({ url }) => textOf(url)),
  ].filter(url => url !== undefined);
  return {
    conditions: new Map(conditionsOf(object).map(c => [c.type, c])),
    uri: textOf(model.uri),
    modelName: textOf(model.name),
    wanted: countOf(spec.replicas),
    ready: countOf(recordOf(recordOf(status.workloads).primary).readyReplicas),
    urls: [...new Set(urls)],
    tensor: countOf(recordOf(spec.parallelism).tensor),
    hasScheduler: recordOf(spec.router).scheduler !== undefined,
    resources: (containers.find(({ name }) => name === 'main') ?? containers[0])
      ?.resources,
  };
}
