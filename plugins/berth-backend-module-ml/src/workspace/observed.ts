import type { KubernetesObject } from '@berth/backstage-plugin-berth-common';
import {
  countOf,
  recordOf,
  specOf,
  statusOf,
  textOf,
} from '@berth/backstage-plugin-berth-node';

/**
 * A Workspace as far as Berth reads it.
 *
 * @internal
 */
export interface ObservedWorkspace {
  paused: boolean;
  state?: string;
  stateMessage?: string;
  kind?: string;
  image?: string;
  podConfig?: string;
  /** Whether a change of its options waits for a restart. */
  pendingRestart: boolean;
  /** Options that the platform team has put in the place of the chosen ones. */
  desiredImage?: string;
  desiredPodConfig?: string;
  /** As seconds since 1970; 0 where it is not known. */
  lastActivity: number;
  pausedSince: number;
}

/**
 * Reads a Workspace; what has another shape is left out.
 *
 * @internal
 */
export function observe(object: KubernetesObject): ObservedWorkspace {
  const spec = specOf(object);
  const status = statusOf(object);
  const options = recordOf(recordOf(spec.podTemplate).options);
  const desired = recordOf(status.podTemplateOptions);
  return {
    paused: spec.paused === true,
    state: textOf(status.state),
    stateMessage: textOf(status.stateMessage),
    kind: textOf(spec.kind),
    image: textOf(options.imageConfig),
    podConfig: textOf(options.podConfig),
    pendingRestart: status.pendingRestart === true,
    desiredImage: textOf(recordOf(desired.imageConfig).desired),
    desiredPodConfig: textOf(recordOf(desired.podConfig).desired),
    lastActivity: countOf(recordOf(status.activity).lastActivity) ?? 0,
    pausedSince: countOf(status.pauseTime) ?? 0,
  };
}
