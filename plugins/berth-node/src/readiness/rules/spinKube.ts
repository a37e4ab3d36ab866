import { NO_STATUS } from '../observed';
import { judgeReplicas } from './shared/byReplicas';
import { configuration } from './shared/configuration';
import { fromCondition } from './shared/verdict';
import type { Judge, SystemRules } from './types';

/**
 * SpinApp: its conditions are those of the Deployment behind it; the number of
 * replicas is its own.
 */
const spinApp: Judge = ({ spec, status, conditions, reported }) => {
  if (!reported) {
    return NO_STATUS;
  }
  const progressing = conditions.get('Progressing');
  if (progressing?.status === 'False') {
    return fromCondition('Degraded', progressing);
  }
  const available = conditions.get('Available');
  if (available && available.status !== 'True' && spec.replicas !== 0) {
    return fromCondition('Provisioning', available);
  }
  return spec.enableAutoscaling === true && available
    ? fromCondition('Ready', available)
    : judgeReplicas({
        wanted: spec.replicas ?? 1,
        available: status.readyReplicas,
      });
};

/**
 * SpinKube (https://www.spinkube.dev/docs/reference/spin-app/).
 *
 * @internal
 */
export const spinKube: SystemRules = {
  system: 'spinkube',
  groups: {
    'core.spinkube.dev': { SpinApp: spinApp, SpinAppExecutor: configuration },
    'core.spinoperator.dev': {
      SpinApp: spinApp,
      SpinAppExecutor: configuration,
    },
  },
};
