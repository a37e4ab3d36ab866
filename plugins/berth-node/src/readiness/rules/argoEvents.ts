import { byConditions } from './shared/byConditions';
import type { SystemRules } from './types';

/**
 * Argo Events: every condition that a kind has stands for a step of its
 * deployment, and all of them have to be True
 * (https://argoproj.github.io/argo-events/).
 *
 * @internal
 */
export const argoEvents: SystemRules = {
  system: 'argo-events',
  groups: {
    'argoproj.io': {
      EventBus: byConditions({ ready: ['Configured', 'Deployed'] }),
      EventSource: byConditions({ ready: ['SourcesProvided', 'Deployed'] }),
      Sensor: byConditions({
        ready: ['DependenciesProvided', 'TriggersProvided', 'Deployed'],
      }),
    },
  },
};
