import type { KubernetesObject } from '../../kubernetes/types';
import type { SystemStep } from '../SystemController';
import { autoscalerOf, autoscalerStatus } from './autoscaler';
import type { Autoscaler, ScaledObject, Workload } from './types';

const FINALIZER = 'finalizer.keda.sh';
const PAUSED = 'autoscaling.keda.sh/paused';
const PAUSED_REPLICAS = 'autoscaling.keda.sh/paused-replicas';

/** How many replicas the triggers ask for, in place of anything measured. */
const REPLICAS = 'simulation.berth.dev/replicas';

/**
 * What KEDA does next with the ScaledObjects that there are, and what their
 * HorizontalPodAutoscalers come to.
 *
 * @internal
 */
export function nextStep(objects: KubernetesObject[]): SystemStep {
  const ofKind = <T extends KubernetesObject>(kind: string) =>
    objects.filter(object => object.kind === kind) as T[];
  const autoscalers = ofKind<Autoscaler>('HorizontalPodAutoscaler');
  const authentications = ofKind('TriggerAuthentication');
  const steps = ofKind<ScaledObject>('ScaledObject').map(scaled => {
    const { kind = 'Deployment', name } = scaled.spec.scaleTargetRef;
    return stepOf(scaled, {
      workload: named(ofKind<Workload>(kind), scaled, name),
      hpa: named(autoscalers, scaled, `keda-hpa-${scaled.metadata.name}`),
      missing: scaled.spec.triggers
        .flatMap(({ authenticationRef }) => authenticationRef ?? [])
        .find(reference => !named(authentications, scaled, reference.name))
        ?.name,
    });
  });
  return {
    statuses: steps.flatMap(({ statuses = [] }) => statuses),
    patches: steps.flatMap(({ patches = [] }) => patches),
    objects: steps.flatMap(step => step.objects ?? []),
    deletes: steps.flatMap(({ deletes = [] }) => deletes),
  };
}

interface Surroundings {
  workload: Workload | undefined;
  hpa: Autoscaler | undefined;
  /** A TriggerAuthentication that it refers to and that is not there. */
  missing: string | undefined;
}

function stepOf(scaled: ScaledObject, around: Surroundings): SystemStep {
  const { workload, hpa, missing } = around;
  const { finalizers = [], annotations = {} } = scaled.metadata;
  if (scaled.metadata.deletionTimestamp) {
    return finalizers.includes(FINALIZER) ? ended(scaled, workload) : {};
  }
  if (!finalizers.includes(FINALIZER)) {
    return {
      patches: [
        {
          object: scaled,
          patch: {
            metadata: {
              finalizers: [...finalizers, FINALIZER],
              labels: { 'scaledobject.keda.sh/name': scaled.metadata.name },
            },
          },
        },
      ],
    };
  }
  if (!workload) {
    return failed(
      scaled,
      "ScaledObject doesn't have correct scaleTargetRef specification",
    );
  }
  if (missing) {
    return failed(
      scaled,
      `error getting triggerAuth: TriggerAuthentication.keda.sh "${missing}" not found`,
    );
  }
  const heldAt = annotations[PAUSED_REPLICAS];
  return heldAt !== undefined || annotations[PAUSED] === 'true'
    ? paused(scaled, { workload, hpa, heldAt })
    : scaling(scaled, workload, hpa);
}

function scaling(
  scaled: ScaledObject,
  workload: Workload,
  hpa: Autoscaler | undefined,
): SystemStep {
  const { minReplicaCount: min = 0, maxReplicaCount: max = 100 } = scaled.spec;
  const asked = Number(scaled.metadata.annotations?.[REPLICAS] ?? min);
  const replicas = Math.min(Math.max(asked, min), max);
  const wanted = autoscalerOf(scaled);
  return {
    ...(!isLike(hpa, wanted) && { objects: [wanted] }),
    patches: resized(workload, replicas),
    statuses: [
      report(scaled, workload, {
        hpaName: wanted.metadata.name,
        conditions: [
          condition('Ready', 'True', 'ScaledObjectReady', 'Ready for scaling'),
          replicas > 0
            ? condition('Active', 'True', 'ScalerActive', 'A trigger is active')
            : condition(
                'Active',
                'False',
                'ScalerNotActive',
                'No trigger is active',
              ),
          condition('Fallback', 'False', 'NoFallbackFound', 'No fallback'),
          { type: 'Paused', status: 'False' },
        ],
      }),
      ...(hpa
        ? [{ object: hpa, status: autoscalerStatus(hpa, workload, replicas) }]
        : []),
    ],
  };
}

