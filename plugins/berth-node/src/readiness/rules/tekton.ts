import { byConditions, judgeConditions } from './shared/byConditions';
import { configuration } from './shared/configuration';
import { fromCondition } from './shared/verdict';
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
    'operator.tekton.dev': { '*': ready },
    'shipwright.io': {
      BuildRun: run,
      Build: byConditions({ ready: ['Registered'] }),
      '*': configuration,
    },
  },
};
