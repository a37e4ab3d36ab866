import { countOf, recordOf, recordsOf, textOf } from '../../reading/values';
import { latchedReadiness } from '../latchedReadiness';
import { NO_STATUS } from '../observed';
import { byConditions } from './shared/byConditions';
import { byPhase } from './shared/byPhase';
import { configuration } from './shared/configuration';
import { specIsTrue, suspendedBy } from './shared/paused';
import { fromCondition, verdict } from './shared/verdict';
import { kinds, type Judge, type SystemRules } from './types';

/**
 * Conditions that stay True once reached: the last step decides. A Trial may
 * also be killed, stopped early because it would not be the best, or end without
 * the metrics it was run for.
 */
const trainingJob: Judge = seen => {
  const judged = latchedReadiness(seen.object, [
    { type: 'Failed', phase: 'Failed' },
    { type: 'Killed', phase: 'Failed' },
    { type: 'MetricsUnavailable', phase: 'Failed' },
    { type: 'Succeeded', phase: 'Ready' },
    { type: 'Complete', phase: 'Ready' },
    { type: 'EarlyStopped', phase: 'Ready' },
    { type: 'Suspended', phase: 'Suspended' },
    { type: 'Restarting', phase: 'Provisioning' },
    { type: 'Running', phase: 'Provisioning' },
    { type: 'Created', phase: 'Provisioning' },
  ]);
  return judged === NO_STATUS
    ? suspendedBy(specIsTrue('suspend'), seen) ??
        suspendedBy(
          one =>
            recordOf(one.spec.runPolicy).suspend === true
              ? 'It is held back by spec.runPolicy.suspend.'
              : undefined,
          seen,
        ) ??
        judged
    : judged;
};

/** Suggestion serves as long as its experiment asks. */
const suggestion: Judge = seen =>
  latchedReadiness(seen.object, [
    { type: 'Failed', phase: 'Failed' },
    { type: 'Succeeded', phase: 'Ready' },
    { type: 'DeploymentReady', phase: 'Ready' },
    { type: 'Running', phase: 'Provisioning' },
    { type: 'Created', phase: 'Provisioning' },
  ]);

/**
 * Notebook: stopped by an annotation, else its one pod. `containerState` is as
 * the kubelet has it.
 */
const notebook: Judge = ({ annotations, status, reported }) => {
  if ('kubeflow-resource-stopped' in annotations) {
    return verdict('Suspended', 'Stopped', 'Somebody has stopped it.');
  }
  if (!reported) {
    return NO_STATUS;
  }
  if ((countOf(status.readyReplicas) ?? 0) >= 1) {
    return verdict('Ready', 'Running', 'The notebook runs.');
  }
  const state = recordOf(status.containerState);
  const waiting = recordOf(state.waiting);
  const reason = textOf(waiting.reason);
  if (reason && /BackOff|Err|Invalid/.test(reason)) {
    return verdict('Degraded', reason, textOf(waiting.message) ?? reason);
  }
  const ended = recordOf(state.terminated);
  return 'exitCode' in ended && ended.exitCode !== 0
    ? verdict('Degraded', textOf(ended.reason) ?? 'Terminated', 'It has ended.')
    : verdict(
        'Provisioning',
        reason ?? 'Starting',
        textOf(waiting.message) ?? 'The notebook is starting.',
      );
};

const workspace = byPhase({
  value: ({ status }) => status.state,
  message: ({ status }) => status.stateMessage,
  phases: {
    Running: 'Ready',
    Pending: 'Provisioning',
    Paused: 'Suspended',
    Terminating: 'Deleting',
    Error: 'Failed',
    Unknown: 'Unknown',
  },
});

const PROFILE_STATES: Record<string, ReturnType<Judge>['phase']> = {
  Successful: 'Ready',
  Failed: 'Failed',
  Unknown: 'Unknown',
};

