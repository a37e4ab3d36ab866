import type { ClaimPhase } from '@berth/backstage-plugin-berth-common';

/**
 * What a phase of CloudNativePG means for the person whose database it is.
 *
 * @internal
 */
export interface PhaseMeaning {
  /**
   * `blocked` is for what the operator cannot get past: Failed, or Degraded
   * where instances still serve.
   */
  phase: ClaimPhase | 'blocked';
  what: string;
  /** Whose turn it is, and what to do. */
  next: string;
}

/**
 * The phase of a cluster that does nothing; the counters and conditions tell
 * the rest.
 *
 * @internal
 */
export const HEALTHY = 'Cluster in healthy state';

const WAIT = 'The operator is at work; there is nothing to do.';
const PLATFORM = 'Show this to the platform team.';

/**
 * Every phase of CloudNativePG 1.25 to 1.30 but {@link HEALTHY}.
 *
 * @internal
 */
export const phases: Record<string, PhaseMeaning> = {
  'Setting up primary': {
    phase: 'Provisioning',
    what: 'The first instance is being set up',
    next: WAIT,
  },
  'Creating a new replica': {
    phase: 'Provisioning',
    what: 'A replica is being created',
    next: WAIT,
  },
  'Waiting for the instances to become active': {
    phase: 'Provisioning',
    what: 'An instance is not running yet',
    next: 'If this lasts, the events say what it waits for: room on a node, a disk or an image.',
  },
  'Upgrading cluster': {
    phase: 'Provisioning',
    what: 'The instances are being replaced one by one for a change',
    next: WAIT,
  },
  'Promoting to primary cluster': {
    phase: 'Provisioning',
    what: 'This replica of another cluster is becoming a primary one',
    next: WAIT,
  },
  'Switchover in progress': {
    phase: 'Degraded',
    what: 'Another instance is becoming the primary; writes fail for some seconds',
    next: WAIT,
  },
  'Failing over': {
    phase: 'Degraded',
    what: 'The primary has failed and a replica is taking over; writes fail until it has',
    next: WAIT,
  },
  'Upgrading Postgres major version': {
    phase: 'Degraded',
    what: 'PostgreSQL is being upgraded to another major version; the database is down meanwhile',
    next: WAIT,
  },
  'Cluster upgrade delayed': {
    phase: 'Degraded',
    what: 'A change waits because the operator spaces out restarts; the database runs as before',
    next: 'The operator goes on by itself when its time has come.',
  },
  'Waiting for user action': {
    phase: 'Degraded',
    what: 'A change waits for somebody to make another instance the primary',
    next: 'Do so with kubectl cnpg promote, or ask the platform team.',
  },
  'Primary instance is being restarted in-place': {
    phase: 'Degraded',
    what: 'The primary is restarting; the database is down for some seconds',
    next: WAIT,
  },
  'Primary instance is being restarted without a switchover': {
    phase: 'Degraded',
    what: 'The primary is being replaced; the database is down meanwhile',
    next: WAIT,
  },
  'Online upgrade in progress': {
    phase: 'Degraded',
    what: "The operator's part of each instance is being updated; the database keeps running",
    next: WAIT,
  },
  'Applying configuration': {
    phase: 'Degraded',
    what: 'New settings are being applied',
    next: WAIT,
  },
  'Unable to create required cluster objects': {
    phase: 'blocked',
    what: 'The operator cannot create what the database needs',
    next: 'If a quota is exceeded, give back what you do not need or ask for more; otherwise show this to the platform team.',
  },
  'Not enough disk space': {
    phase: 'blocked',
    what: 'A disk of the database is full',
    next: 'Enlarge the storage.',
  },
  'Invalid cluster definition': {
    phase: 'blocked',
    what: 'The operator does not accept the definition',
    next: 'Undo the last change to it.',
  },
  'Cluster has incomplete or invalid image catalog': {
    phase: 'blocked',
    what: 'The image catalog has no image for this version',
    next: PLATFORM,
  },
  'Cluster cannot proceed to reconciliation due to an unknown plugin being required':
    {
      phase: 'blocked',
      what: 'The operator lacks a plugin that the definition names',
      next: PLATFORM,
    },
  'Cluster cannot proceed to reconciliation due to an error while interacting with plugins':
    {
      phase: 'blocked',
      what: 'A plugin of the operator answers with an error',
      next: PLATFORM,
    },
  'Cluster cannot execute instance online upgrade due to missing architecture binary':
    {
      phase: 'blocked',
      what: 'The operator has no binary for the processors of an instance',
      next: PLATFORM,
    },
  'Cluster is unrecoverable and needs manual intervention': {
    phase: 'Failed',
    what: 'No instance is left that the operator could bring back',
    next: `${PLATFORM} Data comes back from a backup, if there is one.`,
  },
};
