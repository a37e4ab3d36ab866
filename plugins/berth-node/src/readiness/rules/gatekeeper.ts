import { countOf, recordOf, recordsOf, textOf } from '../../reading/values';
import { NO_STATUS } from '../observed';
import { configuration } from './shared/configuration';
import { verdict } from './shared/verdict';
import type { Judge, SystemRules } from './types';

/** What one of Gatekeeper's pods could not take up. */
function errorOf(status: Record<string, unknown>): string | undefined {
  for (const pod of recordsOf(status.byPod)) {
    const [error] = recordsOf(pod.errors);
    if (error) {
      return textOf(error.message) ?? textOf(error.code) ?? 'It has errors.';
    }
  }
  return undefined;
}

const template: Judge = ({ status, reported }) => {
  const error = errorOf(status);
  if (error) {
    return verdict('Failed', 'TemplateInvalid', error);
  }
  if (status.created === true) {
    return verdict('Ready', 'Created', 'Its kind of constraint is served.');
  }
  return reported
    ? verdict('Provisioning', 'NotCreated', 'Its kind is being created.')
    : NO_STATUS;
};

/** A constraint that finds violations does its work: it is in force. */
const constraint: Judge = ({ status, reported }) => {
  const error = errorOf(status);
  if (error) {
    return verdict('Degraded', 'ConstraintError', error);
  }
  if (!reported) {
    return NO_STATUS;
  }
  const pods = recordsOf(status.byPod);
  const violations = countOf(status.totalViolations) ?? 0;
  return pods.length > 0 && pods.every(pod => pod.enforced !== true)
    ? verdict('Provisioning', 'NotEnforced', 'It is not enforced yet.')
    : verdict(
        'Ready',
        'Enforced',
        `It is enforced; ${violations} objects violate it.`,
      );
};

/** Mutators, providers and connections: errors of any pod, else in place. */
const byPod: Judge = seen => {
  const error = errorOf(seen.status);
  if (error) {
    return verdict('Degraded', 'Errors', error);
  }
  return recordOf(seen.status).byPod
    ? verdict('Ready', 'InForce', 'All of Gatekeeper has taken it up.')
    : configuration(seen);
};

/**
 * Gatekeeper (https://open-policy-agent.github.io/gatekeeper/website/docs/).
 *
 * @internal
 */
export const gatekeeper: SystemRules = {
  system: 'gatekeeper',
  groups: {
    'templates.gatekeeper.sh': { ConstraintTemplate: template },
    'constraints.gatekeeper.sh': { '*': constraint },
    'mutations.gatekeeper.sh': { '*': byPod },
    'config.gatekeeper.sh': { '*': byPod },
    'externaldata.gatekeeper.sh': { '*': byPod },
    'expansion.gatekeeper.sh': { '*': byPod },
    'connection.gatekeeper.sh': { '*': byPod },
    'syncset.gatekeeper.sh': { '*': configuration },
    'status.gatekeeper.sh': { '*': configuration },
  },
};
