import { byConditions, judgeConditions } from './shared/byConditions';
import { configuration } from './shared/configuration';
import { fromCondition } from './shared/verdict';
import type { Judge, SystemRules } from './types';

/**
 * NodeClaim: Launched, Registered and Initialized are steps that stay True.
 * Not Ready after the last of them is a node that is lost; a step that is False
 * is one that could not be made.
 */
const nodeClaim: Judge = ({ conditions }) => {
  for (const step of ['Launched', 'Registered', 'Initialized']) {
    const condition = conditions.get(step);
    if (condition?.status === 'False' && !condition.stale) {
      const failed = /fail|error|insufficient|notfound/i;
      return fromCondition(
        failed.test(condition.reason ?? '') ? 'Degraded' : 'Provisioning',
        condition,
      );
    }
  }
  return judgeConditions(conditions, {
    ready: ['Ready'],
    whenFalse: conditions.isTrue('Initialized') ? 'Degraded' : 'Provisioning',
  });
};

/**
 * NodePool: Ready follows its other conditions. A class that is not ready may
 * become so; a definition that is refused, and nodes that do not register, need
 * somebody. The last does not count for Ready.
 */
const nodePool: Judge = ({ conditions }) => {
  const flaw = ['ValidationSucceeded', 'NodeRegistrationHealthy'].find(type =>
    conditions.isFalse(type),
  );
  return judgeConditions(conditions, {
    ready: flaw ? [flaw] : ['Ready'],
    waiting: ['UnhealthyDependents'],
  });
};

const ready = byConditions({ ready: ['Ready'] });

/**
 * Karpenter (https://karpenter.sh/docs/concepts/nodeclaims/).
 *
 * @internal
 */
export const karpenter: SystemRules = {
  system: 'karpenter',
  groups: {
    'karpenter.sh': {
      NodeClaim: nodeClaim,
      Machine: nodeClaim,
      NodePool: nodePool,
      NodeOverlay: ready,
    },
    'karpenter.k8s.aws': {
      EC2NodeClass: ready,
      // It has no conditions.
      AWSNodeTemplate: configuration,
    },
    'karpenter.azure.com': { AKSNodeClass: ready },
    'karpenter.k8s.gcp': { GCENodeClass: ready },
  },
};
