import { byConditions, judgeConditions } from './shared/byConditions';
import { fromCondition } from './shared/verdict';
import { kinds, type Judge, type SystemRules } from './types';

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

const nodePool = byConditions({
  ready: ['Ready'],
  waiting: ['UnhealthyDependents'],
});

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
    'karpenter.k8s.aws': kinds(ready, 'EC2NodeClass', 'AWSNodeTemplate'),
    'karpenter.azure.com': { AKSNodeClass: ready },
    'karpenter.k8s.gcp': { GCENodeClass: ready },
  },
};