/** Profile: the condition that is written last, which may have no status. */
const profile: Judge = ({ status }) => {
  const said = recordsOf(status.conditions).filter(
    one => one.status === undefined || one.status === 'True',
  );
  const { type, message } = recordOf(said[said.length - 1]);
  const state = textOf(type);
  return state
    ? verdict(
        Object.hasOwn(PROFILE_STATES, state)
          ? PROFILE_STATES[state]
          : 'Unknown',
        state,
        textOf(message) ?? `Kubeflow reports it ${state}.`,
      )
    : NO_STATUS;
};

const servedByPod: Judge = ({ status, reported }) => {
  if (!reported) {
    return NO_STATUS;
  }
  return status.ready === true || (countOf(status.readyReplicas) ?? 0) >= 1
    ? verdict('Ready', 'Running', 'It is served.')
    : verdict('Provisioning', 'Starting', 'It is starting.');
};

/** Its schedule, and the state that its controller keeps in a text. */
const scheduledWorkflow: Judge = ({ spec, reported, conditions }) => {
  if (spec.enabled === false) {
    return verdict('Suspended', 'Disabled', 'The recurring run is disabled.');
  }
  const failed = conditions.firstTrue(['Error']);
  if (failed) {
    return verdict('Degraded', 'Error', failed.message ?? 'It has failed.');
  }
  if (conditions.isTrue('Disabled')) {
    return verdict('Suspended', 'Disabled', 'The recurring run is disabled.');
  }
  if (conditions.firstTrue(['Enabled', 'Running', 'Succeeded'])) {
    return verdict('Ready', 'Enabled', 'Its runs are started on time.');
  }
  return reported
    ? verdict('Unknown', 'NotUnderstood', 'It does not report its state.')
    : NO_STATUS;
};

/** PipelineVersion: it is stored, and may be checked after that. */
const pipelineVersion: Judge = ({ conditions }) => {
  const checked = conditions.get('PipelineVersionStatus');
  if (!checked) {
    return verdict('Ready', 'Stored', 'It is stored.');
  }
  if (checked.status === 'False') {
    return fromCondition('Failed', checked, 'Its pipeline is not valid.');
  }
  return checked.status === 'True'
    ? fromCondition('Ready', checked, 'It is stored.')
    : fromCondition('Provisioning', checked);
};

/** SparkConnect: its state, and whether its server is ready. */
const sparkConnect: Judge = seen =>
  seen.status.state === 'Failed'
    ? verdict('Failed', 'Failed', 'Its server has failed.')
    : byConditions({ ready: ['ServerPodReady'], whenFalse: 'Provisioning' })(
        seen,
      );

/**
 * Kubeflow: Training Operator v1, Trainer v2, Katib, Notebooks, Profiles and
 * Pipelines (https://www.kubeflow.org/docs/components/).
 *
 * @internal
 */
export const kubeflow: SystemRules = {
  system: 'kubeflow',
  groups: {
    'kubeflow.org': {
      ...kinds(
        trainingJob,
        'TFJob',
        'PyTorchJob',
        'MPIJob',
        'XGBoostJob',
        'PaddleJob',
        'JAXJob',
        'MXJob',
        'Experiment',
        'Trial',
      ),
      Suggestion: suggestion,
      Notebook: notebook,
      PVCViewer: servedByPod,
      Workspace: workspace,
      Profile: profile,
      ScheduledWorkflow: scheduledWorkflow,
      ...kinds(configuration, 'WorkspaceKind', 'PodDefault', 'Viewer'),
    },
    'trainer.kubeflow.org': {
      TrainJob: trainingJob,
      ...kinds(configuration, 'TrainingRuntime', 'ClusterTrainingRuntime'),
    },
    'tensorboard.kubeflow.org': { Tensorboard: servedByPod },
    'pipelines.kubeflow.org': {
      Pipeline: configuration,
      PipelineVersion: pipelineVersion,
    },
    'sparkoperator.k8s.io': {
      SparkConnect: sparkConnect,
    },
  },
};