function paused(
  scaled: ScaledObject,
  options: {
    workload: Workload;
    hpa: Autoscaler | undefined;
    heldAt: string | undefined;
  },
): SystemStep {
  const { workload, hpa, heldAt } = options;
  return {
    deletes: hpa ? [hpa] : [],
    patches: heldAt === undefined ? [] : resized(workload, Number(heldAt)),
    statuses: [
      report(scaled, workload, {
        ...(heldAt !== undefined && { pausedReplicaCount: Number(heldAt) }),
        conditions: [
          condition('Ready', 'True', 'ScaledObjectReady', 'Ready for scaling'),
          condition('Active', 'False', 'ScalerNotActive', 'Paused'),
          condition('Fallback', 'False', 'NoFallbackFound', 'No fallback'),
          condition('Paused', 'True', 'ScaledObjectPaused', 'Paused'),
        ],
      }),
    ],
  };
}

/** Gives the workload its replicas back, if that is asked for, and goes. */
function ended(
  scaled: ScaledObject,
  workload: Workload | undefined,
): SystemStep {
  const { finalizers = [] } = scaled.metadata;
  const before = scaled.status?.originalReplicaCount;
  const restores = scaled.spec.advanced?.restoreToOriginalReplicaCount;
  return {
    patches: [
      ...(workload && restores && before !== undefined
        ? resized(workload, before)
        : []),
      {
        object: scaled,
        patch: {
          metadata: {
            finalizers: finalizers.filter(finalizer => finalizer !== FINALIZER),
          },
        },
      },
    ],
  };
}

function failed(scaled: ScaledObject, message: string): SystemStep {
  return {
    statuses: [
      {
        object: scaled,
        status: {
          ...scaled.status,
          conditions: [
            condition('Ready', 'False', 'ScaledObjectCheckFailed', message),
            condition(
              'Active',
              'Unknown',
              'UnknownState',
              'ScaledObject check failed',
            ),
          ],
        },
      },
    ],
  };
}

function report(scaled: ScaledObject, workload: Workload, status: object) {
  const { kind = 'Deployment' } = scaled.spec.scaleTargetRef;
  return {
    object: scaled,
    status: {
      scaleTargetKind: `apps/v1.${kind}`,
      originalReplicaCount:
        scaled.status?.originalReplicaCount ?? workload.spec.replicas ?? 1,
      triggersTypes: scaled.spec.triggers.map(({ type }) => type).join(','),
      ...status,
    },
  };
}

function resized(workload: Workload, replicas: number) {
  return (workload.spec.replicas ?? 1) === replicas
    ? []
    : [{ object: workload, patch: { spec: { replicas } } }];
}

function isLike(hpa: Autoscaler | undefined, wanted: Autoscaler): boolean {
  const parts = ({ spec }: Autoscaler) =>
    JSON.stringify([spec.minReplicas, spec.maxReplicas, spec.metrics.length]);
  return hpa !== undefined && parts(hpa) === parts(wanted);
}

function condition(
  type: string,
  status: string,
  reason: string,
  message: string,
) {
  return { type, status, reason, message };
}

function named<T extends KubernetesObject>(
  objects: T[],
  beside: KubernetesObject,
  name: string,
): T | undefined {
  return objects.find(
    ({ metadata }) =>
      metadata.namespace === beside.metadata.namespace &&
      metadata.name === name,
  );
}
