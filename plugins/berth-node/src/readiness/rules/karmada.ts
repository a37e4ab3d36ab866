import { recordsOf } from '../../reading/values';
import { NO_STATUS } from '../observed';
import { byConditions, judgeConditions } from './shared/byConditions';
import { configuration } from './shared/configuration';
import { fromCondition, verdict } from './shared/verdict';
import { kinds, type Judge, type SystemRules } from './types';

/**
 * ResourceBinding: scheduled first, then applied in each member cluster, and
 * well there as far as Karmada knows how to tell: the health Unknown is that of
 * kinds that it cannot interpret.
 */
const binding: Judge = ({ conditions, status }) => {
  const scheduled = conditions.get('Scheduled');
  if (scheduled?.status !== 'True') {
    return scheduled ? fromCondition('Provisioning', scheduled) : NO_STATUS;
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

const work: Judge = ({ conditions, spec }) => {
  if (spec.suspendDispatching === true) {
    return verdict('Suspended', 'Paused', 'Its dispatching is suspended.');
  }
  return judgeConditions(conditions, {
    ready: ['Applied'],
    failing: { Degraded: 'Degraded' },
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
      MultiClusterService: byConditions({
        ready: ['EndpointSliceDispatched'],
      }),
    },
    'operator.karmada.io': { Karmada: byConditions({ ready: ['Ready'] }) },
  },
};
