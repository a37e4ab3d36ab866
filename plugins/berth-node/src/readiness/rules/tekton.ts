import { textOf } from '../../reading/values';
import { NO_STATUS } from '../observed';
import { byConditions, judgeConditions } from './shared/byConditions';
import { configuration } from './shared/configuration';
import { fromCondition, verdict } from './shared/verdict';
import { kinds, type Judge, type SystemRules } from './types';

/**
 * PipelineRun and TaskRun: Succeeded is Unknown while it runs. One that is to
 * wait has the spec.status Pending.
 */
const run: Judge = seen => {
  const succeeded = seen.conditions.get('Succeeded');
  if (
    succeeded?.status === 'Unknown' &&
    /Pending$/.test(succeeded.reason ?? '') &&
    /Pending$/.test(String(seen.spec.status ?? ''))
  ) {
    return fromCondition('Suspended', succeeded, 'Somebody holds it back.');
  }
  return judgeConditions(seen.conditions, {
    ready: ['Succeeded'],
    whenFalse: 'Failed',
  });
};

/** Build of Shipwright: `registered` is a field of its own, with a reason. */
const build: Judge = ({ status }) => {
  const registered = textOf(status.registered);
  if (!registered) {
    return NO_STATUS;
  }
  const reason = textOf(status.reason) ?? `Registered${registered}`;
  const message = textOf(status.message);
  switch (registered) {
    case 'True':
      return verdict('Ready', reason, message ?? 'It is registered.');
    case 'False':
      return verdict('Degraded', reason, message ?? 'It is not valid.');
    case 'Unknown':
      return verdict('Provisioning', reason, message ?? 'It is being checked.');
    default:
      return verdict('Unknown', reason, `Shipwright reports '${registered}'.`);
  }
};

const ready = byConditions({ ready: ['Ready'] });

/**
 * Tekton (https://tekton.dev/docs/pipelines/pipelineruns/).
 *
 * @internal
 */
export const tekton: SystemRules = {
  system: 'tekton',
  groups: {
    'tekton.dev': {
      ...kinds(run, 'PipelineRun', 'TaskRun', 'CustomRun', 'Run'),
      '*': configuration,
    },
    'triggers.tekton.dev': {
      EventListener: byConditions({ ready: ['Ready', 'Available'] }),
      '*': configuration,
    },
    'resolution.tekton.dev': { ResolutionRequest: run },
    'operator.tekton.dev': { '*': ready },
    'shipwright.io': {
      BuildRun: run,
      Build: build,
      '*': configuration,
    },
  },
};
