import { recordOf, textOf } from '../../reading/values';
import { NO_STATUS } from '../observed';
import { unknownPhase } from '../phaseReadiness';
import { byConditions, judgeConditions } from './shared/byConditions';
import { configuration } from './shared/configuration';
import { verdict } from './shared/verdict';
import type { Judge, SystemRules } from './types';

const HEALTH: Record<string, ReturnType<Judge>['phase']> = {
  Healthy: 'Ready',
  Progressing: 'Provisioning',
  Degraded: 'Degraded',
  Suspended: 'Suspended',
  // What it is to deliver is not in the cluster yet.
  Missing: 'Provisioning',
  Unknown: 'Unknown',
};

/**
 * Application: Argo CD's own word for the health of what it delivers. A sync
 * that has failed leaves the old state healthy, and is told all the same.
 */
const application: Judge = ({ status }) => {
  const health = recordOf(status.health);
  const text = textOf(health.status);
  if (!text) {
    return NO_STATUS;
  }
  const phase = Object.hasOwn(HEALTH, text) ? HEALTH[text] : 'Unknown';
  const sync = textOf(recordOf(status.sync).status) ?? 'Unknown';
  const operation = recordOf(status.operationState);
  const failed = ['Failed', 'Error'].includes(String(operation.phase));
  if (phase === 'Ready' && sync === 'OutOfSync' && failed) {
    return verdict(
      'Degraded',
      'SyncFailed',
      textOf(operation.message) ?? 'The last sync has failed.',
    );
  }
  const said = textOf(health.message);
  return verdict(
    phase,
    text,
    said ??
      (Object.hasOwn(HEALTH, text)
        ? `Argo CD reports it ${text}, and ${sync} with its source.`
        : unknownPhase(text)),
  );
};

/**
 * ApplicationSet: ErrorOccurred is True where generating has failed;
 * ResourcesUpToDate is False where its applications could not be written.
 */
const applicationSet: Judge = ({ conditions }) =>
  judgeConditions(conditions, {
    ready: ['ResourcesUpToDate'],
    failing: { ErrorOccurred: 'Degraded' },
    busy: ['RolloutProgressing'],
  });

/** What the Argo CD operator installs. */
const installation = byConditions({ ready: ['Reconciled'] });

const argoCd: Judge = seen => {
  const phase = textOf(seen.status.phase);
  if (!phase) {
    return seen.conditions.list.length > 0 ? installation(seen) : NO_STATUS;
  }
  const phases: Record<string, ReturnType<Judge>['phase']> = {
    Available: 'Ready',
    Pending: 'Provisioning',
    Failed: 'Failed',
    Unknown: 'Unknown',
  };
  return verdict(
    Object.hasOwn(phases, phase) ? phases[phase] : 'Unknown',
    phase,
    Object.hasOwn(phases, phase)
      ? `The operator reports it ${phase}.`
      : unknownPhase(phase),
  );
};

/**
 * Argo CD (https://argo-cd.readthedocs.io/en/stable/operator-manual/health/).
 *
 * @internal
 */
export const argoCdRules: SystemRules = {
  system: 'argo-cd',
  groups: {
    'argoproj.io': {
      Application: application,
      ApplicationSet: applicationSet,
      AppProject: configuration,
      ArgoCD: argoCd,
    },
  },
};
