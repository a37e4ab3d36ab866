import type { ClaimPhase } from '@berth/backstage-plugin-berth-common';
import { countOf, jsonOf, textOf, textsOf } from '../../reading/values';
import { NO_STATUS, NOT_OBSERVED } from '../observed';
import { unknownPhase } from '../phaseReadiness';
import type { Observed } from './shared/observe';
import { suspendedBy } from './shared/paused';
import { fromCondition, verdict } from './shared/verdict';
import type { Judge } from './types';

const HEALTHY = 'Cluster in healthy state';

/** What the operator is at, or cannot get past. */
const PHASES: Record<string, ClaimPhase> = {
  'Setting up primary': 'Provisioning',
  'Creating a new replica': 'Provisioning',
  'Waiting for the instances to become active': 'Provisioning',
  'Upgrading cluster': 'Provisioning',
  'Promoting to primary cluster': 'Provisioning',
  'Switchover in progress': 'Degraded',
  'Failing over': 'Degraded',
  'Upgrading Postgres major version': 'Degraded',
  'Cluster upgrade delayed': 'Degraded',
  'Waiting for user action': 'Degraded',
  'Not enough disk space': 'Degraded',
  'Primary instance is being restarted in-place': 'Degraded',
  'Primary instance is being restarted without a switchover': 'Degraded',
  'Online upgrade in progress': 'Degraded',
  'Applying configuration': 'Degraded',
  'Unable to create required cluster objects': 'Failed',
  'Invalid cluster definition': 'Failed',
  'Cluster has incomplete or invalid image catalog': 'Failed',
  'Cluster cannot proceed to reconciliation due to an unknown plugin being required':
    'Failed',
  'Cluster cannot proceed to reconciliation due to an error while interacting with plugins':
    'Failed',
  'Cluster cannot execute instance online upgrade due to missing architecture binary':
    'Failed',
  'Cluster is unrecoverable and needs manual intervention': 'Failed',
};

/**
 * CloudNativePG's Cluster: what is stopped on purpose, the operator's phase,
 * and in the healthy phase the counters and conditions
 * (https://cloudnative-pg.io/documentation/current/declarative_hibernation/,
 * https://cloudnative-pg.io/documentation/current/fencing/). The offering of
 * these databases says more to people.
 *
 * @internal
 */
export const cloudNativePgCluster: Judge = seen =>
  suspendedBy(stoppedBy, seen) ?? hibernation(seen) ?? judgePhase(seen);

/** The second name of the annotation is the one that Argo CD reads. */
function stoppedBy({ annotations, status }: Observed): string | undefined {
  if (
    annotations['cnpg.io/reconciliationLoop'] === 'disabled' ||
    annotations['cnpg.io/reconciliation'] === 'disabled'
  ) {
    return 'Somebody has told the operator to leave it alone.';
  }
  const fenced = textsOf(
    jsonOf(textOf(annotations['cnpg.io/fencedInstances'])),
  );
  const names = textsOf(status.instanceNames);
  const isAll =
    fenced.includes('*') ||
    (names.length > 0 && names.every(name => fenced.includes(name)));
  return isAll ? 'Somebody has fenced every instance.' : undefined;
}

function hibernation({ annotations, conditions }: Observed) {
  const condition = conditions.get('cnpg.io/hibernation');
  const asked = annotations['cnpg.io/hibernation'] === 'on';
  if (condition?.status === 'True') {
    return asked
      ? verdict('Suspended', 'Hibernated', 'It hibernates: nothing runs.')
      : verdict('Provisioning', 'Resuming', 'It wakes from hibernation.');
  }
  return asked
    ? verdict('Degraded', 'HibernationRequested', 'It goes into hibernation.')
    : undefined;
}

function judgePhase(seen: Observed) {
  const phase = textOf(seen.status.phase);
  const ready = seen.conditions.get('Ready');
  if (phase === HEALTHY || (!phase && ready?.status === 'True')) {
    return judgeHealthy(seen);
  }
  if (!phase) {
    return NO_STATUS;
  }
  return Object.hasOwn(PHASES, phase)
    ? verdict(PHASES[phase], phase, textOf(seen.status.phaseReason) ?? phase)
    : verdict('Unknown', phase, unknownPhase(phase));
}

/** Of a cluster that the operator calls healthy, an instance may be gone since. */
function judgeHealthy({ spec, status, conditions, annotations }: Observed) {
  const wanted = countOf(spec.instances) ?? 1;
  const ready = countOf(status.readyInstances) ?? 0;
  const fenced = textsOf(
    jsonOf(textOf(annotations['cnpg.io/fencedInstances'])),
  );
  const condition = conditions.get('Ready');
  if (condition?.stale) {
    return NOT_OBSERVED;
  }
  if (ready < wanted || fenced.length > 0) {
    return verdict(
      'Degraded',
      fenced.length > 0 ? 'InstancesFenced' : 'InstancesMissing',
      `${ready} of ${wanted} instances are ready.`,
    );
  }
  if (condition && condition.status !== 'True') {
    return fromCondition('Provisioning', condition);
  }
  const backup = conditions.get('LastBackupSucceeded');
  const flaw = ['ContinuousArchiving', 'ConsistentSystemID']
    .map(type => conditions.get(type))
    .concat(backup?.reason === 'LastBackupFailed' ? backup : undefined)
    .find(found => found?.status === 'False');
  return flaw
    ? fromCondition('Degraded', flaw)
    : verdict(
        'Ready',
        'ClusterIsReady',
        wanted === 1
          ? 'The instance is ready.'
          : `All ${wanted} instances are ready.`,
      );
}
