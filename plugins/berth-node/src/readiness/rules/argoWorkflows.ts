import { NO_STATUS } from '../observed';
import { byPhase } from './shared/byPhase';
import { configuration } from './shared/configuration';
import { specIsTrue, suspendedBy } from './shared/paused';
import { fromCondition, verdict } from './shared/verdict';
import { kinds, type Judge, type SystemRules } from './types';

const PHASES = {
  Pending: 'Provisioning',
  Running: 'Provisioning',
  Succeeded: 'Ready',
  Failed: 'Failed',
  Error: 'Failed',
} as const;

const run = byPhase({ phases: PHASES });

/** Suspended only while it is not over. */
const workflow: Judge = seen => {
  const judged = run(seen);
  return judged.phase === 'Provisioning'
    ? suspendedBy(specIsTrue('suspend'), seen) ?? judged
    : judged;
};

/**
 * CronWorkflow: SubmissionError and SpecError are True while it cannot start a
 * workflow; `stopped` when its stop strategy has been met.
 */
const cronWorkflow: Judge = seen => {
  const { conditions, status, reported } = seen;
  const failed = conditions.firstTrue(['SpecError', 'SubmissionError']);
  if (failed) {
    return fromCondition('Degraded', failed);
  }
  const paused = suspendedBy(specIsTrue('suspend'), seen);
  if (paused) {
    return paused;
  }
  if (status.phase === 'Stopped') {
    return verdict(
      'Suspended',
      'Stopped',
      'Its stop strategy has been met; it starts no more workflows.',
    );
  }
  return reported
    ? verdict('Ready', 'Scheduled', 'It starts its workflows on time.')
    : NO_STATUS;
};

/**
 * Argo Workflows (https://argo-workflows.readthedocs.io/en/latest/fields/).
 *
 * @internal
 */
export const argoWorkflows: SystemRules = {
  system: 'argo-workflows',
  groups: {
    'argoproj.io': {
      Workflow: workflow,
      CronWorkflow: cronWorkflow,
      ...kinds(
        configuration,
        'WorkflowTemplate',
        'ClusterWorkflowTemplate',
        'WorkflowEventBinding',
      ),
    },
  },
};
