import { byConditions } from './shared/byConditions';
import { configuration } from './shared/configuration';
import type { SystemRules } from './types';

/**
 * Every kind of Knative sums up in Ready: Unknown while it is at work, False
 * when something is wrong. A revision that is scaled to zero is Ready.
 */
const ready = byConditions({ ready: ['Ready'] });

/**
 * Knative Serving and Eventing
 * (https://knative.dev/docs/serving/, https://knative.dev/docs/eventing/).
 *
 * @internal
 */
export const knative: SystemRules = {
  system: 'knative',
  groups: {
    'serving.knative.dev': { '*': ready },
    'networking.internal.knative.dev': {
      '*': ready,
      ClusterDomainClaim: configuration,
    },
    'autoscaling.internal.knative.dev': { '*': ready },
    'caching.internal.knative.dev': { '*': configuration },
    'eventing.knative.dev': { '*': ready },
    'messaging.knative.dev': { '*': ready },
    'flows.knative.dev': { '*': ready },
    'sources.knative.dev': { '*': ready },
    'sinks.knative.dev': { '*': ready },
    'operator.knative.dev': { '*': ready },
  },
};
