import { countOf, recordOf, textOf } from '../../reading/values';
import { NO_STATUS } from '../observed';
import { byConditions, judgeConditions } from './shared/byConditions';
import { byPhase } from './shared/byPhase';
import { judgeReplicas } from './shared/byReplicas';
import { configuration } from './shared/configuration';
import { fromCondition, verdict } from './shared/verdict';
import { kinds, type Judge, type SystemRules } from './types';

/** Phases of Camel K, of all its kinds but Build. */
const camelPhase = byPhase({
  phases: {
    '': 'Provisioning',
    Initialization: 'Provisioning',
    'Waiting For Platform': 'Provisioning',
    'Waiting For Bindings': 'Provisioning',
    'Building Kit': 'Provisioning',
    Creating: 'Provisioning',
    Deploying: 'Provisioning',
    Resuming: 'Provisioning',
    Scheduling: 'Provisioning',
    Pending: 'Provisioning',
    Warming: 'Provisioning',
    'Build Submitted': 'Provisioning',
    'Build Running': 'Provisioning',
    // Nothing runs until somebody deploys it.
    'Build Complete': 'Suspended',
    Running: 'Ready',
    Ready: 'Ready',
    Succeeded: 'Ready',
    Created: 'Ready',
    Duplicated: 'Ready',
    'Import Missing': 'Degraded',
    'Cannot Build': 'Failed',
    Error: 'Failed',
    Failed: 'Failed',
    Interrupted: 'Failed',
    Unknown: 'Unknown',
  },
});

/** What of Camel K runs, or is connected, says by a condition how it does. */
const camel: Judge = seen => {
  const judged = camelPhase(seen);
  const ready = seen.conditions.get('Ready');
  return judged.phase === 'Ready' && ready
    ? judgeConditions(seen.conditions, {
        ready: ['Ready'],
        waiting: ['DeploymentProgressing', 'RuntimeNotReady'],
      })
    : judged;
};

/** Build of Camel K, which is not done while it is Running. */
const camelBuild = byPhase({
  phases: {
    Initialization: 'Provisioning',
    'Waiting For Platform': 'Provisioning',
    Scheduling: 'Provisioning',
    Pending: 'Provisioning',
    Running: 'Provisioning',
    Monitoring: 'Provisioning',
    Succeeded: 'Ready',
    Failed: 'Failed',
    Interrupted: 'Failed',
    Error: 'Failed',
  },
});

/** ChaosEngine: its experiments have run, run, or were stopped. */
const chaosEngine: Judge = ({ status, spec }) => {
  const state = textOf(status.engineStatus);
  switch (state) {
    case undefined:
      return NO_STATUS;
    case 'completed':
      return verdict('Ready', state, 'Its experiments have run.');
    case 'initialized':
      return spec.engineState === 'stop'
        ? verdict('Suspended', 'Stopped', 'It is stopped.')
        : verdict('Provisioning', state, 'Its experiments run.');
    case 'stopped':
      return verdict('Suspended', state, 'It is stopped.');
    default:
      return verdict('Unknown', state, `Litmus reports '${state}'.`);
  }
};

const chaosResult: Judge = ({ status }) => {
  const experiment = recordOf(status.experimentStatus);
  const text = textOf(experiment.verdict);
  switch (text) {
    case 'Pass':
      return verdict('Ready', text, 'The experiment has passed.');
    case 'Fail':
    case 'Error':
      return verdict('Failed', text, 'The experiment has failed.');
    case 'Stopped':
      return verdict('Suspended', text, 'The experiment was stopped.');
    case 'Awaited':
      return verdict('Provisioning', text, 'The experiment runs.');
    default:
      return text ? verdict('Unknown', text, `It is '${text}'.`) : NO_STATUS;
  }
};

/** Fleet of game servers: as many are ready or in use as are wanted. */
const agonesFleet: Judge = ({ spec, status, reported }) => {
  if (!reported) {
    return NO_STATUS;
  }
  const ready = countOf(status.readyReplicas) ?? 0;
  const used =
    (countOf(status.allocatedReplicas) ?? 0) +
    (countOf(status.reservedReplicas) ?? 0);
  return judgeReplicas({
    wanted: spec.replicas ?? status.replicas ?? 0,
    current: status.replicas,
    available: ready + used,
    noun: 'game servers',
  });
};

const gameServer = byPhase({
  value: ({ status }) => status.state,
  phases: {
    PortAllocation: 'Provisioning',
    Creating: 'Provisioning',
    Starting: 'Provisioning',
    Scheduled: 'Provisioning',
    RequestReady: 'Provisioning',
    Ready: 'Ready',
    Reserved: 'Ready',
    Allocated: 'Ready',
    Shutdown: 'Deleting',
    Error: 'Failed',
    Unhealthy: 'Degraded',
  },
});

/** Temporal: a cluster whose services run, and namespaces in it. */
const temporal = byConditions({
  ready: ['Ready'],
  failing: { ReconcileError: 'Degraded' },
  whenFalse: 'Provisioning',
});

