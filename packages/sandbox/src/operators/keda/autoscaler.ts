import { conditions, ownedBy } from '../StatusController';
import type { Autoscaler, ScaledObject, Trigger, Workload } from './types';

/**
 * What KEDA makes of a ScaledObject. It has one replica at least: the step to
 * none is KEDA's own.
 *
 * @internal
 */
export function autoscalerOf(scaled: ScaledObject): Autoscaler {
  const { metadata, spec } = scaled;
  return {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: {
      name: `keda-hpa-${metadata.name}`,
      namespace: metadata.namespace,
      labels: {
        ...metadata.labels,
        'app.kubernetes.io/managed-by': 'keda-operator',
        'scaledobject.keda.sh/name': metadata.name!,
      },
      ownerReferences: ownedBy(scaled),
    },
    spec: {
      scaleTargetRef: {
        apiVersion: 'apps/v1',
        kind: spec.scaleTargetRef.kind ?? 'Deployment',
        name: spec.scaleTargetRef.name,
      },
      minReplicas: Math.max(spec.minReplicaCount ?? 0, 1),
      maxReplicas: spec.maxReplicaCount ?? 100,
      metrics: spec.triggers.map((trigger, index) =>
        metricOf(trigger, index, metadata.name!),
      ),
    },
  };
}

/**
 * What Kubernetes' own controller would report of it, did it have something to
 * measure.
 *
 * @internal
 */
export function autoscalerStatus(
  hpa: Autoscaler,
  workload: Workload,
  wanted: number,
): object {
  return {
    observedGeneration: hpa.metadata.generation,
    currentReplicas: workload.status?.replicas ?? 0,
    desiredReplicas: wanted,
    conditions: conditions(hpa, [
      {
        type: 'AbleToScale',
        status: 'True',
        reason: 'ReadyForNewScale',
        message: 'recommended size matches current size',
      },
      wanted === 0
        ? {
            type: 'ScalingActive',
            status: 'False',
            reason: 'ScalingDisabled',
            message:
              'scaling is disabled since the replica count of the target is zero',
          }
        : {
            type: 'ScalingActive',
            status: 'True',
            reason: 'ValidMetricFound',
            message: 'the autoscaler could calculate a replica count',
          },
      {
        type: 'ScalingLimited',
        status: 'False',
        reason: 'DesiredWithinRange',
        message: 'the desired count is within the acceptable range',
      },
    ]),
  };
}

function metricOf(trigger: Trigger, index: number, name: string): object {
  if (trigger.type === 'cpu' || trigger.type === 'memory') {
    return {
      type: 'Resource',
      resource: {
        name: trigger.type,
        target: {
          type: 'Utilization',
          averageUtilization: Number(trigger.metadata.value),
        },
      },
    };
  }
  return {
    type: 'External',
    external: {
      metric: {
        name: `s${index}-${trigger.type}`,
        selector: { matchLabels: { 'scaledobject.keda.sh/name': name } },
      },
      target: { type: 'AverageValue', averageValue: '1' },
    },
  };
}
