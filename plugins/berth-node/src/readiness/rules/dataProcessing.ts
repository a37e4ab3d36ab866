import type { Readiness } from '../../offerings/types';
import { recordOf, recordsOf, textOf } from '../../reading/values';
import { NO_STATUS } from '../observed';
import { unknownPhase } from '../phaseReadiness';
import { byConditions } from './shared/byConditions';
import { byPhase } from './shared/byPhase';
import { fromCondition, verdict } from './shared/verdict';
import { specIsTrue, suspendedBy } from './shared/paused';
import type { Judge, SystemRules } from './types';

/**
 * SparkApplication: a driver that runs is what is asked for. With a restart
 * policy a failure is tried again, and says so by its state.
 */
const sparkApplication = byPhase({
  value: ({ status }) => recordOf(status.applicationState).state,
  message: ({ status }) => recordOf(status.applicationState).errorMessage,
  phases: {
    NEW: 'Provisioning',
    SUBMITTED: 'Provisioning',
    PENDING_SUBMISSION: 'Provisioning',
    PENDING_RERUN: 'Provisioning',
    INVALIDATING: 'Provisioning',
    SUCCEEDING: 'Provisioning',
    RESUMING: 'Provisioning',
    FAILING: 'Degraded',
    SUBMISSION_FAILED: 'Degraded',
    RUNNING: 'Ready',
    COMPLETED: 'Ready',
    SUSPENDING: 'Suspended',
    SUSPENDED: 'Suspended',
    FAILED: 'Failed',
    UNKNOWN: 'Unknown',
  },
});

const scheduledSpark = byPhase({
  pausedBy: specIsTrue('suspend'),
  value: ({ status }) => status.scheduleState,
  message: ({ status }) => status.reason,
  phases: {
    '': 'Provisioning',
    Scheduled: 'Ready',
    Validating: 'Provisioning',
    FailedValidation: 'Failed',
  },
});

const FLINK_JOB: Record<string, ReturnType<Judge>['phase']> = {
  RUNNING: 'Ready',
  FINISHED: 'Ready',
  CREATED: 'Provisioning',
  INITIALIZING: 'Provisioning',
  RECONCILING: 'Provisioning',
  RESTARTING: 'Provisioning',
  CANCELLING: 'Provisioning',
  FAILING: 'Degraded',
  FAILED: 'Failed',
  CANCELED: 'Suspended',
  SUSPENDED: 'Suspended',
};

/** `error` is a JSON text with the message of the last failure. */
function flinkError(text: string | undefined): string | undefined {
  if (!text) {
    return undefined;
  }
  try {
    return textOf(recordOf(JSON.parse(text)).message) ?? text;
  } catch {
    return text;
  }
}

function jobVerdict(job: string, error: string | undefined): Readiness {
  return Object.hasOwn(FLINK_JOB, job)
    ? verdict(FLINK_JOB[job], job, error ?? `The job is ${job}.`)
    : verdict('Unknown', job, error ?? unknownPhase(job));
}

/**
 * FlinkDeployment and FlinkSessionJob: the last spec is deployed, the job
 * manager is ready, the job runs.
 */
const flink: Judge = ({ status, spec, reported }) => {
  if (!reported) {
    return NO_STATUS;
  }
  const reconciliation = textOf(recordOf(status.reconciliationStatus).state);
  const error = flinkError(textOf(status.error));
  const manager = textOf(status.jobManagerDeploymentStatus);
  // What runs then is the last spec that was stable, and not the one asked for.
  if (reconciliation === 'ROLLED_BACK') {
    return verdict(
      'Degraded',
      reconciliation,
      error ?? 'It has been rolled back to the last stable deployment.',
    );
  }
  if (error && manager === 'ERROR') {
    return verdict('Degraded', reconciliation ?? 'Error', error);
  }
  if (manager === 'ERROR') {
    return verdict('Degraded', 'JobManagerError', 'The job manager fails.');
  }
  if (recordOf(spec.job).state === 'suspended') {
    return verdict('Suspended', 'Suspended', 'Its job is suspended.');
  }
  const job = textOf(recordOf(status.jobStatus).state);
  if (reconciliation !== 'DEPLOYED' || (manager && manager !== 'READY')) {
    return error
      ? verdict('Degraded', 'Error', error)
      : verdict(
          'Provisioning',
          reconciliation ?? manager ?? 'Deploying',
          `It is being deployed: ${
            manager ?? reconciliation ?? 'not started'
          }.`,
        );
  }
  // A session cluster has no job.
  if (!job) {
    return spec.job === undefined && manager === 'READY'
      ? verdict('Ready', 'Ready', 'The session cluster is ready.')
      : verdict('Provisioning', 'NoJob', 'Its job is not reported yet.');
  }
  return jobVerdict(job, error);
};

