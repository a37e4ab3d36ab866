import { countOf, recordOf, recordsOf, textOf } from '../../reading/values';
import { NO_STATUS } from '../observed';
import { configuration } from './shared/configuration';
import { fromCondition, verdict } from './shared/verdict';
import type { Judge, SystemRules } from './types';

function errorsOf(part: unknown): number {
  return countOf(recordOf(recordOf(part).errorSummary).totalCount) ?? 0;
}

/**
 * RootSync and RepoSync: rendered, read and applied without errors, and at the
 * commit that the source is at.
 */
const sync: Judge = ({ conditions, status }) => {
  if (conditions.list.length === 0) {
    return NO_STATUS;
  }
  const stalled = conditions.firstTrue(['Stalled']);
  if (stalled) {
    return fromCondition('Failed', stalled);
  }
  const reconciling = conditions.firstTrue(['Reconciling']);
  if (reconciling) {
    return fromCondition('Provisioning', reconciling);
  }
  const parts = [status.rendering, status.source, status.sync];
  const errors = parts.map(errorsOf).reduce((a, b) => a + b, 0);
  if (errors > 0) {
    const syncing = conditions.get('Syncing');
    return syncing
      ? fromCondition('Degraded', {
          ...syncing,
          reason: 'Errors',
          message: syncing.message ?? `${errors} errors hold it up.`,
        })
      : verdict('Degraded', 'Errors', `${errors} errors hold it up.`);
  }
  const syncing = conditions.get('Syncing');
  if (syncing?.status !== 'False' || syncing.stale) {
    return syncing
      ? fromCondition('Provisioning', syncing)
      : verdict('Provisioning', 'NotSyncing', 'It does not sync yet.');
  }
  const wanted = textOf(recordOf(status.source).commit);
  const there = textOf(recordOf(status.sync).commit);
  if (!there) {
    return verdict('Provisioning', 'NotSynced', 'It has synced no commit yet.');
  }
  return wanted === there
    ? verdict('Ready', 'Synced', `It is at ${there}.`)
    : verdict('Provisioning', 'Syncing', `It is not at ${wanted} yet.`);
};

/** ResourceGroup: the inventory of a sync with the status of each object. */
const resourceGroup: Judge = ({ conditions, status }) => {
  const stalled = conditions.firstTrue(['Stalled']);
  if (stalled) {
    return fromCondition('Failed', stalled);
  }
  const reconciling = conditions.firstTrue(['Reconciling']);
  if (reconciling) {
    return fromCondition('Provisioning', reconciling);
  }
  const members = recordsOf(status.resourceStatuses);
  const failed = members.find(
    one => one.status === 'Failed' || one.actuation === 'Failed',
  );
  if (failed) {
    return verdict(
      'Degraded',
      'Failed',
      `${failed.kind} ${failed.name} failed.`,
    );
  }
  const open = members.find(one => one.status !== 'Current');
  if (open) {
    return verdict(
      'Provisioning',
      String(open.status ?? 'InProgress'),
      `${open.kind} ${open.name} is ${open.status}.`,
    );
  }
  const unsure = conditions.list.find(one => one.status === 'Unknown');
  if (unsure) {
    return fromCondition('Provisioning', unsure);
  }
  return conditions.list.length > 0 || members.length > 0
    ? verdict('Ready', 'Current', 'All its objects are as they should be.')
    : NO_STATUS;
};

/**
 * Config Sync (https://cloud.google.com/kubernetes-engine/enterprise/config-sync/docs).
 *
 * @internal
 */
export const configSync: SystemRules = {
  system: 'config-sync',
  groups: {
    'configsync.gke.io': { RootSync: sync, RepoSync: sync },
    'kpt.dev': { ResourceGroup: resourceGroup },
    'configmanagement.gke.io': { '*': configuration },
  },
};
