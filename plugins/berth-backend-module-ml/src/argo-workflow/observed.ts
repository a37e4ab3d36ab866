import type { KubernetesObject } from '@berth/backstage-plugin-berth-common';
import {
  countOf,
  recordOf,
  recordsOf,
  specOf,
  statusOf,
  textOf,
} from '@berth/backstage-plugin-berth-node';
import { QUEUE_LABEL } from '../shared/queue';

/**
 * A step of a Workflow.
 *
 * @internal
 */
export interface WorkflowNode {
  name: string;
  type?: string;
  phase?: string;
  message?: string;
}

/**
 * A Workflow as far as Berth reads it.
 *
 * @internal
 */
export interface ObservedWorkflow {
  phase?: string;
  message?: string;
  /** Steps that are done, and all of them, as far as they are known. */
  done?: number;
  total?: number;
  startedAt?: string;
  finishedAt?: string;
  suspended: boolean;
  shutdown?: string;
  template?: string;
  queue?: string;
  parallelism?: number;
  parameters: string;
  nodes: WorkflowNode[];
}

const ENDED = ['Succeeded', 'Failed', 'Error'];

/**
 * Reads a Workflow; what has another shape is left out.
 *
 * @internal
 */
export function observe(object: KubernetesObject): ObservedWorkflow {
  const spec = specOf(object);
  const status = statusOf(object);
  const [, done, total] =
    /^(\d{1,9})\/(\d{1,9})$/.exec(textOf(status.progress) ?? '') ?? [];
  const labels = recordOf(recordOf(spec.podMetadata).labels);
  return {
    phase: textOf(status.phase),
    message: textOf(status.message),
    ...(total !== undefined && { done: Number(done), total: Number(total) }),
    startedAt: textOf(status.startedAt),
    finishedAt: textOf(status.finishedAt),
    suspended: spec.suspend === true,
    shutdown: textOf(spec.shutdown),
    template: textOf(recordOf(spec.workflowTemplateRef).name),
    queue: textOf(labels[QUEUE_LABEL]),
    parallelism: countOf(spec.parallelism),
    parameters: recordsOf(recordOf(spec.arguments).parameters)
      .map(({ name, value }) => `${String(name)}=${String(value)}`)
      .join(', '),
    nodes: Object.values(recordOf(status.nodes))
      .map(recordOf)
      .map(node => ({
        name: textOf(node.displayName) ?? textOf(node.name) ?? '',
        type: textOf(node.type),
        phase: textOf(node.phase),
        message: textOf(node.message),
      })),
  };
}

/**
 * Whether a Workflow does nothing any more.
 *
 * @internal
 */
export function hasEnded({ phase = '' }: ObservedWorkflow): boolean {
  return ENDED.includes(phase);
}