const flinkSnapshot = byPhase({
  value: ({ status }) => status.state,
  message: ({ status }) => status.error,
  phases: {
    TRIGGER_PENDING: 'Provisioning',
    IN_PROGRESS: 'Provisioning',
    COMPLETED: 'Ready',
    FAILED: 'Failed',
    ABANDONED: 'Failed',
  },
});

const blueGreenState = byPhase({
  value: ({ status }) => status.blueGreenState,
  message: ({ status }) => status.error,
  phases: {
    INITIALIZING_BLUE: 'Provisioning',
    SAVEPOINTING_BLUE: 'Provisioning',
    SAVEPOINTING_GREEN: 'Provisioning',
    TRANSITIONING_TO_BLUE: 'Provisioning',
    TRANSITIONING_TO_GREEN: 'Provisioning',
    ACTIVE_BLUE: 'Ready',
    ACTIVE_GREEN: 'Ready',
  },
});

/** FlinkBlueGreenDeployment: one of the two is active, and its job runs. */
const flinkBlueGreen: Judge = seen => {
  const judged = blueGreenState(seen);
  const job = textOf(recordOf(seen.status.jobStatus).state);
  if (judged.phase !== 'Ready' || job === 'RUNNING') {
    return judged;
  }
  return job
    ? jobVerdict(job, flinkError(textOf(seen.status.error)))
    : verdict('Provisioning', 'NoJob', 'Its job is not reported yet.');
};

/** RayCluster: its state, or since 1.3 its conditions. */
const rayCluster: Judge = seen => {
  const suspended =
    suspendedBy(specIsTrue('suspend'), seen) ??
    (seen.conditions.isTrue('RayClusterSuspended')
      ? verdict('Suspended', 'Suspended', 'The cluster is suspended.')
      : undefined);
  if (suspended) {
    return suspended;
  }
  const failure = seen.conditions.firstTrue(['ReplicaFailure']);
  if (failure) {
    return fromCondition('Degraded', failure);
  }
  const provisioned = seen.conditions.get('RayClusterProvisioned');
  if (provisioned && provisioned.status !== 'True') {
    return fromCondition('Provisioning', provisioned);
  }
  return byPhase({
    value: ({ status }) => status.state,
    message: ({ status }) => status.reason,
    phases: {
      ready: 'Ready',
      unhealthy: 'Degraded',
      failed: 'Failed',
      suspended: 'Suspended',
    },
  })(seen);
};

/** A deployment that is complete tells of its end, the job how it has ended. */
const rayJob = byPhase({
  pausedBy: specIsTrue('suspend'),
  value: ({ status }) =>
    status.jobDeploymentStatus === 'Complete'
      ? textOf(status.jobStatus) ?? 'Complete'
      : status.jobDeploymentStatus ?? status.jobStatus,
  phases: {
    '': 'Provisioning',
    New: 'Provisioning',
    Initializing: 'Provisioning',
    Running: 'Provisioning',
    Waiting: 'Provisioning',
    Retrying: 'Provisioning',
    Suspending: 'Suspended',
    Suspended: 'Suspended',
    Complete: 'Ready',
    Failed: 'Failed',
    ValidationFailed: 'Failed',
    PENDING: 'Provisioning',
    RUNNING: 'Provisioning',
    STOPPED: 'Suspended',
    SUCCEEDED: 'Ready',
    FAILED: 'Failed',
  },
});

const rayService: Judge = seen =>
  seen.conditions.get('Ready')
    ? byConditions({ ready: ['Ready'], whenFalse: 'Provisioning' })(seen)
    : byPhase({
        value: ({ status }) => status.serviceStatus,
        phases: {
          Running: 'Ready',
          WaitForServeDeploymentReady: 'Provisioning',
          WaitForDashboard: 'Provisioning',
          FailedToUpdateServeDeployments: 'Degraded',
          FailedToGetServeDeploymentStatus: 'Degraded',
          FailedToUpdateIngress: 'Degraded',
          FailedToUpdateService: 'Degraded',
          Restarting: 'Provisioning',
          FailServiceDeploy: 'Degraded',
        },
      })(seen);

