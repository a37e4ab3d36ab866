import type { KubernetesObject } from '@berth/backstage-plugin-berth-common';
import {
  conditionsOf,
  countOf,
  recordOf,
  recordsOf,
  specOf,
  statusOf,
  textOf,
} from '@berth/backstage-plugin-berth-node';

/**
 * A run of a build as far as Berth reads it.
 *
 * @internal
 */
export interface ObservedBuild {
  name: string;
  createdAt: string;
  image?: string;
  url?: string;
  revision?: string;
  state: 'running' | 'succeeded' | 'failed';
  /** Tekton's own word: `Running`, `TaskRunTimeout`. */
  reason?: string;
  message?: string;
  /** The steps that there are, and how many of them have ended well. */
  steps: { done: number; total: number };
  /** The step that runs, or else the one that has failed. */
  step?: { name: string; exitCode?: number };
  pod?: string;
  completedAt?: string;
  commit?: string;
  digest?: string;
}

/**
 * The builds among objects, the newest first.
 *
 * @internal
 */
export function buildsIn(objects: KubernetesObject[]): ObservedBuild[] {
  return objects
    .filter(({ kind }) => kind === 'TaskRun')
    .map(observeBuild)
    .sort(
      (a, b) => compare(b.createdAt, a.createdAt) || compare(b.name, a.name),
    );
}

function compare(a: string, b: string): number {
  if (a === b) {
    return 0;
  }
  return a < b ? -1 : 1;
}

function observeBuild(object: KubernetesObject): ObservedBuild {
  const spec = specOf(object);
  const status = statusOf(object);
  const succeeded = conditionsOf(object).find(
    ({ type }) => type === 'Succeeded',
  );
  const steps = recordsOf(status.steps);
  const planned = recordsOf(recordOf(spec.taskSpec).steps).length;
  const valueIn = (list: unknown, name: string) =>
    textOf(recordsOf(list).find(one => one.name === name)?.value);
  return {
    name: String(object.metadata.name),
    createdAt: textOf(object.metadata.creationTimestamp) ?? '',
    image: valueIn(spec.params, 'image'),
    url: valueIn(spec.params, 'url'),
    revision: valueIn(spec.params, 'revision'),
    state: stateOf(succeeded?.status),
    reason: textOf(succeeded?.reason),
    message: textOf(succeeded?.message),
    steps: {
      done: steps.filter(step => exitCodeOf(step) === 0).length,
      total: Math.max(planned, steps.length),
    },
    step: currentStep(steps),
    pod: textOf(status.podName),
    completedAt: textOf(status.completionTime),
    commit: valueIn(status.results, 'COMMIT'),
    digest: valueIn(status.results, 'IMAGE_DIGEST'),
  };
}

function stateOf(succeeded: string | undefined): ObservedBuild['state'] {
  switch (succeeded) {
    case 'True':
      return 'succeeded';
    case 'False':
      return 'failed';
    default:
      return 'running';
  }
}

/**
 * All steps run at once for Kubernetes, and wait for each other in Tekton's
 * hands: the first that has not ended is the one at work, and after one that
 * has failed all others end by its fault.
 */
function currentStep(steps: Array<Record<string, unknown>>) {
  const [step] = steps.filter(one => exitCodeOf(one) !== 0);
  const name = textOf(step?.name);
  return name === undefined ? undefined : { name, exitCode: exitCodeOf(step) };
}

function exitCodeOf(step: Record<string, unknown>): number | undefined {
  return countOf(recordOf(step.terminated).exitCode);
}
