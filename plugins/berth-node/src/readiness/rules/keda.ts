import { textOf } from '../../reading/values';
import { byConditions } from './shared/byConditions';
import { configuration } from './shared/configuration';
import type { Observed } from './shared/observe';
import { kinds, type SystemRules } from './types';

/** By the condition Paused, which follows these annotations. */
function pausedBy({ annotations, conditions }: Observed): string | undefined {
  const paused = conditions.firstTrue(['Paused']);
  if (paused) {
    return paused.message ?? 'Its autoscaling is paused.';
  }
  const replicas = textOf(annotations['autoscaling.keda.sh/paused-replicas']);
  const asked = textOf(annotations['autoscaling.keda.sh/paused']);
  return replicas !== undefined || (asked !== undefined && asked !== 'false')
    ? 'Its autoscaling is paused by an annotation.'
    : undefined;
}

/** Active is False where there is nothing to scale for, which is no flaw. */
const scaled = byConditions({
  ready: ['Ready'],
  failing: { Fallback: 'Degraded' },
  pausedBy,
});

/**
 * KEDA (https://keda.sh/docs/latest/reference/scaledobject-spec/).
 *
 * @internal
 */
export const keda: SystemRules = {
  system: 'keda',
  groups: {
    'keda.sh': {
      ...kinds(scaled, 'ScaledObject', 'ScaledJob'),
      ...kinds(
        configuration,
        'TriggerAuthentication',
        'ClusterTriggerAuthentication',
      ),
    },
    'eventing.keda.sh': { '*': byConditions({ ready: ['Active'] }) },
    'http.keda.sh': { HTTPScaledObject: byConditions({ ready: ['Ready'] }) },
  },
};
