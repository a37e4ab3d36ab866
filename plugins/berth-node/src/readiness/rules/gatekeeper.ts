import { countOf, recordsOf, textOf } from '../../reading/values';
import { NOT_OBSERVED, NO_STATUS } from '../observed';
import { configuration } from './shared/configuration';
import type { Observed } from './shared/observe';
import { verdict } from './shared/verdict';
import type { Judge, SystemRules } from './types';

/** Whether one of Gatekeeper's pods speaks of an older generation. */
function isStale(pod: Record<string, unknown>, { generation }: Observed) {
  const observed = countOf(pod.observedGeneration);
  return (
    observed !== undefined && generation !== undefined && observed < generation
  );
}

function isBehind(seen: Observed): boolean {
  return recordsOf(seen.status.byPod).some(pod => isStale(pod, seen));
}

/** What one of Gatekeeper's pods could not take up. */
function errorOf(seen: Observed): string | undefined {
  const pods = recordsOf(seen.status.byPod).filter(pod => !isStale(pod, seen));
  for (const pod of pods) {
    const [error] = recordsOf(pod.errors);
    if (error) {
      return textOf(error.message) ?? textOf(error.code) ?? 'It has errors.';
    }
  }
  return undefined;
}

const template: Judge = seen => {
  const { status, reported } = seen;
  const error = errorOf(seen);
  if (error) {
    return verdict('Failed', 'TemplateInvalid', error);
  }
  if (isBehind(seen)) {
    return NOT_OBSERVED;
  }
  if (status.created === true) {
    return verdict('Ready', 'Created', 'Its kind of constraint is served.');
  }
  return reported
    ? verdict('Provisioning', 'NotCreated', 'Its kind is being created.')
    : NO_STATUS;
};

/** A constraint that finds violations does its work: it is in force. */
const constraint: Judge = seen => {
  const { status, reported } = seen;
  const error = errorOf(seen);
  if (error) {
    return verdict('Degraded', 'ConstraintError', error);
  }
  if (isBehind(seen)) {
    return NOT_OBSERVED;
  }
  if (!reported) {
    return NO_STATUS;
  }
  const pods = recordsOf(status.byPod);
  const violations = countOf(status.totalViolations) ?? 0;
  // Its count is of the audit, which only looks at what is in force.
  const audited = status.totalViolations !== undefined;
  const enforced =
    pods.some(pod => pod.enforced === true) || (pods.length === 0 && audited);
  return !enforced
    ? verdict('Provisioning', 'NotEnforced', 'It is not enforced yet.')
    : verdict(
        'Ready',
        'Enforced',
        `It is enforced; ${violations} objects violate it.`,
      );
};

/** Mutators, providers and connections: errors of any pod, else in place. */
const byPod: Judge = seen => {
  const error = errorOf(seen);
  if (error) {
    return verdict('Degraded', 'Errors', error);
  }
  if (isBehind(seen)) {
    return NOT_OBSERVED;
  }
  return recordsOf(seen.status.byPod).length > 0
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
