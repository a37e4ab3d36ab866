import { recordOf, recordsOf, textOf } from '../../reading/values';
import { NO_STATUS, NOT_OBSERVED } from '../observed';
import { unknownPhase } from '../phaseReadiness';
import { byConditions } from './shared/byConditions';
import { configuration } from './shared/configuration';
import type { ObservedCondition } from './shared/Conditions';
import type { Observed } from './shared/observe';
import { specIsTrue, suspendedBy } from './shared/paused';
import { fromCondition, verdict } from './shared/verdict';
import { kinds, type Judge, type SystemRules } from './types';

/** What each state of a bundle means; the worst one is shown. */
const FLEET_STATES: Record<string, ReturnType<Judge>['phase']> = {
  Ready: 'Ready',
  Active: 'Ready',
  NotReady: 'Provisioning',
  WaitApplied: 'Provisioning',
  WaitCheckIn: 'Provisioning',
  Pending: 'Provisioning',
  GitUpdating: 'Provisioning',
  OutOfSync: 'Provisioning',
  Modified: 'Degraded',
  ErrApplied: 'Failed',
  Error: 'Failed',
};

/** GitRepo, Bundle, HelmOp and their like: Ready, and the displayed state. */
const fleetObject: Judge = seen => {
  const paused = suspendedBy(specIsTrue('paused'), seen);
  if (paused) {
    return paused;
  }
  const stalled = seen.conditions.firstTrue(['Stalled']);
  const refused = ['GitPolling', 'Polled', 'Accepted']
    .map(type => seen.conditions.get(type))
    .find(one => one?.status === 'False' && !one.stale);
  const failed = stalled ?? refused;
  if (failed) {
    return fromCondition('Degraded', failed);
  }
  const state = textOf(recordOf(seen.status.display).state);
  const ready = seen.conditions.get('Ready');
  if (state && !Object.hasOwn(FLEET_STATES, state)) {
    return verdict('Unknown', state, unknownPhase(state));
  }
  if (state && FLEET_STATES[state] !== 'Ready') {
    return verdict(
      FLEET_STATES[state],
      state,
      ready?.message ?? `Fleet reports ${state}.`,
    );
  }
  return byConditions({ ready: ['Ready'], whenFalse: 'Provisioning' })(seen);
};

/** One of these conditions that is False for a reason that says a failure. */
function failureIn(
  { conditions }: Observed,
  types: string[],
): ObservedCondition | undefined {
  return types
    .map(type => conditions.get(type))
    .find(
      one =>
        one?.status === 'False' &&
        !one.stale &&
        /Error|Fail/.test(one.reason ?? ''),
    );
}

/**
 * Cluster of Rancher's provisioning. `ready` says that it has been so before;
 * it is being changed while Updated or Provisioned are not True.
 */
const cluster: Judge = seen => {
  const { conditions, status, reported } = seen;
  const stalled = conditions.firstTrue(['Stalled']);
  if (stalled) {
    return fromCondition('Failed', stalled);
  }
  const failed = failureIn(seen, ['Provisioned', 'Updated', 'Created']);
  if (failed) {
    return fromCondition('Degraded', failed);
  }
  const ready = conditions.get('Ready');
  if (status.ready === true && ready?.status === 'False') {
    return fromCondition('Degraded', ready);
  }
  const steps = ['Updated', 'Provisioned'].flatMap(
    type => conditions.get(type) ?? [],
  );
  const open = steps.find(one => one.status !== 'True');
  if (open) {
    return fromCondition('Provisioning', open);
  }
  if (status.ready === true) {
    return ready && ready.status !== 'True'
      ? fromCondition('Provisioning', ready)
      : verdict('Ready', 'Ready', 'The cluster is ready.');
  }
  if (steps.length > 0) {
    return fromCondition('Provisioning', steps[0]);
  }
  return reported
    ? verdict('Provisioning', 'NotReady', 'The cluster is not ready yet.')
    : NO_STATUS;
};

/** HelmChart of the Helm controller in K3s and RKE2: the job that installs. */
const helmChart: Judge = seen => {
  const failed = seen.conditions.firstTrue(['Failed']);
  if (failed) {
    return fromCondition('Failed', failed);
  }
  return textOf(seen.status.jobName) && !seen.conditions.isFalse('JobCreated')
    ? verdict(
        'Ready',
        'JobCreated',
        `It is installed by ${seen.status.jobName}.`,
      )
    : NO_STATUS;
};

