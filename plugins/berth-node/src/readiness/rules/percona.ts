import { countOf, textOf, textsOf } from '../../reading/values';
import { byPhase } from './shared/byPhase';
import { verdict } from './shared/verdict';
import { kinds, type Judge, type SystemRules } from './types';

/**
 * The states of Percona's backups and restores. The operators write them in
 * capitals or not; Starting and New come before anything runs.
 */
const task = byPhase({
  value: ({ status }) => {
    const { state } = status;
    return typeof state === 'string' ? state.toLowerCase() : state;
  },
  message: ({ status }) =>
    status.error ?? status.stateDescription ?? status.comments,
  phases: {
    new: 'Provisioning',
    waiting: 'Provisioning',
    requested: 'Provisioning',
    rejected: 'Failed',
    starting: 'Provisioning',
    running: 'Provisioning',
    suspended: 'Suspended',
    'stopping cluster': 'Provisioning',
    restoring: 'Provisioning',
    'starting cluster': 'Provisioning',
    'preparing cluster': 'Provisioning',
    'point-in-time recovering': 'Provisioning',
    ready: 'Ready',
    succeeded: 'Ready',
    failed: 'Failed',
    error: 'Failed',
  },
});

/** The clusters of all four operators. */
const byState = byPhase({
  value: ({ status }) => status.state,
  message: ({ status }) => textsOf(status.message).join(' ') || status.message,
  phases: {
    initializing: 'Provisioning',
    stopping: 'Provisioning',
    sharding: 'Provisioning',
    paused: 'Suspended',
    ready: 'Ready',
    error: 'Failed',
  },
});

/**
 * The operators report `paused` once spec.pause has taken the last node away.
 * Where nobody has asked for that and nodes are ready, the status contradicts
 * itself, and nothing can be said of it.
 */
const cluster: Judge = seen => {
  const { spec, status } = seen;
  if (seen.reported && !textOf(status.state)) {
    return verdict(
      'Unknown',
      'NoState',
      'The operator has reported on it, but says no state.',
    );
  }
  if (status.state === '') {
    return verdict(
      'Unknown',
      'NoState',
      'The operator has looked at it and names no state.',
    );
  }
  return status.state === 'paused' &&
    spec.pause !== true &&
    (countOf(status.ready) ?? 0) > 0
    ? verdict(
        'Unknown',
        'PausedUnasked',
        'The operator reports it paused, but nobody has asked for that and nodes of it are ready.',
      )
    : byState(seen);
};

/**
 * Percona's operators: clusters, backups and restores (https://docs.percona.com/percona-operators/).
 *
 * @internal
 */
export const percona: SystemRules = {
  system: 'percona',
  groups: {
    'psmdb.percona.com': {
      PerconaServerMongoDB: cluster,
      ...kinds(
        task,
        'PerconaServerMongoDBBackup',
        'PerconaServerMongoDBRestore',
      ),
    },
    'pxc.percona.com': {
      PerconaXtraDBCluster: cluster,
      ...kinds(
        task,
        'PerconaXtraDBClusterBackup',
        'PerconaXtraDBClusterRestore',
      ),
    },
    'pgv2.percona.com': {
      PerconaPGCluster: cluster,
      ...kinds(task, 'PerconaPGBackup', 'PerconaPGRestore'),
    },
    'ps.percona.com': {
      PerconaServerMySQL: cluster,
      ...kinds(task, 'PerconaServerMySQLBackup', 'PerconaServerMySQLRestore'),
    },
  },
};
