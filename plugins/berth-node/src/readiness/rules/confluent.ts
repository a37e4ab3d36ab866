import { byPhase } from './shared/byPhase';
import type { SystemRules } from './types';

/** The phases of Confluent for Kubernetes, in capitals. */
const component = byPhase({
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

/**
 * Confluent for Kubernetes (https://docs.confluent.io/operator/current/co-api.html).
 *
 * @internal
 */
export const confluent: SystemRules = {
  system: 'confluent',
  groups: { 'platform.confluent.io': { '*': component } },
};
