import type { KubernetesObject } from '../../kubernetes/types';
import type { NextStep } from '../StatusController';
import { isOutdated, podConfigs, setName, workspaceSet } from './workspaceSet';
import type { Workspace, WorkspaceSet } from './types';

/**
 * What the controller of Kubeflow Notebooks 2 does next with a Workspace: a
 * StatefulSet of one pod, none while it is paused. Other options only come with
 * a restart.
 *
 * @internal
 */
export function nextOfWorkspace(
  workspace: Workspace,
  related: KubernetesObject[],
  now: () => Date = () => new Date(),
): NextStep {
  const { paused = false, podTemplate } = workspace.spec;
  const { podConfig } = podTemplate.options;
  const set = related.find(
    ({ metadata }) => metadata.name === setName(workspace),
  ) as WorkspaceSet | undefined;
  if (!Object.hasOwn(podConfigs, podConfig)) {
    return {
      status: statusOf(workspace, {
        state: 'Error',
        message: `Workspace has invalid podConfig: no option '${podConfig}'`,
        now,
      }),
    };
  }
  const pendingRestart =
    !paused && set?.spec.replicas === 1 && isOutdated(workspace, set);
  const { replicas = 0, readyReplicas = 0 } = set?.status ?? {};
  return {
    // One that waits for its restart is left as it is.
    objects: pendingRestart ? [] : [workspaceSet(workspace, paused ? 0 : 1)],
    status: statusOf(workspace, {
      ...stateOf({ paused, replicas, ready: readyReplicas > 0 }),
      pendingRestart,
      now,
    }),
  };
}

function stateOf(options: {
  paused: boolean;
  replicas: number;
  ready: boolean;
}): { state: string; message: string } {
  const { paused, replicas, ready } = options;
  if (paused) {
    return replicas === 0
      ? { state: 'Paused', message: 'Workspace is paused' }
      : { state: 'Terminating', message: 'Workspace is terminating' };
  }
  return ready
    ? { state: 'Running', message: 'Workspace is running' }
    : { state: 'Pending', message: 'Workspace is pending' };
}

function statusOf(
  workspace: Workspace,
  options: {
    state: string;
    message: string;
    pendingRestart?: boolean;
    now: () => Date;
  },
): object {
  const { state, message, pendingRestart = false, now } = options;
  const { pauseTime = 0, lastRunningTime = 0 } = workspace.status ?? {};
  const seconds = Math.floor(now().getTime() / 1000);
  const isNew = state !== workspace.status?.state;
  return {
    state,
    stateMessage: message,
    pendingRestart,
    pauseTime: pausedAt(state, isNew ? seconds : pauseTime),
    lastRunningTime: state === 'Running' && isNew ? seconds : lastRunningTime,
    activity: { lastActivity: 0, lastUpdate: 0 },
    podTemplateOptions: { imageConfig: {}, podConfig: {} },
    podTemplatePod: { name: '', nodeName: '' },
  };
}

function pausedAt(state: string, seconds: number): number {
  return state === 'Paused' ? seconds : 0;
}
