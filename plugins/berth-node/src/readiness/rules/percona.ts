import { byPhase } from './shared/byPhase';
import { kinds, type SystemRules } from './types';

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

/**
 * Backups and restores of Percona's operators, whose clusters have offerings of
 * their own (https://docs.percona.com/percona-operators/).
 *
 * @internal
 */
export const percona: SystemRules = {
  system: 'percona',
  groups: {
    'psmdb.percona.com': kinds(
      task,
      'PerconaServerMongoDBBackup',
      'PerconaServerMongoDBRestore',
    ),
    'pxc.percona.com': kinds(
      task,
      'PerconaXtraDBClusterBackup',
      'PerconaXtraDBClusterRestore',
    ),
    'pgv2.percona.com': kinds(task, 'PerconaPGBackup', 'PerconaPGRestore'),
    'ps.percona.com': kinds(
      task,
      'PerconaServerMySQLBackup',
      'PerconaServerMySQLRestore',
    ),
  },
};
