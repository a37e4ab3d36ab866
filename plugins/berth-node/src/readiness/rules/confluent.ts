import { countOf, textOf } from '../../reading/values';
import { byPhase } from './shared/byPhase';
import { annotationIsTrue } from './shared/paused';
import { verdict } from './shared/verdict';
import type { Judge, SystemRules } from './types';

const pausedBy = annotationIsTrue('platform.confluent.io/block-reconcile');

/** The phases of Confluent for Kubernetes, in capitals. */
const component = byPhase({
  pausedBy,
  phases: {
    PROVISIONING: 'Provisioning',
    PENDING: 'Provisioning',
    UPDATING: 'Provisioning',
    RUNNING: 'Ready',
    CREATED: 'Ready',
    SUCCEEDED: 'Ready',
    READY: 'Ready',
    FAILED: 'Failed',
    ERROR: 'Failed',
    UNKNOWN: 'Unknown',
    DELETING: 'Deleting',
  },
  value: ({ status }) => status.phase ?? status.state,
});

/** What the workers of Kafka Connect report of a connector. */
const running = byPhase({
  value: ({ status }) => status.connectorState,
  phases: {
    UNASSIGNED: 'Provisioning',
    RESTARTING: 'Provisioning',
    RUNNING: 'Ready',
    PAUSED: 'Suspended',
    STOPPED: 'Suspended',
    FAILED: 'Failed',
  },
});

/** A connector that has been created may still fail, or tasks of it. */
const connector: Judge = seen => {
  const created = component(seen);
  if (created.phase !== 'Ready' || !textOf(seen.status.connectorState)) {
    return created;
  }
  const failed = countOf(seen.status.failedTasksCount) ?? 0;
  const judged = running(seen);
  return judged.phase === 'Ready' && failed > 0
    ? verdict('Degraded', 'TasksFailed', `${failed} of its tasks have failed.`)
    : judged;
};

/**
 * Confluent for Kubernetes (https://docs.confluent.io/operator/current/co-api.html).
 *
 * @internal
 */
export const confluent: SystemRules = {
  system: 'confluent',
  groups: {
    'platform.confluent.io': { Connector: connector, '*': component },
  },
};
