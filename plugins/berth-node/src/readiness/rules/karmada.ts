import { recordOf, recordsOf, textsOf } from '../../reading/values';
import { NO_STATUS } from '../observed';
import { byConditions, judgeConditions } from './shared/byConditions';
import { configuration } from './shared/configuration';
import type { Observed } from './shared/observe';
import { suspendedBy } from './shared/paused';
import { fromCondition, verdict } from './shared/verdict';
import { kinds, type Judge, type SystemRules } from './types';

/** Reasons with which the scheduler has ended without a cluster. */
const UNSCHEDULED = ['NoClusterFit', 'QuotaExceeded'];

function pausedBy({ spec, conditions }: Observed): string | undefined {
  const { dispatching, scheduling } = recordOf(spec.suspension);
  if (dispatching === true) {
    return 'Its dispatching is suspended.';
  }
  return scheduling === true && !conditions.isTrue('Scheduled')
    ? 'Its scheduling is suspended.'
    : undefined;
}

/**
 * ResourceBinding: scheduled first, then applied in each member cluster, and
 * well there as far as Karmada knows how to tell: the health Unknown is that of
 * kinds that it cannot interpret.
 */
const binding: Judge = seen => {
  const { conditions, status } = seen;
  const scheduled = conditions.get('Scheduled');
  const paused = suspendedBy(pausedBy, seen);
  if (paused) {
    return paused;
  }
  if (scheduled?.status !== 'True') {
    const isOver = UNSCHEDULED.includes(scheduled?.reason ?? '');
    return scheduled
      ? fromCondition(isOver ? 'Degraded' : 'Provisioning', scheduled)
      : NO_STATUS;
  }
  const members = recordsOf(status.aggregatedStatus);
  const refused = members.find(member => member.applied === false);
  if (refused) {
    return verdict(
      'Degraded',
      'NotApplied',
      `Cluster ${refused.clusterName}: ${
        refused.appliedMessage ?? 'it could not be applied'
      }.`,
    );
  }
  const ill = members.find(member => member.health === 'Unhealthy');
  if (ill) {
    return verdict(
      'Degraded',
      'Unhealthy',
      `It is not healthy in cluster ${ill.clusterName}.`,
    );
  }
  return judgeConditions(conditions, { ready: ['FullyApplied'] });
};

/** Work: applied in its cluster, and well there as far as Karmada can tell. */
const work: Judge = ({ conditions, spec, status }) => {
  if (spec.suspendDispatching === true) {
    return verdict('Suspended', 'Paused', 'Its dispatching is suspended.');
  }
  const judged = judgeConditions(conditions, {
    ready: ['Applied'],
    failing: { Degraded: 'Degraded' },
  });
  const ill = recordsOf(status.manifestStatuses).some(
    manifest => manifest.health === 'Unhealthy',
  );
  return judged.phase === 'Ready' && ill
    ? verdict('Degraded', 'Unhealthy', 'It is not healthy in its cluster.')
    : judged;
};

/** Endpoints are dispatched for what other clusters can reach, and only then. */
const service: Judge = ({ conditions, spec }) => {
  const types = textsOf(spec.types);
  const isDispatched = types.length === 0 || types.includes('CrossCluster');
  return judgeConditions(conditions, {
    ready: [
      ...(conditions.get('ServiceApplied') || !isDispatched
        ? ['ServiceApplied']
        : []),
      ...(isDispatched ? ['EndpointSliceDispatched'] : []),
    ],
  });
};

/** The quota is in force when its use has been counted. */
const quota: Judge = ({ status }) =>
  status.overall
    ? verdict('Ready', 'Enforced', 'Its use is counted over all clusters.')
    : NO_STATUS;

/**
 * Karmada (https://karmada.io/docs/).
 *
 * @internal
 */
export const karmada: SystemRules = {
  system: 'karmada',
  groups: {
    'work.karmada.io': {
      ...kinds(binding, 'ResourceBinding', 'ClusterResourceBinding'),
      Work: work,
    },
    'cluster.karmada.io': { Cluster: byConditions({ ready: ['Ready'] }) },
    'policy.karmada.io': { FederatedResourceQuota: quota, '*': configuration },
    'config.karmada.io': { '*': configuration },
    'networking.karmada.io': {
      MultiClusterService: service,
    },
    'operator.karmada.io': { Karmada: byConditions({ ready: ['Ready'] }) },
  },
};