/** Project of Rancher: its conditions tell of what could not be made in it. */
const project: Judge = seen => {
  const failed = seen.conditions.list.find(one => one.status === 'False');
  if (failed) {
    return fromCondition('Degraded', failed);
  }
  const open = seen.conditions.list.find(one => one.status !== 'True');
  if (open) {
    return fromCondition('Provisioning', open);
  }
  return seen.reported
    ? verdict('Ready', 'Created', 'The project is there.')
    : NO_STATUS;
};

/**
 * Roles and their bindings: a summary of what was made for them, in the local
 * cluster and in others. Some kinds and older versions report nothing.
 */
const role: Judge = seen => {
  const { status, generation = 0 } = seen;
  const behind = [
    status.observedGenerationLocal,
    status.observedGenerationRemote,
  ].some(observed => typeof observed === 'number' && observed < generation);
  const summary = textOf(status.summary);
  if (!summary) {
    return seen.reported
      ? verdict('Provisioning', 'NoSummary', 'Rancher has not summed it up.')
      : configuration(seen);
  }
  switch (summary) {
    case 'Complete':
    case 'Completed':
      return behind
        ? NOT_OBSERVED
        : verdict('Ready', summary, 'All that it asks for is made.');
    case 'Error':
      return verdict('Degraded', summary, roleError(seen));
    default:
      return verdict('Unknown', summary, unknownPhase(summary));
  }
};

function roleError({ status }: Observed): string {
  const error = [
    status.conditions,
    status.localConditions,
    status.remoteConditions,
  ]
    .flatMap(recordsOf)
    .find(one => one.status === 'False' && textOf(one.message));
  return textOf(error?.message) ?? 'Not all that it asks for could be made.';
}

/** Plan of the system upgrade controller. */
const plan: Judge = seen => {
  const failed = failureIn(seen, ['Validated', 'LatestResolved', 'Complete']);
  return failed
    ? fromCondition('Degraded', failed)
    : byConditions({
        ready: ['LatestResolved', 'Complete'],
        whenFalse: 'Provisioning',
      })(seen);
};

/**
 * Rancher and Fleet (https://ranchermanager.docs.rancher.com/,
 * https://fleet.rancher.io/).
 *
 * @internal
 */
export const rancher: SystemRules[] = [
  {
    system: 'rancher',
    groups: {
      'provisioning.cattle.io': { Cluster: cluster },
      'management.cattle.io': {
        Project: project,
        Cluster: byConditions({ ready: ['Ready'] }),
        Node: byConditions({ ready: ['Ready'] }),
        ...kinds(
          role,
          'ProjectRoleTemplateBinding',
          'ClusterRoleTemplateBinding',
          'GlobalRoleBinding',
          'GlobalRole',
        ),
        ...kinds(configuration, 'RoleTemplate', 'Setting', 'Feature'),
      },
      'catalog.cattle.io': {
        ClusterRepo: byConditions({
          ready: [],
          anyOf: ['Downloaded', 'OCIDownloaded', 'FollowerDownloaded'],
        }),
      },
      'rke.cattle.io': {
        RKEControlPlane: byConditions({
          ready: ['Ready'],
          whenFalse: 'Provisioning',
        }),
        RKECluster: byConditions({
          ready: ['Ready'],
          whenFalse: 'Provisioning',
        }),
      },
      'helm.cattle.io': {
        HelmChart: helmChart,
        HelmChartConfig: configuration,
      },
      'upgrade.cattle.io': {
        Plan: plan,
      },
    },
  },
  {
    system: 'fleet',
    groups: {
      'fleet.cattle.io': {
        ...kinds(
          fleetObject,
          'GitRepo',
          'Bundle',
          'BundleDeployment',
          'HelmOp',
          'Cluster',
          'ClusterGroup',
        ),
        ImageScan: byConditions({
          ready: ['ImageSynced'],
          pausedBy: specIsTrue('suspend'),
        }),
        '*': configuration,
      },
    },
  },
];
