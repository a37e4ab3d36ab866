import type { KubernetesObject } from '@berth/backstage-plugin-berth-common';
import {
  countOf,
  recordOf,
  recordsOf,
  specOf,
  statusOf,
  textOf,
  type ClaimObjects,
} from '@berth/backstage-plugin-berth-node';
import { AUTOSCALER, PAUSED, PAUSED_REPLICAS } from './kind';

// KEDA's own defaults where a ScaledObject does not say.
const DEFAULT_MIN = 0;
const DEFAULT_MAX = 100;

/**
 * A trigger as far as Berth reads it.
 *
 * @internal
 */
export interface ObservedTrigger {
  type: string;
  metadata: Record<string, unknown>;
}

/**
 * A ScaledObject as far as Berth reads it.
 *
 * @internal
 */
export interface ObservedAutoscaler {
  workload: { kind: string; name?: string };
  min: number;
  max: number;
  triggers: ObservedTrigger[];
  /** Whether an annotation asks for it to be paused. */
  paused: boolean;
  /** The replicas at which it is asked to be paused. */
  pausedAt?: number;
  hpaName?: string;
  lastActive?: string;
  /** The HorizontalPodAutoscaler, where it is there and may be seen. */
  hpa?: KubernetesObject;
}

/**
 * Reads a ScaledObject; what has another shape is left out.
 *
 * @internal
 */
export function observe({
  primary,
  children,
}: ClaimObjects): ObservedAutoscaler {
  const spec = specOf(primary);
  const status = statusOf(primary);
  const workload = recordOf(spec.scaleTargetRef);
  const annotations = recordOf(primary.metadata.annotations);
  const paused = textOf(annotations[PAUSED]);
  const pausedAt = textOf(annotations[PAUSED_REPLICAS]);
  return {
    workload: {
      kind: textOf(workload.kind) ?? 'Deployment',
      name: textOf(workload.name),
    },
    min: countOf(spec.minReplicaCount) ?? DEFAULT_MIN,
    max: countOf(spec.maxReplicaCount) ?? DEFAULT_MAX,
    triggers: recordsOf(spec.triggers).map(({ type, metadata }) => ({
      type: textOf(type) ?? '',
      metadata: recordOf(metadata),
    })),
    paused:
      pausedAt !== undefined || (paused !== undefined && paused !== 'false'),
    ...(pausedAt !== undefined && { pausedAt: countOf(Number(pausedAt)) }),
    hpaName: textOf(status.hpaName),
    lastActive: textOf(status.lastActiveTime),
    hpa: children.find(({ kind }) => kind === AUTOSCALER.kind),
  };
}
