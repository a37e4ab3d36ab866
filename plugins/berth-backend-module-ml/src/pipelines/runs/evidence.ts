import {
  recordOf,
  textOf,
  textsOf,
  type ClusterReader,
} from '@berth/backstage-plugin-berth-node';
import type { ApiTask } from '../rest/types';

const WORKFLOWS = {
  group: 'argoproj.io',
  version: 'v1alpha1',
  plural: 'workflows',
};

/** On the workflow of a run: the run's id. */
const RUN_LABEL = 'pipeline/runid';

/**
 * The nodes of a run as its workflow of Argo has them. It knows what the API
 * of Kubeflow Pipelines leaves out: why a pod does not start, and what came out
 * of the cache. Undefined where it is gone, or not for the person to see.
 *
 * @internal
 */
export async function workflowNodes(
  api: ClusterReader,
  namespace: string,
  runId: string,
): Promise<ApiTask[] | undefined> {
  try {
    const [workflow] = await api.list(WORKFLOWS, {
      namespace,
      labelSelector: `${RUN_LABEL}=${runId}`,
    });
    const nodes = Object.values(recordOf(recordOf(workflow?.status).nodes));
    return nodes.length > 0 ? nodes.map(taskOfNode) : undefined;
  } catch {
    return undefined;
  }
}

/** Phases of Argo's nodes, as the API of Kubeflow Pipelines names them. */
const STATES: Record<string, string> = {
  Pending: 'PENDING',
  Running: 'RUNNING',
  Succeeded: 'SUCCEEDED',
  Skipped: 'SKIPPED',
  Failed: 'FAILED',
  Error: 'FAILED',
  Omitted: 'OMITTED',
};

function taskOfNode(value: unknown): ApiTask {
  const node = recordOf(value);
  const id = textOf(node.id) ?? '';
  const phase = textOf(node.phase) ?? '';
  return {
    id,
    name: textOf(node.displayName) ?? id,
    state: Object.hasOwn(STATES, phase) ? STATES[phase] : undefined,
    startedAt: textOf(node.startedAt),
    finishedAt: textOf(node.finishedAt),
    message: textOf(node.message),
    podName: id,
    children: textsOf(node.children),
  };
}
