import type { KubernetesObject } from '../../kubernetes/types';
import { asDeletes, missingPods, runs, type RunPod } from '../runs/pods';
import { failureOf, mayFinish } from '../runs/simulation';
import type { NextStep } from '../StatusController';
import { stepsOf, type Step } from './steps';
import { podSpec } from './stepPod';
import type { Workflow, WorkflowNode, WorkflowTemplate } from './types';

const ENDED = ['Succeeded', 'Failed', 'Error'];

/**
 * On the pods of a Workflow: its name.
 *
 * @internal
 */
export const WORKFLOW_LABEL = 'workflows.argoproj.io/workflow';

/**
 * What the workflow controller does next with a Workflow: it runs a pod for
 * each step, as many at once as it may. Nothing runs in them; each ends by
 * itself.
 *
 * @internal
 */
export function nextOfWorkflow(
  workflow: Workflow,
  related: KubernetesObject[],
  followed: KubernetesObject | undefined,
  now: () => Date = () => new Date(),
): NextStep {
  const { spec, status = {} } = workflow;
  const pods = related as RunPod[];
  const time = now()
    .toISOString()
    .replace(/\.\d+Z$/, 'Z');
  const end = (phase: string, message: string): NextStep => ({
    deletes: asDeletes(pods),
    status: { ...status, phase, message, finishedAt: time },
  });
  if (ENDED.includes(status.phase ?? '')) {
    return { deletes: asDeletes(pods) };
  }
  if (!status.phase) {
    return { status: { phase: 'Pending', startedAt: time } };
  }
  if (spec.shutdown) {
    return end('Failed', `Stopped with strategy '${spec.shutdown}'`);
  }
  const reference = spec.workflowTemplateRef;
  if (reference && !reference.clusterScope && !followed) {
    return end(
      'Error',
      `workflowtemplates.argoproj.io "${reference.name}" not found`,
    );
  }
  const groups = stepsOf(workflow, followed as WorkflowTemplate | undefined);
  const nodes = nextNodes(workflow, groups, pods);
  const failed = nodes.find(({ phase }) => phase === 'Failed');
  const steps = groups.flat();
  const done = nodes.filter(({ phase }) => phase === 'Succeeded').length;
  const reported = {
    ...status,
    phase: 'Running',
    progress: `${done}/${steps.length}`,
    nodes: Object.fromEntries(nodes.map(node => [node.id, node])),
  };
  if (failed || done === steps.length) {
    return {
      deletes: asDeletes(pods),
      status: {
        ...reported,
        phase: failed ? 'Failed' : 'Succeeded',
        ...(failed && { message: failed.message }),
        finishedAt: time,
      },
    };
  }
  return {
    objects: steps.flatMap(step => podOf(workflow, step, nodes, pods)),
    status: reported,
  };
}

/** The nodes that there are, each one step further, and those that begin. */
function nextNodes(
  workflow: Workflow,
  groups: Step[][],
  pods: RunPod[],
): WorkflowNode[] {
  const before = workflow.status?.nodes ?? {};
  const total = groups.flat().length;
  const nodes: WorkflowNode[] = [];
  for (const group of groups) {
    for (const step of group) {
      const known = before[nodeId(workflow, step)];
      const node = known
        ? nextOfNode(workflow, known, { pods, done: doneOf(nodes), total })
        : begin(workflow, step, nodes);
      nodes.push(...(node ? [node] : []));
    }
    if (doneOf(nodes) < nodes.length || nodes.length === 0) {
      break;
    }
  }
  return nodes;
}

function begin(
  workflow: Workflow,
  step: Step,
  nodes: WorkflowNode[],
): WorkflowNode | undefined {
  const { parallelism = Infinity, suspend } = workflow.spec;
  const open = nodes.length - doneOf(nodes);
  if (suspend || open >= parallelism) {
    return undefined;
  }
  const id = nodeId(workflow, step);
  const isSuspend = step.template.suspend !== undefined;
  return {
    id,
    name: `${workflow.metadata.name}.${step.name}`,
    displayName: step.name,
    type: isSuspend ? 'Suspend' : 'Pod',
    phase: isSuspend ? 'Running' : 'Pending',
  };
}

function nextOfNode(
  workflow: Workflow,
  node: WorkflowNode,
  state: { pods: RunPod[]; done: number; total: number },
): WorkflowNode {
  const pod = state.pods.find(({ metadata }) => metadata.name === node.id);
  if (node.type === 'Suspend' || ENDED.includes(node.phase)) {
    return node;
  }
  if (!pod || !runs(pod)) {
    return node;
  }
  const failure = failureOf(workflow);
  if (failure) {
    return { ...node, phase: 'Failed', message: failure };
  }
  if (node.phase === 'Pending') {
    return { ...node, phase: 'Running' };
  }
  return mayFinish(workflow, state.done, state.total)
    ? { ...node, phase: 'Succeeded' }
    : node;
}

function podOf(
  workflow: Workflow,
  step: Step,
  nodes: WorkflowNode[],
  there: RunPod[],
): KubernetesObject[] {
  const id = nodeId(workflow, step);
  const node = nodes.find(one => one.id === id);
  return node?.type === 'Pod' && !ENDED.includes(node.phase)
    ? missingPods({
        owner: workflow,
        names: [id],
        labels: {
          ...workflow.spec.podMetadata?.labels,
          [WORKFLOW_LABEL]: workflow.metadata.name!,
        },
        spec: podSpec(workflow, step.template),
        there,
      })
    : [];
}

function doneOf(nodes: WorkflowNode[]): number {
  return nodes.filter(({ phase }) => phase === 'Succeeded').length;
}

function nodeId({ metadata }: Workflow, { name }: Step): string {
  return `${metadata.name}-${name}`;
}
