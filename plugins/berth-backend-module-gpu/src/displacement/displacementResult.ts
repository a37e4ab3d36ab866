import type {
  GpuDisplacement,
  GpuRule,
} from '@berth/backstage-plugin-berth-common';
import { sum } from '../fleet/fleetView';
import type { StoredSnapshot } from '../fleet/types';

/**
 * An answer, of what is counted, with what follows from it.
 *
 * @internal
 */
export function displacementResult(
  options: Omit<
    GpuDisplacement,
    'cluster' | 'at' | 'overcommitted' | 'waits'
  > & { stored: StoredSnapshot },
): GpuDisplacement {
  const { stored, ...counted } = options;
  const { promised, allocatable, missing, displaced } = counted;
  return {
    ...counted,
    cluster: stored.cluster,
    at: (stored.at ?? new Date(0)).toISOString(),
    overcommitted: Math.max(0, promised - allocatable),
    waits: Math.max(0, missing - sum(displaced, one => one.gpus)),
  };
}

/**
 * The rules that hold whatever counts.
 *
 * @internal
 */
export function commonRules(options: {
  /** What is to be allowed */
  asked: number;
  /** What is used of that */
  used: number;
  /** What the tenant has in all then */
  gpus: number;
  promised: number;
  allocatable: number;
}): GpuRule[] {
  const { asked, used, gpus, promised, allocatable } = options;
  return [
    { id: 'in-use', passed: asked >= used, value: used, limit: asked },
    {
      id: 'capacity',
      passed: gpus <= allocatable,
      value: gpus,
      limit: allocatable,
    },
    {
      id: 'promised',
      passed: promised <= allocatable,
      value: promised,
      limit: allocatable,
    },
  ];
}
