import type { VirtualClusterInput } from './input';

/**
 * The nodes of a pool, and what Pods need to be let on them.
 *
 * @internal
 */
export interface NodePool {
  labels: Record<string, string>;
  toleration: { key: string; operator: string; value: string; effect: string };
}

/**
 * The pool that an input asks for; undefined for nodes that are shared. Its
 * taint has the key and the value of its label.
 *
 * @internal
 */
export function nodePoolOf(
  input: Pick<VirtualClusterInput, 'isolation' | 'nodePool'>,
): NodePool | undefined {
  if (input.isolation !== 'dedicated-nodes' || !input.nodePool) {
    return undefined;
  }
  const [key, value] = input.nodePool.split('=');
  return {
    labels: { [key]: value },
    toleration: { key, operator: 'Equal', value, effect: 'NoSchedule' },
  };
}

/**
 * How the chart keeps apart what runs inside: which Pods it makes on the host,
 * and which nodes they see.
 *
 * @internal
 */
export function workloadValues(input: VirtualClusterInput): {
  pods?: Record<string, unknown>;
  nodes?: Record<string, unknown>;
} {
  const pool = nodePoolOf(input);
  if (pool) {
    const { key, value, effect } = pool.toleration;
    return {
      pods: { enforceTolerations: [`${key}=${value}:${effect}`] },
      // A selector by label also holds every Pod to those nodes.
      nodes: { enabled: true, selector: { labels: pool.labels } },
    };
  }
  return {
    ...(input.isolation === 'sandboxed' && {
      pods: { runtimeClassName: input.runtimeClass },
    }),
    // To choose a GPU by its product one has to see the nodes' labels.
    ...(input.gpus > 0 && {
      nodes: { enabled: true, selector: { all: true } },
    }),
  };
}
