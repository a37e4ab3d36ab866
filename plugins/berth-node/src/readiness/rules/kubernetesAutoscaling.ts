import { countOf, jsonOf, textOf } from '../../reading/values';
import { NO_STATUS } from '../observed';
import { byConditions } from './shared/byConditions';
import { Conditions } from './shared/Conditions';
import { fromCondition, verdict } from './shared/verdict';
import type { Judge, SystemRules } from './types';

/** autoscaling/v1 of a controller that leaves no annotation. */
const judgeWithoutConditions: Judge = ({ status }) =>
  countOf(status.desiredReplicas)
    ? verdict('Ready', 'Scaling', 'It scales its target.')
    : NO_STATUS;

/**
 * HorizontalPodAutoscaler: it works when it is able to scale and scaling is
 * active. autoscaling/v1 keeps its conditions in an annotation. Scaling is
 * disabled where the target is scaled to zero.
 */
const horizontal: Judge = seen => {
  const stored = jsonOf(
    textOf(seen.annotations['autoscaling.alpha.kubernetes.io/conditions']),
  );
  const conditions =
    seen.conditions.list.length > 0 ? seen.conditions : new Conditions(stored);
  const able = conditions.get('AbleToScale');
  const active = conditions.get('ScalingActive');
  if (able?.status === 'False') {
    return fromCondition('Degraded', able);
  }
  if (active?.status === 'False') {
    return fromCondition(
      active.reason === 'ScalingDisabled' ? 'Suspended' : 'Degraded',
      active,
    );
  }
  if (able?.status === 'True') {
    const limited = conditions.firstTrue(['ScalingLimited']);
    return fromCondition('Ready', limited ?? active ?? able);
  }
  return seen.reported && conditions.list.length === 0
    ? judgeWithoutConditions(seen)
    : NO_STATUS;
};

/**
 * PodDisruptionBudget: it guards what it is to guard when as many pods are
 * healthy as it demands, whether or not one may be disrupted just now.
 */
const disruptionBudget: Judge = ({ status, conditions, reported }) => {
  if (!reported) {
    return NO_STATUS;
  }
  const allowed = conditions.get('DisruptionAllowed');
  if (allowed?.reason === 'SyncFailed') {
    return fromCondition('Degraded', allowed);
  }
  const healthy = countOf(status.currentHealthy) ?? 0;
  const desired = countOf(status.desiredHealthy) ?? 0;
  if (healthy < desired) {
    return verdict(
      'Degraded',
      'InsufficientPods',
      `${healthy} of the ${desired} pods that it demands are healthy.`,
    );
  }
  return verdict(
    'Ready',
    allowed?.reason ?? 'SufficientPods',
    `${healthy} pods are healthy, ${desired} are demanded.`,
  );
};

/** VerticalPodAutoscaler: it works as soon as it has something to recommend. */
const vertical = byConditions({
  ready: ['RecommendationProvided'],
  whenFalse: 'Provisioning',
  failing: {
    ConfigUnsupported: 'Degraded',
    ConfigDeprecated: 'Degraded',
    NoPodsMatched: 'Degraded',
  },
});

/** CapacityBuffer of the cluster autoscaler and of Karpenter. */
const capacity = byConditions({
  ready: [],
  anyOf: ['Ready', 'ReadyForProvisioning'],
  whenFalse: 'Provisioning',
});

const provisioningRequest = byConditions({
  ready: ['Provisioned'],
  whenFalse: 'Provisioning',
  failing: {
    Failed: 'Failed',
    CapacityRevoked: 'Failed',
    BookingExpired: 'Failed',
  },
});

/**
 * Autoscaling and disruption budgets.
 *
 * @internal
 */
export const kubernetesAutoscaling: SystemRules = {
  system: 'kubernetes-autoscaling',
  groups: {
    autoscaling: { HorizontalPodAutoscaler: horizontal },
    'autoscaling.k8s.io': { VerticalPodAutoscaler: vertical },
    'autoscaling.x-k8s.io': {
      CapacityBuffer: capacity,
      ProvisioningRequest: provisioningRequest,
    },
    policy: { PodDisruptionBudget: disruptionBudget },
  },
};
