import { createHash } from 'node:crypto';
import type { KubernetesObject } from '../../kubernetes/types';
import { asDeletes, missingPods, runs, type RunPod } from '../runs/pods';
import { failureOf, mayFinish } from '../runs/simulation';
import {
  conditions,
  type NextStep,
  type WantedCondition,
} from '../StatusController';
import { podSpec } from './taskPod';
import type { StepState, TaskRun } from './types';

/**
 * On the pod of a TaskRun: its name.
 *
 * @internal
 */
export const TASK_RUN_LABEL = 'tekton.dev/taskRun';

/**
 * What Tekton does next with a TaskRun: it makes a pod, and lets one step after
 * the other run in it. A step ends by itself; the annotations of runs hold it
 * or let it fail, and `clone` fails for a repository below `.invalid`, where
 * nothing can be (RFC 6761).
 *
 * @internal
 */
export function nextOfTaskRun(
  run: TaskRun,
  related: KubernetesObject[],
  now: () => Date = () => new Date(),
): NextStep {
  const { spec, metadata, status = {} } = run;
  const pods = related as RunPod[];
  const time = now()
    .toISOString()
    .replace(/\.\d+Z$/, 'Z');
  const succeeded = status.conditions?.find(({ type }) => type === 'Succeeded');
  const podName = `${metadata.name}-pod`;
  const say = (
    wanted: Omit<WantedCondition, 'type'>,
    further: object = {},
  ): object => ({
    ...status,
    ...further,
    conditions: conditions(run, [{ type: 'Succeeded', ...wanted }]),
  });
  if (succeeded && succeeded.status !== 'Unknown') {
    return { deletes: asDeletes(pods) };
  }
  if (spec.status === 'TaskRunCancelled') {
    return {
      deletes: asDeletes(pods),
      status: say(
        {
          status: 'False',
          reason: 'TaskRunCancelled',
          message: `TaskRun "${metadata.name}" was cancelled.`,
        },
        { completionTime: time },
      ),
    };
  }
  if (!succeeded) {
    const started = { status: 'Unknown', reason: 'Started' } as const;
    return { status: say(started, { startTime: time, podName }) };
  }
  const pod = pods.find(one => one.metadata.name === podName);
  if (!pod || !runs(pod)) {
    return {
      objects: missingPods({
        owner: run,
        names: [podName],
        labels: { ...metadata.labels, [TASK_RUN_LABEL]: metadata.name! },
        spec: podSpec(run),
        there: pods,
      }),
      status: say({
        status: 'Unknown',
        reason: 'Pending',
        message: 'Pending',
      }),
    };
  }
  return advance(run, time, say);
}

/** One step further. */
function advance(
  run: TaskRun,
  time: string,
  say: (wanted: Omit<WantedCondition, 'type'>, further?: object) => object,
): NextStep {
  const { steps } = run.spec.taskSpec;
  const before = run.status?.steps ?? [];
  const done = before.filter(({ terminated }) => terminated).length;
  const current = steps[done];
  const running = (state: StepState[]) => ({
    status: say(
      {
        status: 'Unknown',
        reason: 'Running',
        message: 'Not all Steps in the Task have finished executing',
      },
      { steps: state },
    ),
  });
  const isRunning = before.some(({ name }) => name === current.name);
  if (!isRunning) {
    return running([
      ...before,
      {
        name: current.name,
        container: `step-${current.name}`,
        running: { startedAt: time },
      },
    ]);
  }
  const ended = (exitCode: number) =>
    before.map(step =>
      step.name === current.name
        ? {
            name: step.name,
            container: step.container,
            terminated: {
              exitCode,
              reason: exitCode === 0 ? 'Completed' : 'Error',
              finishedAt: time,
            },
          }
        : step,
    );
  const exitCode = exitCodeOf(run, current.name);
  if (exitCode > 0) {
    return {
      status: say(
        {
          status: 'False',
          reason: 'Failed',
          message: `"step-${current.name}" exited with code ${exitCode}: Error`,
        },
        { steps: ended(exitCode), completionTime: time },
      ),
    };
  }
  if (!mayFinish(run, done, steps.length)) {
    return {};
  }
  return done + 1 < steps.length
    ? running(ended(0))
    : {
        status: say(
          {
            status: 'True',
            reason: 'Succeeded',
            message: 'All Steps have completed executing',
          },
          {
            steps: ended(0),
            completionTime: time,
            results: resultsOf(run),
          },
        ),
      };
}

/** Somebody may name the step that is to fail; it is the last one otherwise. */
function exitCodeOf(run: TaskRun, step: string): number {
  const host = hostOf(paramOf(run, 'url'));
  if (step === 'clone' && host.endsWith('.invalid')) {
    return 128;
  }
  const failure = failureOf(run);
  if (failure === undefined) {
    return 0;
  }
  const { steps } = run.spec.taskSpec;
  const named = steps.some(({ name }) => name === failure)
    ? failure
    : undefined;
  return step === (named ?? steps.at(-1)!.name) ? 51 : 0;
}

function resultsOf(run: TaskRun) {
  const image = paramOf(run, 'image');
  const hash = (algorithm: string, of: string) =>
    createHash(algorithm).update(of).digest('hex');
  return [
    {
      name: 'COMMIT',
      type: 'string',
      value: hash('sha1', `${paramOf(run, 'url')}${paramOf(run, 'revision')}`),
    },
    { name: 'IMAGE_URL', type: 'string', value: image },
    {
      name: 'IMAGE_DIGEST',
      type: 'string',
      value: `sha256:${hash('sha256', image)}`,
    },
  ];
}

function paramOf({ spec }: TaskRun, name: string): string {
  return String(spec.params?.find(param => param.name === name)?.value ?? '');
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname : '';
}
