import { textOf } from '../../reading/values';
import { NO_STATUS, NOT_OBSERVED } from '../observed';
import { byPhase } from './shared/byPhase';
import { Conditions } from './shared/Conditions';
import { configuration } from './shared/configuration';
import { judgeConditions } from './shared/byConditions';
import { verdict } from './shared/verdict';
import { recordOf } from '../../reading/values';
import { kinds, type Judge, type SystemRules } from './types';

/** The condition Ready, or before 1.11 the boolean of that name. */
const policy: Judge = ({ conditions, status }) => {
  if (conditions.list.length > 0) {
    return judgeConditions(conditions, { ready: ['Ready'] });
  }
  if (typeof status.ready === 'boolean') {
    return status.ready
      ? verdict('Ready', 'Ready', 'It is served to the API server.')
      : verdict('Degraded', 'NotReady', 'It is not served.');
  }
  return NO_STATUS;
};

/** The CEL policies keep theirs one level down. */
const celPolicy: Judge = ({ status, generation }) => {
  const { ready, conditions, message } = recordOf(status.conditionStatus);
  const list = new Conditions(conditions, generation);
  const failed = list.list.find(one => one.status === 'False' && !one.stale);
  if (typeof ready !== 'boolean' && list.list.length === 0) {
    return NO_STATUS;
  }
  if (list.list.some(({ stale }) => stale)) {
    return NOT_OBSERVED;
  }
  if (ready === true) {
    return verdict(
      'Ready',
      'Ready',
      textOf(message) ?? 'It is configured and served.',
    );
  }
  return failed
    ? judgeConditions(list, { ready: [failed.type] })
    : verdict(
        'Provisioning',
        'NotReady',
        textOf(message) ?? 'It is not served yet.',
      );
};

const updateRequest = byPhase({
  value: ({ status }) => status.state,
  phases: {
    Pending: 'Provisioning',
    Completed: 'Ready',
    Skip: 'Ready',
    Failed: 'Failed',
  },
});

/**
 * Kyverno (https://kyverno.io/docs/policy-types/).
 *
 * @internal
 */
export const kyverno: SystemRules = {
  system: 'kyverno',
  groups: {
    'kyverno.io': {
      ...kinds(policy, 'Policy', 'ClusterPolicy', 'GlobalContextEntry'),
      UpdateRequest: updateRequest,
      '*': configuration,
    },
    'policies.kyverno.io': { PolicyException: configuration, '*': celPolicy },
  },
};
