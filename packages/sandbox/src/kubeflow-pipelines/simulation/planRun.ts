import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type {
  Component,
  PipelineSpec,
  PlannedNode,
  RunPlan,
  Task,
} from '../types';
import { outcomeOfImage } from './outcomeOfImage';

/** Steps that a task takes: its driver, its pod's start, its container. */
const DRIVER = 1;
const START = 1;
const RUN = 2;
const MAX_ITERATIONS = 20;

/**
 * What a run is planned by.
 *
 * @internal
 */
export interface PlanOptions {
  spec: PipelineSpec;
  parameters: Record<string, unknown>;
  startsAt: number;
  stepMs: number;
  attempt: number;
  /** The nodes of the attempt before: what has succeeded is not done again. */
  previous?: PlannedNode[];
  /** Whether a result is there already; it remembers it else. */
  isCached: (fingerprint: string) => boolean;
}

interface Outcome {
  endsAt?: number;
  outcome: PlannedNode['outcome'];
  fingerprint: string;
}

class Planner {
  readonly nodes: PlannedNode[] = [];
  readonly #options: PlanOptions;
  readonly #previous: Map<string, PlannedNode>;

  constructor(options: PlanOptions) {
    this.#options = options;
    this.#previous = new Map(
      (options.previous ?? []).map(node => [node.path, node]),
    );
  }

  /** A pod that always succeeds; returns when it has ended. */
  pod(options: {
    path: string;
    name: string;
    from: number;
    steps: number;
  }): number {
    const { path, name, from, steps } = options;
    const before = this.#done(path);
    if (before) {
      return Math.max(before.endsAt ?? from, from);
    }
    const endsAt = from + steps * this.#options.stepMs;
    this.#add({
      path,
      name,
      isPod: true,
      pendingFrom: from,
      runsFrom: from + (steps * this.#options.stepMs) / 2,
      endsAt,
      outcome: 'Succeeded',
    });
    return endsAt;
  }

  dag(options: {
    component: Component;
    path: string;
    name: string;
    from: number;
    inputs: unknown;
  }): Outcome {
    const { component, path, name, from, inputs } = options;
    const outcomes = new Map<string, Outcome>();
    const tasks = component.dag?.tasks ?? {};
    const first = this.nodes.length;
    for (const taskName of inOrder(tasks)) {
      const task = tasks[taskName];
      const upstream = (task.dependentTasks ?? []).map(
        dependency => outcomes.get(dependency)!,
      );
      const after = upstream.map(({ endsAt }) => endsAt);
      const never = after.includes(undefined);
      const ready = Math.max(from, ...after.map(end => end ?? from));
      const anyway =
        task.triggerPolicy?.strategy === 'ALL_UPSTREAM_TASKS_COMPLETED';
      const runs =
        !never &&
        (anyway || upstream.every(({ outcome }) => outcome === 'Succeeded'));
      outcomes.set(
        taskName,
        runs
          ? this.#task({
              task,
              name: taskName,
              path: `${path}/${taskName}`,
              from: ready,
              inputs: [inputs, upstream.map(({ fingerprint }) => fingerprint)],
            })
          : this.#omitted(
              `${path}/${taskName}`,
              taskName,
              never ? undefined : ready,
            ),
      );
    }
    const all = [...outcomes.values()];
    const stuck = all.some(({ endsAt }) => endsAt === undefined);
    const endsAt = Math.max(from, ...all.map(one => one.endsAt ?? from));
    const failed = all.some(({ outcome }) => outcome === 'Failed');
    this.#replace({
      path,
      name,
      isPod: false,
      pendingFrom: from,
      runsFrom: from,
      ...(!stuck && { endsAt }),
      outcome: failed ? 'Failed' : 'Succeeded',
      children: this.nodes
        .slice(first)
        .filter(node => parentOf(node.path) === path)
        .map(({ podName }) => podName),
    });
    return {
      ...(!stuck && { endsAt }),
      outcome: failed ? 'Failed' : 'Succeeded',
      fingerprint: hash(all.map(({ fingerprint }) => fingerprint)),
    };
  }

  #task(options: TaskOptions): Outcome {
    const { task, name, path, from, inputs } = options;
    const component =
      this.#options.spec.components?.[task.componentRef?.name ?? ''] ?? {};
    const ready = this.pod({
      path: `${path}-driver`,
      name: `${name}-driver`,
      from,
      steps: DRIVER,
    });
    if (isFalse(task.triggerPolicy?.condition)) {
      this.#add({
        path,
        name,
        isPod: false,
        pendingFrom: ready,
        runsFrom: ready,
        endsAt: ready,
        outcome: 'Skipped',
      });
      return { endsAt: ready, outcome: 'Skipped', fingerprint: '' };
    }
    if (task.parameterIterator) {
      return this.#loop({ ...options, component, from: ready });
    }
    return component.dag
      ? this.dag({ component, path, name, from: ready, inputs })
      : this.#container({ ...options, component, from: ready });
  }

  #loop(options: TaskOptions & { component: Component }): Outcome {
    const { task, name, path, from, component, inputs } = options;
    const first = this.nodes.length;
    const outcomes = Array.from(
      { length: iterationsOf(task, this.#options.parameters) },
      (_, index) =>
        this.dag({
          component,
          path: `${path}/${name}-iterations(${index}:${index})`,
          name: `${name}-iterations(${index}:${index})`,
          from,
          inputs: [inputs, index],
        }),
    );
    const stuck = outcomes.some(({ endsAt }) => endsAt === undefined);
    const endsAt = Math.max(from, ...outcomes.map(one => one.endsAt ?? from));
    const outcome = outcomes.some(one => one.outcome === 'Failed')
      ? 'Failed'
      : 'Succeeded';
    this.#replace({
      path,
      name,
      isPod: false,
      pendingFrom: from,
      runsFrom: from,
      ...(!stuck && { endsAt }),
      outcome,
      children: this.nodes
        .slice(first)
        .filter(node => parentOf(node.path) === path)
        .map(({ podName }) => podName),
    });
    return {
      ...(!stuck && { endsAt }),
      outcome,
      fingerprint: hash(outcomes.map(({ fingerprint }) => fingerprint)),
    };
  }

  #container(options: TaskOptions & { component: Component }): Outcome {
    const { task, name, path, from, component, inputs } = options;
    const { spec, stepMs, attempt, isCached } = this.#options;
    const image =
      spec.deploymentSpec?.executors?.[component.executorLabel ?? '']?.container
        ?.image ?? '';
    const fingerprint = hash([component.executorLabel, image, inputs]);
    const before = this.#done(path);
    if (before) {
      return { endsAt: from, outcome: 'Succeeded', fingerprint };
    }
    const { outcome, message } = outcomeOfImage(image, attempt);
    const reuse =
      outcome === 'Succeeded' &&
      task.cachingOptions?.enableCache === true &&
      isCached(fingerprint);
    const endsAt =
      outcome === 'Never'
        ? undefined
        : from + (reuse ? 0 : (START + RUN) * stepMs);
    const executor = this.#add({
      path: `${path}/executor`,
      name: 'executor',
      isPod: true,
      pendingFrom: from,
      ...(outcome !== 'Never' && {
        runsFrom: reuse ? from : from + START * stepMs,
      }),
      ...(endsAt !== undefined && { endsAt }),
      outcome: reuse ? 'Skipped' : outcome,
      ...(message && { message }),
    });
    this.#add({
      path,
      name,
      isPod: false,
      children: [executor.podName],
      pendingFrom: from,
      runsFrom: from,
      ...(endsAt !== undefined && { endsAt }),
      outcome: outcome === 'Never' ? 'Never' : outcome,
      ...(message && outcome === 'Failed' && { message }),
    });
    return { ...(endsAt !== undefined && { endsAt }), outcome, fingerprint };
  }

  #omitted(path: string, name: string, at: number | undefined): Outcome {
    if (at !== undefined) {
      this.#add({
        path,
        name,
        isPod: false,
        pendingFrom: at,
        runsFrom: at,
        endsAt: at,
        outcome: 'Omitted',
      });
    }
    return {
      ...(at !== undefined && { endsAt: at }),
      outcome: 'Omitted',
      fingerprint: '',
    };
  }

  /** What the attempt before has done already, taken over as it is. */
  #done(path: string): PlannedNode | undefined {
    const before = this.#previous.get(path);
    if (before?.outcome !== 'Succeeded') {
      return undefined;
    }
    const prefix = `${path}/`;
    const kept = [...this.#previous.values()].filter(
      node => node.path === path || node.path.startsWith(prefix),
    );
    this.nodes.push(...kept);
    return before;
  }

  /** In the place of what the attempt before knew of it. */
  #replace(node: NewNode): void {
    const index = this.nodes.findIndex(({ path }) => path === node.path);
    if (index >= 0) {
      this.nodes.splice(index, 1);
    }
    this.#add(node);
  }

  #add(node: NewNode): PlannedNode {
    const podName = `${this.#options.spec.pipelineInfo.name.slice(
      0,
      40,
    )}-${randomBytes(5).toString('hex')}`;
    const planned = { children: [], ...node, podName, taskId: randomUUID() };
    this.nodes.push(planned);
    return planned;
  }
}