/** Operators made with Ansible: Running, Successful and Failure. */
const ansible: Judge = ({ conditions }) => {
  const failure = conditions.firstTrue(['Failure']);
  if (failure) {
    return fromCondition('Degraded', failure);
  }
  const done = conditions.firstTrue(['Successful']);
  if (done) {
    return fromCondition('Ready', done);
  }
  const running = conditions.get('Running');
  return running
    ? fromCondition(
        running.reason === 'Successful' ? 'Ready' : 'Provisioning',
        running,
      )
    : NO_STATUS;
};

/** ZookeeperCluster of Pravega. */
const zookeeper: Judge = seen =>
  seen.conditions.get('PodsReady')
    ? byConditions({
        ready: ['PodsReady'],
        whenFalse: 'Provisioning',
        busy: ['Upgrading'],
        failing: { Error: 'Degraded' },
      })(seen)
    : NO_STATUS;

/** SolrCloud counts its nodes. */
const solrCloud: Judge = ({ spec, status, reported }) =>
  reported
    ? judgeReplicas({
        wanted: status.replicas ?? spec.replicas ?? 3,
        updated: status.upToDateNodes ?? status.readyReplicas,
        available: status.readyReplicas,
        noun: 'nodes',
      })
    : NO_STATUS;

/** Tigera's operator: Available, Progressing and Degraded. */
const tigera = byConditions({
  ready: [],
  anyOf: ['Available', 'Ready'],
  failing: { Degraded: 'Degraded' },
  busy: ['Progressing'],
});

/** NVIDIA's GPU operator and its driver for DRA. */
const nvidia = byPhase({
  value: ({ status }) => status.state ?? status.status,
  phases: {
    ready: 'Ready',
    Ready: 'Ready',
    notReady: 'Provisioning',
    NotReady: 'Provisioning',
    ignored: 'Suspended',
    disabled: 'Suspended',
  },
});

/** GitLab's operator, EMQX, and others whose words are conditions. */
const gitLab = byConditions({
  ready: ['Available'],
  whenFalse: 'Provisioning',
  failing: { Error: 'Degraded' },
});

const emqx = byConditions({
  ready: ['Ready'],
  whenFalse: 'Provisioning',
});

/**
 * Further platforms, each by its documented states.
 *
 * @internal
 */
export const platforms: SystemRules[] = [
  {
    system: 'camel-k',
    groups: { 'camel.apache.org': { Build: camelBuild, '*': camel } },
  },
  {
    system: 'litmus',
    groups: {
      'litmuschaos.io': {
        ChaosEngine: chaosEngine,
        ChaosResult: chaosResult,
        ChaosExperiment: configuration,
      },
    },
  },
  {
    system: 'agones',
    groups: {
      'agones.dev': {
        ...kinds(agonesFleet, 'Fleet', 'GameServerSet'),
        GameServer: gameServer,
      },
      'autoscaling.agones.dev': { '*': configuration },
    },
  },
  {
    system: 'temporal',
    groups: {
      'temporal.io': { '*': temporal },
    },
  },
  {
    system: 'ansible-automation',
    groups: {
      'awx.ansible.com': { '*': ansible },
      'automationcontroller.ansible.com': { '*': ansible },
      'automationhub.ansible.com': { '*': ansible },
      'tower.ansible.com': { '*': ansible },
      'aap.ansible.com': { '*': ansible },
    },
  },
  {
    system: 'zookeeper',
    groups: { 'zookeeper.pravega.io': { ZookeeperCluster: zookeeper } },
  },
  { system: 'solr', groups: { 'solr.apache.org': { SolrCloud: solrCloud } } },
  {
    system: 'tigera',
    groups: {
      'operator.tigera.io': {
        ...kinds(tigera, 'TigeraStatus', 'Installation', 'APIServer'),
        '*': configuration,
      },
    },
  },
  {
    system: 'nvidia',
    groups: {
      'nvidia.com': kinds(
        nvidia,
        'ClusterPolicy',
        'NVIDIADriver',
        'GPUCluster',
      ),
      'resource.nvidia.com': { ComputeDomain: nvidia },
    },
  },
  {
    system: 'kai-scheduler',
    groups: {
      'scheduling.run.ai': {
        Queue: configuration,
        PodGroup: configuration,
      },
      'kai.scheduler': {
        Topology: configuration,
        '*': byConditions({ ready: ['Available'], busy: ['Deploying'] }),
      },
    },
  },
  { system: 'gitlab', groups: { 'apps.gitlab.com': { GitLab: gitLab } } },
  { system: 'emqx', groups: { 'apps.emqx.io': { '*': emqx } } },
  {
    system: 'policy-reports',
    groups: {
      'wgpolicyk8s.io': { '*': configuration },
      'openreports.io': { '*': configuration },
      'reports.kyverno.io': { '*': configuration },
    },
  },
  {
    system: 'vcluster-platform',
    groups: {
      'management.loft.sh': {
        VirtualClusterInstance: byPhase({
          phases: {
            Pending: 'Provisioning',
            Ready: 'Ready',
            Sleeping: 'Suspended',
            Failed: 'Failed',
          },
        }),
      },
      'storage.loft.sh': {
        VirtualClusterInstance: byPhase({
          phases: {
            Pending: 'Provisioning',
            Ready: 'Ready',
            Sleeping: 'Suspended',
            Failed: 'Failed',
          },
        }),
      },
    },
  },
];
