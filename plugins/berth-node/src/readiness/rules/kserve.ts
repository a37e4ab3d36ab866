import { recordOf, textOf } from '../../reading/values';
import { byConditions, judgeConditions } from './shared/byConditions';
import { configuration } from './shared/configuration';
import { fromCondition, verdict } from './shared/verdict';
import { kinds, type Judge, type SystemRules } from './types';

/** What blocks a model until somebody changes something. */
const BLOCKED = ['BlockedByFailedLoad', 'InvalidSpec'];

/**
 * InferenceService: Stopped where the annotation `serving.kserve.io/stop` asks
 * for it; the transition of its model tells a load that has failed from one
 * that is going on.
 */
const inferenceService: Judge = ({ conditions, status }) => {
  const stopped = conditions.firstTrue(['Stopped']);
  if (stopped) {
    return fromCondition('Suspended', stopped);
  }
  const model = recordOf(status.modelStatus);
  const transition = textOf(model.transitionStatus);
  const failure = textOf(recordOf(model.lastFailureInfo).message);
  if (transition && BLOCKED.includes(transition)) {
    return verdict(
      'Degraded',
      transition,
      failure ??
        (transition === 'InvalidSpec'
          ? 'Its definition is not valid.'
          : 'The model could not be loaded.'),
    );
  }
  if (transition === 'InProgress') {
    return verdict('Provisioning', 'InProgress', 'The model is being loaded.');
  }
  const ready = conditions.get('Ready');
  return judgeConditions(conditions, {
    ready: ['Ready'],
    // Without a reason a part of it has not come up yet.
    whenFalse: ready?.reason ? 'Degraded' : 'Provisioning',
  });
};

/**
 * LLMInferenceService: while its parts come up, Ready is False with the reason
 * of the part.
 */
const llm = byConditions({
  ready: ['Ready'],
  waiting: ['Progressing', 'MinimumReplicasUnavailable', 'Pending'],
});

/**
 * KServe (https://kserve.github.io/website/).
 *
 * @internal
 */
export const kserve: SystemRules = {
  system: 'kserve',
  groups: {
    'serving.kserve.io': {
      InferenceService: inferenceService,
      LLMInferenceService: llm,
      ...kinds(
        byConditions({ ready: ['Ready'] }),
        'InferenceGraph',
        'TrainedModel',
      ),
      ...kinds(
        configuration,
        'ServingRuntime',
        'ClusterServingRuntime',
        'ClusterStorageContainer',
        'LLMInferenceServiceConfig',
        'LocalModelNodeGroup',
      ),
    },
  },
};
