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
import { annotationsOf } from '../shared/objects';
import { kubeflow } from './kind';

/**
 * A Notebook as far as Berth reads it.
 *
 * @internal
 */
export interface ObservedNotebook {
  name: string;
  namespace: string;
  /** Since when it is to be stopped, where it is. */
  stopped?: string;
  lastActivity?: string;
  reported: boolean;
  ready: number;
  /** As the kubelet has the container's state. */
  state?: 'running' | 'waiting' | 'terminated';
  stateReason?: string;
  stateMessage?: string;
  exitCode?: number;
  /** Those of its pod. */
  conditions: Condition[];
  /** The container that serves, as the definition has it. */
  container?: Record<string, unknown>;
}

/**
 * Reads a Notebook; what has another shape is left out.
 *
 * @internal
 */
export function observe(object: KubernetesObject): ObservedNotebook {
  const status = statusOf(object);
  const annotations = annotationsOf(object);
  const containerState = recordOf(status.containerState);
  const state = (['running', 'waiting', 'terminated'] as const).find(
    name => containerState[name] !== undefined,
  );
  const inState = recordOf(state && containerState[state]);
  const podSpec = recordOf(recordOf(specOf(object).template).spec);
  const containers = recordsOf(podSpec.containers);
  return {
    name: textOf(object.metadata.name) ?? '',
    namespace: textOf(object.metadata.namespace) ?? '',
    // An empty value stops it, too: the controller asks for the key alone.
    stopped:
      typeof annotations[kubeflow.stopped] === 'string'
        ? String(annotations[kubeflow.stopped])
        : undefined,
    lastActivity: textOf(annotations[kubeflow.lastActivity]),
    reported: Object.keys(status).length > 0,
    ready: countOf(status.readyReplicas) ?? 0,
    state,
    stateReason: textOf(inState.reason),
    stateMessage: textOf(inState.message),
    exitCode: countOf(inState.exitCode),
    conditions: conditionsOf(object),
    container:
      containers.find(({ name }) => name === object.metadata.name) ??
      containers[0],
  };
}
