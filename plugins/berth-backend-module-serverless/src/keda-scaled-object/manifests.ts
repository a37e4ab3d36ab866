import type { KubernetesObject } from '@berth/backstage-plugin-berth-common';
import type {
  ManifestContext,
  ResourceList,
} from '@berth/backstage-plugin-berth-node';
import type { AutoscalerInput } from './input';
import { SCALED_OBJECT, TRIGGER_AUTHENTICATION } from './kind';
import {
  measuresReplicas,
  secretParameters,
  triggerKinds,
} from './triggerKinds';

/** After how many failures in a row KEDA falls back. */
const FAILURES = 3;

/**
 * The ScaledObject that an input asks for and, where it names a Secret, the
 * TriggerAuthentication that refers to it.
 *
 * @internal
 */
export function manifests(
  input: AutoscalerInput,
  { name }: ManifestContext,
): KubernetesObject[] {
  return [
    ...(input.secret ? [authentication(input, name)] : []),
    {
      apiVersion: `${SCALED_OBJECT.group}/${SCALED_OBJECT.version}`,
      kind: SCALED_OBJECT.kind,
      metadata: { name, labels: { 'backstage.io/kubernetes-id': name } },
      spec: {
        scaleTargetRef: {
          apiVersion: 'apps/v1',
          kind: input.workloadKind,
          name: input.workload,
        },
        pollingInterval: input.pollingSeconds,
        cooldownPeriod: input.cooldownSeconds,
        minReplicaCount: input.minReplicas,
        maxReplicaCount: input.maxReplicas,
        ...(input.fallbackReplicas !== undefined && {
          fallback: {
            failureThreshold: FAILURES,
            replicas: input.fallbackReplicas,
          },
        }),
        // Deleted while nothing runs, it would leave nothing running.
        advanced: { restoreToOriginalReplicaCount: true },
        triggers: triggersOf(input, name),
      },
    },
  ];
}

/**
 * What an autoscaler takes of a quota: objects. The pods that it brings are
 * those of the workload, and count when they are there.
 *
 * @internal
 */
export function usage(input: AutoscalerInput): ResourceList {
  return {
    'count/scaledobjects.keda.sh': '1',
    'count/horizontalpodautoscalers.autoscaling': '1',
    ...(input.secret && { 'count/triggerauthentications.keda.sh': '1' }),
  };
}

function triggersOf(input: AutoscalerInput, name: string): object[] {
  const { trigger, moreTriggers = [], secret } = input;
  const kind = triggerKinds[trigger];
  const authenticated = { authenticationRef: { name } };
  return [
    {
      type: trigger,
      ...(measuresReplicas(trigger) && { metricType: 'Utilization' }),
      metadata: {
        ...kind.metadata(input),
        [kind.targetKey]: String(input.target ?? kind.defaultTarget),
      },
      ...(secret && kind.secretKeys.length > 0 && authenticated),
    },
    ...moreTriggers.map(({ useSecret, ...other }) => ({
      ...other,
      ...(useSecret && authenticated),
    })),
  ];
}

function authentication(
  input: AutoscalerInput,
  name: string,
): KubernetesObject {
  const { group, version, kind } = TRIGGER_AUTHENTICATION;
  return {
    apiVersion: `${group}/${version}`,
    kind,
    metadata: { name },
    spec: {
      secretTargetRef: secretParameters(input).map(({ parameter, key }) => ({
        parameter,
        name: input.secret,
        key,
      })),
    },
  };
}
