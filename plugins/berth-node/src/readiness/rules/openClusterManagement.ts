import { recordsOf, textOf } from '../../reading/values';
import { NO_STATUS } from '../observed';
import { byConditions, judgeConditions } from './shared/byConditions';
import { configuration } from './shared/configuration';
import { fromCondition, verdict } from './shared/verdict';
import { kinds, type Judge, type SystemRules } from './types';

/** A cluster is accepted by the hub, joins, and reports that it is there. */
const managedCluster: Judge = ({ conditions }) => {
  const available = conditions.get('ManagedClusterConditionAvailable');
  if (available && available.status !== 'True') {
    return fromCondition('Degraded', available);
  }
  return judgeConditions(conditions, {
    ready: [
      'HubAcceptedManagedCluster',
      'ManagedClusterJoined',
      'ManagedClusterConditionAvailable',
    ],
    waiting: ['HubClusterAdminDenied'],
    whenFalse: 'Provisioning',
  });
};

/** Applied by the agent, there, and not about to change. */
const manifestWork: Judge = ({ conditions }) =>
  judgeConditions(conditions, {
    ready: conditions.get('Available') ? ['Applied', 'Available'] : ['Applied'],
    failing: { Degraded: 'Degraded' },
    busy: ['Progressing'],
  });

/**
 * Klusterlet and ClusterManager: Applied on the cluster and Available. Of what
 * is Degraded they tell by a condition for each part.
 */
const installation: Judge = ({ conditions }) => {
  const degraded = conditions.list
    .filter(({ type }) => type.endsWith('Degraded'))
    .map(({ type }) => [type, 'Degraded'] as const);
  return judgeConditions(conditions, {
    ready: conditions.get('Available') ? ['Applied', 'Available'] : ['Applied'],
    failing: Object.fromEntries(degraded),
    busy: ['Progressing'],
  });
};

/** Whether what a policy demands is so. Pending waits for what it depends on. */
const policy: Judge = ({ spec, status, reported }) => {
  if (spec.disabled === true) {
    return verdict('Suspended', 'Disabled', 'The policy is disabled.');
  }
  const compliant = textOf(status.compliant);
  switch (compliant) {
    case 'Compliant':
      return verdict('Ready', 'Compliant', 'What it demands is so.');
    case 'NonCompliant': {
      const names = recordsOf(status.status)
        .filter(one => one.compliant === 'NonCompliant')
        .map(one => one.clustername)
        .join(', ');
      return verdict(
        'Degraded',
        'NonCompliant',
        names
          ? `What it demands is not so in ${names}.`
          : 'What it demands is not so.',
      );
    }
    case 'Pending':
      return verdict('Provisioning', 'Pending', 'It waits for what it needs.');
    case 'Terminating':
      return verdict('Deleting', 'Terminating', 'It is being taken back.');
    case undefined:
      return reported
        ? verdict('Provisioning', 'NotEvaluated', 'It is not evaluated yet.')
        : NO_STATUS;
    default:
      return verdict('Unknown', compliant, `It is reported ${compliant}.`);
  }
};

/**
 * Open Cluster Management (https://open-cluster-management.io/docs/concepts/).
 *
 * @internal
 */
export const openClusterManagement: SystemRules = {
  system: 'open-cluster-management',
  groups: {
    'cluster.open-cluster-management.io': {
      ManagedCluster: managedCluster,
      Placement: byConditions({
        ready: ['PlacementSatisfied'],
        failing: { PlacementMisconfigured: 'Failed' },
      }),
      ManagedClusterSet: byConditions({
        ready: ['ClusterSetEmpty'],
        whenFalse: 'Ready',
      }),
      ManagedClusterSetBinding: byConditions({ ready: ['Bound'] }),
      '*': configuration,
    },
    'work.open-cluster-management.io': {
      ManifestWork: manifestWork,
      AppliedManifestWork: configuration,
      ManifestWorkReplicaSet: byConditions({
        ready: ['PlacementVerified', 'ManifestworkApplied'],
        waiting: ['Processing'],
      }),
    },
    'addon.open-cluster-management.io': {
      ManagedClusterAddOn: byConditions({
        ready: ['Available'],
        failing: { Degraded: 'Degraded' },
      }),
      '*': configuration,
    },
    'operator.open-cluster-management.io': kinds(
      installation,
      'Klusterlet',
      'ClusterManager',
    ),
    'policy.open-cluster-management.io': {
      ...kinds(
        policy,
        'Policy',
        'PolicySet',
        'CertificatePolicy',
        'ConfigurationPolicy',
        'OperatorPolicy',
      ),
      '*': configuration,
    },
  },
};
