import {
  camelCaseReason,
  isObserved,
  NO_STATUS,
  NOT_OBSERVED,
  unknownPhase,
  type ClaimObjects,
  type Readiness,
} from '@berth/backstage-plugin-berth-node';
import { healthyReadiness } from './healthyReadiness';
import { observe, type ObservedCluster } from './observed';
import { withParts } from '../shared/parts';
import { partsOf } from './parts';
import { HEALTHY, phases, type PhaseMeaning } from './phases';
import { suspendedReadiness } from './suspendedReadiness';

/**
 * What a Cluster says of its state. What somebody has stopped on purpose comes
 * first, then the operator's phase, only in a healthy phase the counters and
 * conditions, and where all of that is well what belongs to the database.
 *
 * @internal
 */
export function readiness(objects: ClaimObjects): Readiness {
  const cluster = observe(objects.primary);
  return withParts(
    suspendedReadiness(cluster, () => judgePhase(cluster)),
    partsOf(objects),
  );
}

function judgePhase(cluster: ObservedCluster): Readiness {
  const { object, phase, conditions } = cluster;
  const ready = conditions.get('Ready');
  if (!isObserved(object, ready)) {
    return NOT_OBSERVED;
  }
  // Only a cluster that says no phase at all is judged by its condition alone.
  if (phase === HEALTHY || (!phase && ready?.status === 'True')) {
    return healthyReadiness(cluster);
  }
  if (!phase) {
    return NO_STATUS;
  }
  return Object.hasOwn(phases, phase)
    ? judgeMeaning(cluster, phases[phase])
    : {
        phase: 'Unknown',
        reason: camelCaseReason(phase),
        message: unknownPhase(phase),
      };
}

function judgeMeaning(
  cluster: ObservedCluster,
  { phase, what, next }: PhaseMeaning,
): Readiness {
  const { ready, wanted, phaseReason } = cluster;
  const cause = phaseReason?.replace(/[\s.]+$/, '');
  const blocked = ready > 0 ? 'Degraded' : 'Failed';
  return {
    phase: phase === 'blocked' ? blocked : phase,
    reason: camelCaseReason(cluster.phase ?? ''),
    message: `${what}${cause ? ` (${cause})` : ''}. ${next}`,
    progress: { done: Math.min(ready, wanted), total: wanted },
  };
}
