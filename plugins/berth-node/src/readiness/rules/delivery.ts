import { recordOf, recordsOf, textOf } from '../../reading/values';
import { NO_STATUS } from '../observed';
import { byConditions } from './shared/byConditions';
import { byPhase } from './shared/byPhase';
import { configuration } from './shared/configuration';
import { verdict } from './shared/verdict';
import { kinds, type Judge, type SystemRules } from './types';

/**
 * Kinds of GitOps Promoter: Ready, and for what waits for checks the worst of
 * the commit statuses that it has gathered.
 */
const promoter: Judge = seen => {
  const judged = byConditions({ ready: ['Ready'] })(seen);
  if (judged.phase !== 'Ready') {
    return judged;
  }
  const environments = [
    ...recordsOf(seen.status.environments),
    seen.status,
  ].flatMap(one => [recordOf(one.active), recordOf(one.proposed)]);
  const checks = environments.flatMap(one => recordsOf(one.commitStatuses));
  const failed = checks.find(check => check.phase === 'failure');
  if (failed) {
    return verdict('Degraded', 'CheckFailed', `The check ${failed.key} fails.`);
  }
  const pending = checks.find(check => check.phase === 'pending');
  return pending
    ? verdict(
        'Provisioning',
        'CheckPending',
        `The check ${pending.key} is not through yet.`,
      )
    : judged;
};

/** CommitStatus: the check itself; its phase is in the spec. */
const commitStatus: Judge = seen => {
  const judged = byConditions({ ready: ['Ready'] })(seen);
  const phase = textOf(seen.spec.phase);
  if (judged.phase !== 'Ready' || !phase || phase === 'success') {
    return judged;
  }
  return phase === 'failure'
    ? verdict('Degraded', 'Failure', 'The check has failed.')
    : verdict('Provisioning', phase, 'The check is not through yet.');
};

/** Canary of Flagger. */
const canary = byPhase({
  value: ({ status }) => status.phase,
  message: ({ status }) =>
    textOf(recordOf(recordsOf(status.conditions)[0]).message),
  phases: {
    Initializing: 'Provisioning',
    Initialized: 'Ready',
    Waiting: 'Provisioning',
    WaitingPromotion: 'Suspended',
    Progressing: 'Provisioning',
    Promoting: 'Provisioning',
    Finalising: 'Provisioning',
    Succeeded: 'Ready',
    Failed: 'Degraded',
    Terminating: 'Deleting',
    Terminated: 'Deleting',
  },
});

/** Stage, Warehouse and Promotion of Kargo. */
const kargo: Judge = seen =>
  seen.conditions.list.length > 0
    ? byConditions({
        ready: [seen.conditions.get('Healthy') ? 'Healthy' : 'Ready'],
        busy: ['Promoting', 'Reconciling'],
      })(seen)
    : byPhase({
        phases: {
          Pending: 'Provisioning',
          Running: 'Provisioning',
          Promoting: 'Provisioning',
          Verifying: 'Provisioning',
          Steady: 'Ready',
          Succeeded: 'Ready',
          Failed: 'Failed',
          Errored: 'Failed',
          Aborted: 'Failed',
        },
      })(seen);

/** Application of KubeVela. */
const velaApplication = byPhase({
  value: ({ status }) => status.status,
  message: () => undefined,
  phases: {
    starting: 'Provisioning',
    rendering: 'Provisioning',
    generatingPolicies: 'Provisioning',
    runningWorkflow: 'Provisioning',
    workflowSuspending: 'Suspended',
    workflowTerminated: 'Failed',
    workflowFailed: 'Failed',
    running: 'Ready',
    unhealthy: 'Degraded',
    deleting: 'Deleting',
  },
});

/** OpenKruise's workloads count as those of Kubernetes do. */
const advancedCronJob: Judge = ({ spec, status, reported }) => {
  if (spec.paused === true) {
    return verdict('Suspended', 'Paused', 'It starts no runs.');
  }
  return reported
    ? verdict('Ready', 'Scheduled', `It starts its ${status.type ?? 'runs'}.`)
    : NO_STATUS;
};

const broadcastJob = byPhase({
  phases: {
    running: 'Provisioning',
    completed: 'Ready',
    failed: 'Failed',
    paused: 'Suspended',
  },
});

/** Application of the Kubernetes SIG, whose conditions are latched. */
const sigApplication = byConditions({
  ready: ['Ready'],
  failing: { Error: 'Degraded' },
  whenFalse: 'Provisioning',
});

/** Runner sets of GitHub's actions-runner-controller. */
const runnerSet: Judge = ({ status, reported, spec }) => {
  const phase = textOf(status.phase) ?? textOf(status.state);
  if (phase && /fail|error|outdated/i.test(phase)) {
    return verdict('Degraded', phase, textOf(status.message) ?? `${phase}.`);
  }
  if (!reported) {
    return NO_STATUS;
  }
  const wanted = Number(spec.replicas ?? status.desiredReplicas ?? 0);
  const there = Number(
    status.availableReplicas ??
      status.currentRunners ??
      status.runningEphemeralRunners ??
      0,
  );
  return there >= wanted
    ? verdict('Ready', phase ?? 'Running', 'Its runners are there.')
    : verdict('Provisioning', 'RunnersMissing', 'Its runners are starting.');
};

/**
 * Delivery: GitOps Promoter (https://gitops-promoter.readthedocs.io/), Flagger
 * (https://docs.flagger.app/), Kargo (https://docs.kargo.io/), KubeVela
 * (https://kubevela.io/docs/), OpenKruise (https://openkruise.io/docs/).
 *
 * @internal
 */
export const delivery: SystemRules[] = [
  {
    system: 'gitops-promoter',
    groups: {
      'promoter.argoproj.io': {
        ...kinds(
          configuration,
          'ScmProvider',
          'ClusterScmProvider',
          'RevertCommit',
          'ControllerConfiguration',
        ),
        CommitStatus: commitStatus,
        '*': promoter,
      },
    },
  },
  {
    system: 'flagger',
    groups: {
      'flagger.app': {
        Canary: canary,
        ...kinds(configuration, 'MetricTemplate', 'AlertProvider'),
      },
    },
  },
  {
    system: 'kargo',
    groups: { 'kargo.akuity.io': { Freight: configuration, '*': kargo } },
  },
  {
    system: 'kubevela',
    groups: {
      'core.oam.dev': { Application: velaApplication, '*': configuration },
    },
  },
  {
    system: 'openkruise',
    groups: {
      'apps.kruise.io': {
        AdvancedCronJob: advancedCronJob,
        BroadcastJob: broadcastJob,
      },
      'rollouts.kruise.io': {
        Rollout: byPhase({
          phases: {
            Initial: 'Provisioning',
            Progressing: 'Provisioning',
            Healthy: 'Ready',
            Disabled: 'Suspended',
            Disabling: 'Suspended',
            Terminating: 'Deleting',
          },
        }),
      },
    },
  },
  {
    system: 'kubernetes-applications',
    groups: { 'app.k8s.io': { Application: sigApplication } },
  },
  {
    system: 'actions-runner-controller',
    groups: {
      'actions.github.com': { '*': runnerSet },
      'actions.summerwind.dev': { '*': runnerSet },
    },
  },
];
