import { recordOf, textOf } from '../../reading/values';
import { NO_STATUS } from '../observed';
import { unknownPhase } from '../phaseReadiness';
import { byConditions } from './shared/byConditions';
import { suspendedBy } from './shared/paused';
import { verdict } from './shared/verdict';
import type { Judge, SystemRules } from './types';

const PHASES: Record<string, ReturnType<Judge>['phase']> = {
  Ready: 'Ready',
  ApplyingChanges: 'Provisioning',
  MigratingData: 'Provisioning',
  Stalled: 'Degraded',
  Invalid: 'Failed',
};

const HEALTH: Record<string, ReturnType<Judge>['phase']> = {
  green: 'Ready',
  // Every primary shard is there, and a replica is missing.
  yellow: 'Degraded',
  red: 'Degraded',
  unknown: 'Unknown',
};

/**
 * What became of the links to other parts of the stack, each of which is a text
 * or, for several, a map of texts.
 */
function associationsOf(status: Record<string, unknown>): unknown[] {
  return Object.entries(status)
    .filter(([name]) => /associations?status$/i.test(name))
    .flatMap(([, value]) =>
      typeof value === 'string' ? value : Object.values(recordOf(value)),
    );
}

/** The health is a colour, the phase what the operator does. */
const stack: Judge = seen => {
  const { status } = seen;
  const paused = suspendedBy(
    ({ annotations }) =>
      annotations['eck.k8s.elastic.co/managed'] === 'false'
        ? 'An annotation tells the operator to leave it alone.'
        : undefined,
    seen,
  );
  if (paused) {
    return paused;
  }
  const phase = textOf(status.phase);
  if (phase && phase !== 'Ready') {
    return verdict(
      Object.hasOwn(PHASES, phase) ? PHASES[phase] : 'Unknown',
      phase,
      Object.hasOwn(PHASES, phase)
        ? `The operator reports ${phase}.`
        : unknownPhase(phase),
    );
  }
  const health = textOf(status.health);
  if (!health) {
    return NO_STATUS;
  }
  // Kibana and its like are red until their first pod answers.
  const starting =
    health === 'red' && phase === undefined && !status.availableNodes;
  const associations = associationsOf(status);
  if (associations.includes('Failed')) {
    return verdict(
      'Degraded',
      'AssociationFailed',
      'It could not be linked to another part of the stack.',
    );
  }
  if (health === 'green' && associations.includes('Pending')) {
    return verdict(
      'Provisioning',
      'AssociationPending',
      'It is being linked to another part of the stack.',
    );
  }
  const phaseOfHealth = Object.hasOwn(HEALTH, health)
    ? HEALTH[health]
    : 'Unknown';
  return verdict(
    starting ? 'Provisioning' : phaseOfHealth,
    health,
    `Its health is ${health}.`,
  );
};

/** StackConfigPolicy counts what it has configured. */
const policy: Judge = seen => {
  const phase = textOf(seen.status.phase);
  if (!phase) {
    return NO_STATUS;
  }
  const phases: Record<string, ReturnType<Judge>['phase']> = {
    Ready: 'Ready',
    ApplyingChanges: 'Provisioning',
    Invalid: 'Failed',
    Error: 'Degraded',
    Conflict: 'Degraded',
    Unknown: 'Unknown',
  };
  return verdict(
    Object.hasOwn(phases, phase) ? phases[phase] : 'Unknown',
    phase,
    `The operator reports ${phase}.`,
  );
};

/** Limited is True where what Elasticsearch needs is more than is allowed. */
const autoscaler = byConditions({
  ready: ['Active', 'Healthy', 'Online'],
  failing: { Limited: 'Degraded' },
});

/**
 * Elastic Cloud on Kubernetes (https://www.elastic.co/guide/en/cloud-on-k8s/current/).
 *
 * @internal
 */
export const elastic: SystemRules = {
  system: 'elastic',
  groups: {
    'elasticsearch.k8s.elastic.co': { '*': stack },
    'kibana.k8s.elastic.co': { '*': stack },
    'apm.k8s.elastic.co': { '*': stack },
    'beat.k8s.elastic.co': { '*': stack },
    'agent.k8s.elastic.co': { '*': stack },
    'enterprisesearch.k8s.elastic.co': { '*': stack },
    'maps.k8s.elastic.co': { '*': stack },
    'logstash.k8s.elastic.co': { '*': stack },
    'packageregistry.k8s.elastic.co': { '*': stack },
    'autoscaling.k8s.elastic.co': { ElasticsearchAutoscaler: autoscaler },
    'stackconfigpolicy.k8s.elastic.co': { '*': policy },
  },
};