type NewNode = Omit<PlannedNode, 'podName' | 'taskId' | 'children'> & {
  children?: string[];
};

interface TaskOptions {
  task: Task;
  name: string;
  path: string;
  from: number;
  inputs: unknown;
}

/**
 * Decides what a run does: which nodes Argo Workflows would make of the
 * pipeline, when each begins and ends, and how. Nothing runs: a container
 * succeeds, unless its image says otherwise, and a condition holds, unless it
 * is that of an `else`.
 *
 * @internal
 */
export function planRun(options: PlanOptions): RunPlan {
  const planner = new Planner(options);
  const driver = planner.pod({
    path: 'root-driver',
    name: 'root-driver',
    from: options.startsAt,
    steps: DRIVER,
  });
  const root = planner.dag({
    component: options.spec.root,
    path: 'root',
    name: 'root',
    from: driver,
    inputs: options.parameters,
  });
  return {
    attempt: options.attempt,
    startsAt: options.startsAt,
    ...(root.endsAt !== undefined && { endsAt: root.endsAt }),
    failed: root.outcome === 'Failed',
    nodes: planner.nodes,
  };
}

/** Tasks, each after those that it depends on. */
function inOrder(tasks: Record<string, Task>): string[] {
  const order: string[] = [];
  const visit = (name: string, above: string[]) => {
    if (order.includes(name) || above.includes(name) || !tasks[name]) {
      return;
    }
    for (const dependency of tasks[name].dependentTasks ?? []) {
      visit(dependency, [...above, name]);
    }
    order.push(name);
  };
  Object.keys(tasks).forEach(name => visit(name, []));
  return order;
}

function iterationsOf(task: Task, parameters: Record<string, unknown>): number {
  const { raw, inputParameter = '' } = task.parameterIterator?.items ?? {};
  const named = parameters[inputParameter.replace(/^pipelinechannel--/, '')];
  let items: unknown = named;
  try {
    items = raw === undefined ? named : JSON.parse(raw);
  } catch {
    items = undefined;
  }
  return Array.isArray(items) ? Math.min(items.length, MAX_ITERATIONS) : 2;
}

/** No container has run, so that nobody knows what a condition compares. */
function isFalse(condition: string | undefined): boolean {
  return condition?.trimStart().startsWith('!') === true;
}

function parentOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/'));
}

function hash(value: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(value) ?? '')
    .digest('hex')
    .slice(0, 16);
}
