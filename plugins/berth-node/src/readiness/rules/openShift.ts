import { recordOf, recordsOf, textOf } from '../../reading/values';
import { NO_STATUS } from '../observed';
import { byConditions, judgeConditions } from './shared/byConditions';
import { byPhase } from './shared/byPhase';
import { judgeReplicas } from './shared/byReplicas';
import { Conditions } from './shared/Conditions';
import { configuration } from './shared/configuration';
import { specIsTrue, suspendedBy } from './shared/paused';
import { fromCondition, verdict } from './shared/verdict';
import { kinds, type Judge, type SystemRules } from './types';

/** Route: Admitted by each router that serves it. */
const route: Judge = ({ status, generation }) => {
  const routers = recordsOf(status.ingress).map(
    router => new Conditions(router.conditions, generation),
  );
  if (routers.length === 0) {
    return NO_STATUS;
  }
  const admitted = routers.map(conditions => conditions.get('Admitted'));
  const refused = admitted.find(one => one?.status === 'False' && !one.stale);
  if (refused) {
    return fromCondition('Degraded', refused);
  }
  return admitted.every(one => one?.status === 'True' && !one.stale)
    ? verdict('Ready', 'Admitted', 'All its routers serve it.')
    : verdict(
        'Provisioning',
        'NotAdmitted',
        'A router has not admitted it yet.',
      );
};

const deploymentConfig: Judge = seen => {
  const { spec, status, conditions, reported } = seen;
  if (!reported) {
    return NO_STATUS;
  }
  const progressing = conditions.get('Progressing');
  if (progressing?.status === 'False') {
    return fromCondition('Degraded', progressing);
  }
  return (
    suspendedBy(specIsTrue('paused'), seen) ??
    judgeReplicas({
      wanted: spec.replicas ?? 1,
      updated: status.updatedReplicas,
      current: status.replicas,
      available: status.availableReplicas,
    })
  );
};

const build = byPhase({
  phases: {
    New: 'Provisioning',
    Pending: 'Provisioning',
    Running: 'Provisioning',
    Complete: 'Ready',
    Failed: 'Failed',
    Error: 'Failed',
    Cancelled: 'Failed',
  },
});

/**
 * Subscription of OLM: its conditions tell of problems only; the state says how
 * far the operator is.
 */
const subscription: Judge = ({ conditions, status, reported }) => {
  const trouble = conditions.firstTrue([
    'InstallPlanFailed',
    'ResolutionFailed',
    'BundleUnpackFailed',
    'InstallPlanMissing',
  ]);
  if (trouble) {
    return fromCondition('Degraded', trouble);
  }
  const unhealthy = conditions.firstTrue(['CatalogSourcesUnhealthy']);
  if (unhealthy) {
    return fromCondition('Degraded', unhealthy);
  }
  const pending = conditions.firstTrue([
    'InstallPlanPending',
    'BundleUnpacking',
  ]);
  if (pending) {
    return pending.reason === 'RequiresApproval'
      ? fromCondition('Suspended', pending, 'It waits for an approval.')
      : fromCondition('Provisioning', pending);
  }
  const state = textOf(status.state);
  switch (state) {
    case 'AtLatestKnown':
      return verdict('Ready', state, 'The latest version is installed.');
    case 'UpgradeAvailable':
      return verdict(
        'Ready',
        state,
        'It is installed; there is a later version.',
      );
    case 'UpgradePending':
      return verdict('Provisioning', state, 'A version is to be installed.');
    case 'UpgradeFailed':
      return verdict('Degraded', state, 'An upgrade has failed.');
    case undefined:
      // A catalog that is healthy has not installed anything yet.
      return reported
        ? verdict('Provisioning', 'NotInstalled', 'Nothing is installed yet.')
        : NO_STATUS;
    default:
      return verdict('Unknown', state, `OLM reports '${state}'.`);
  }
};

const installPlan = byPhase({
  phases: {
    None: 'Provisioning',
    Planning: 'Provisioning',
    RequiresApproval: 'Suspended',
    Installing: 'Provisioning',
    Complete: 'Ready',
    Failed: 'Failed',
  },
});

const clusterServiceVersion = byPhase({
  phases: {
    None: 'Provisioning',
    Pending: 'Provisioning',
    InstallReady: 'Provisioning',
    Installing: 'Provisioning',
    Replacing: 'Provisioning',
    Deleting: 'Deleting',
    Succeeded: 'Ready',
    Failed: 'Failed',
    Unknown: 'Unknown',
  },
});

/** CatalogSource: the state of the connection to it, in the words of gRPC. */
const catalogSource = byPhase({
  value: ({ status }) => recordOf(status.connectionState).lastObservedState,
  phases: {
    IDLE: 'Provisioning',
    CONNECTING: 'Provisioning',
    READY: 'Ready',
    TRANSIENT_FAILURE: 'Degraded',
    SHUTDOWN: 'Degraded',
  },
});

/**
 * ClusterExtension: Installed, and Progressing, which is True while it may go on
 * and False when it cannot.
 */
const clusterExtension: Judge = ({ conditions }) => {
  const progressing = conditions.get('Progressing');
  if (progressing && conditions.isFalse('Progressing')) {
    return fromCondition('Degraded', progressing);
  }
  return judgeConditions(conditions, {
    ready: ['Installed'],
    // It tries again and again, for a reason that it tells.
    waiting: progressing?.reason === 'Retrying' ? [] : ['Absent'],
    failing: { Deprecated: 'Degraded' },
  });
};

/** Operators of OpenShift itself report these three. */
const clusterOperator = byConditions({
  ready: ['Available'],
  failing: { Degraded: 'Degraded', Failing: 'Degraded' },
  busy: ['Progressing'],
});

/**
 * OpenShift and the Operator Lifecycle Manager
 * (https://docs.openshift.com/, https://olm.operatorframework.io/docs/).
 *
 * @internal
 */
export const openShift: SystemRules[] = [
  {
    system: 'openshift',
    groups: {
      'route.openshift.io': { Route: route },
      'apps.openshift.io': { DeploymentConfig: deploymentConfig },
      'build.openshift.io': { Build: build, BuildConfig: configuration },
      'image.openshift.io': { '*': configuration },
      'project.openshift.io': {
        Project: byPhase({
          phases: { Active: 'Ready', Terminating: 'Deleting' },
        }),
      },
      'config.openshift.io': {
        ...kinds(clusterOperator, 'ClusterOperator', 'ClusterVersion'),
        '*': configuration,
      },
      'machineconfiguration.openshift.io': {
        MachineConfigPool: byConditions({
          ready: ['Updated'],
          whenFalse: 'Provisioning',
          failing: {
            Degraded: 'Degraded',
            NodeDegraded: 'Degraded',
            RenderDegraded: 'Degraded',
          },
          busy: ['Updating'],
          pausedBy: specIsTrue('paused'),
        }),
        '*': configuration,
      },
    },
  },
  {
    system: 'operator-lifecycle-manager',
    groups: {
      'operators.coreos.com': {
        Subscription: subscription,
        InstallPlan: installPlan,
        ClusterServiceVersion: clusterServiceVersion,
        CatalogSource: catalogSource,
        OperatorGroup: configuration,
      },
      'olm.operatorframework.io': {
        ClusterExtension: clusterExtension,
        ClusterCatalog: byConditions({
          ready: ['Serving'],
          waiting: ['Unavailable'],
          pausedBy: ({ spec }) =>
            spec.availabilityMode === 'Unavailable'
              ? 'The catalog is not to be served.'
              : undefined,
        }),
      },
    },
  },
];
