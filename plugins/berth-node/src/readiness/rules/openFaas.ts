import { judgeConditions } from './shared/byConditions';
import { configuration } from './shared/configuration';
import { fromCondition } from './shared/verdict';
import type { Judge, SystemRules } from './types';

/**
 * Function: Ready says that its Deployment and Service are there, Healthy that
 * a replica is available. One that is Ready and has none is scaled to zero.
 */
const functionJudge: Judge = ({ conditions }) => {
  const healthy = conditions.get('Healthy');
  const judged = judgeConditions(conditions, {
    ready: ['Ready'],
    failing: { Stalled: 'Failed' },
  });
  if (judged.phase !== 'Ready' || !healthy) {
    return judged;
  }
  if (healthy.status === 'False' && !healthy.stale) {
    return fromCondition('Suspended', {
      ...healthy,
      message: 'No replica runs: it is scaled to zero.',
    });
  }
  return judgeConditions(conditions, { ready: ['Healthy'] });
};

/**
 * OpenFaaS (https://docs.openfaas.com/openfaas-pro/function-crd/).
 *
 * @internal
 */
export const openFaas: SystemRules = {
  system: 'openfaas',
  groups: {
    'openfaas.com': { Function: functionJudge, Profile: configuration },
  },
};
