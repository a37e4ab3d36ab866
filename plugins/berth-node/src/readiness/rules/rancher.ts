import { recordOf, textOf } from '../../reading/values';
import { NO_STATUS } from '../observed';
import { byConditions } from './shared/byConditions';
import { configuration } from './shared/configuration';
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
  const refused = ['GitPolling', 'Accepted']
    .map(type => seen.conditions.get(type))
    .find(one => one?.status === 'False');
  const failed = stalled ?? refused;
  if (failed) {
    return fromCondition('Degraded', failed);
  }
  const display = recordOf(seen.status.display);
  const state = textOf(display.state) ?? textOf(display.monitored);
  const ready = seen.conditions.get('Ready');
  if (state && Object.hasOwn(FLEET_STATES, state)) {
    const phase = FLEET_STATES[state];
    if (phase !== 'Ready') {
      return verdict(phase, state, ready?.message ?? `Fleet reports ${state}.`);
    }
  }
  return byConditions({ ready: ['Ready'], whenFalse: 'Provisioning' })(seen);
};

/** Cluster of Rancher's provisioning. */
const cluster: Judge = seen => {
  const { conditions, status, reported } = seen;
  const stalled = conditions.firstTrue(['Stalled']);
  if (stalled) {
    return fromCondition('Failed', stalled);
  }
  const failed = ['Provisioned', 'Updated', 'Created']
    .map(type => conditions.get(type))
    .find(
      one => one?.status === 'False' && /Error|Fail/.test(one.reason ?? ''),
    );
  if (failed) {
    return fromCondition('Degraded', failed);
  }
  if (status.ready === true) {
    const ready = conditions.get('Ready');
    return ready && ready.status !== 'True'
      ? fromCondition('Degraded', ready)
      : verdict('Ready', 'Ready', 'The cluster is ready.');
  }
  const updating = conditions.get('Updated') ?? conditions.get('Provisioned');
  if (updating) {
    return fromCondition('Provisioning', updating);
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
  return textOf(seen.status.jobName)
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
  return seen.reported
    ? verdict('Ready', 'Created', 'The project is there.')
    : NO_STATUS;
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
          configuration,
          'ProjectRoleTemplateBinding',
          'ClusterRoleTemplateBinding',
          'GlobalRoleBinding',
          'RoleTemplate',
          'GlobalRole',
          'Setting',
          'Feature',
        ),
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
        Plan: byConditions({
          ready: ['LatestResolved', 'Complete'],
          whenFalse: 'Provisioning',
        }),
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
        ImageScan: byConditions({ ready: ['ImageSynced'] }),
        '*': configuration,
      },
    },
  },
];