/** Numaflow: a phase, and conditions of which none may be False. */
const numaflow: Judge = seen => {
  const judged = byPhase({
    phases: {
      '': 'Provisioning',
      Running: 'Ready',
      Pending: 'Provisioning',
      Pausing: 'Suspended',
      Paused: 'Suspended',
      Deleting: 'Deleting',
      Succeeded: 'Ready',
      Failed: 'Failed',
      Unknown: 'Unknown',
    },
  })(seen);
  if (judged.phase !== 'Ready') {
    return judged;
  }
  const flaw = seen.conditions.list.find(one => one.status === 'False');
  if (flaw) {
    return fromCondition('Degraded', flaw);
  }
  const open = seen.conditions.list.find(one => one.status !== 'True');
  return open ? fromCondition('Provisioning', open) : judged;
};

/** Rollouts of Numaplane: deployed, and what is below is healthy. */
const numaplane: Judge = seen => {
  const { conditions, status } = seen;
  const phase = textOf(status.phase);
  if (!phase) {
    return NO_STATUS;
  }
  if (phase === 'Failed') {
    return verdict('Failed', phase, textOf(status.message) ?? 'It has failed.');
  }
  if (!['Pending', 'Deployed'].includes(phase)) {
    return verdict('Unknown', phase, unknownPhase(phase));
  }
  const paused = conditions.firstTrue([
    'PipelinePausingOrPaused',
    'MonoVertexPausingOrPaused',
  ]);
  const wanted = textOf(
    recordOf(recordOf(recordOf(recordOf(pipelineOf(seen)).spec).lifecycle))
      .desiredPhase,
  );
  if (paused && wanted === 'Paused') {
    return fromCondition('Suspended', paused);
  }
  const failed = [
    'ChildResourcesHealthy',
    'ChildResourceDeployed',
    'ChildResourcesDeployed',
    'ProgressiveUpgradeSucceeded',
  ]
    .map(type => conditions.get(type))
    .find(one => one?.status === 'False');
  if (failed) {
    const waits = /progress|pend|notyet|unknown/i.test(failed.reason ?? '');
    return fromCondition(waits ? 'Provisioning' : 'Degraded', failed);
  }
  const open = conditions.list.find(
    one => one.type === 'ChildResourcesHealthy' && one.status !== 'True',
  );
  if (open || phase !== 'Deployed') {
    return open
      ? fromCondition('Provisioning', open)
      : verdict('Provisioning', phase, `It is ${phase}.`);
  }
  return verdict('Ready', phase, 'It is deployed and healthy.');
};

function pipelineOf({ spec: own }: Parameters<Judge>[0]): unknown {
  return recordsOf([own.pipeline, own.monoVertex])[0];
}

/**
 * Spark (https://kubeflow.github.io/spark-operator/), Flink
 * (https://nightlies.apache.org/flink/flink-kubernetes-operator-docs-stable/),
 * Ray (https://docs.ray.io/en/latest/cluster/kubernetes/), Numaflow and Numaplane
 * (https://numaflow.numaproj.io/).
 *
 * @internal
 */
export const dataProcessing: SystemRules[] = [
  {
    system: 'spark',
    groups: {
      'sparkoperator.k8s.io': {
        SparkApplication: sparkApplication,
        ScheduledSparkApplication: scheduledSpark,
      },
    },
  },
  {
    system: 'flink',
    groups: {
      'flink.apache.org': {
        FlinkStateSnapshot: flinkSnapshot,
        FlinkBlueGreenDeployment: flinkBlueGreen,
        '*': flink,
      },
    },
  },
  {
    system: 'ray',
    groups: {
      'ray.io': {
        RayCluster: rayCluster,
        RayJob: rayJob,
        RayService: rayService,
      },
    },
  },
  {
    system: 'numaflow',
    groups: { 'numaflow.numaproj.io': { '*': numaflow } },
  },
  {
    system: 'numaplane',
    groups: { 'numaplane.numaproj.io': { '*': numaplane } },
  },
];
