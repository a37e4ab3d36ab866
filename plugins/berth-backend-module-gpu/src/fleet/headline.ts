import type { GpuHeadline } from '@berth/backstage-plugin-berth-common';

/**
 * What a tenant could start now, and what the next larger job would wait for.
 * Pure.
 *
 * @internal
 */
export function headlineOf(options: {
  /** What each namespace may still use; undefined where nothing limits it. */
  left: Array<number | undefined>;
  free: number;
  largestFree: number;
  allocatable: number;
  /** Jobs that wait already. */
  ahead: number;
}): GpuHeadline {
  const { left, free, largestFree, allocatable, ahead } = options;
  // A job runs in one namespace, on one node.
  const allowed = Math.max(0, ...left.map(amount => amount ?? Infinity));
  const startable = Math.floor(Math.min(allowed, largestFree));
  const inAll = Math.min(
    free,
    left.reduce<number>((sum, amount) => sum + (amount ?? Infinity), 0),
  );
  const next = nextSize(startable);
  return {
    startable,
    jobs: startable > 0 ? Math.max(1, Math.floor(inAll / startable)) : 0,
    ...(next <= allocatable && {
      next: { gpus: next, because: reasonOf(next), ahead },
    }),
  };

  function reasonOf(gpus: number): 'quota' | 'free' | 'node' {
    if (allowed < gpus) {
      return 'quota';
    }
    return free < gpus ? 'free' : 'node';
  }
}

/** 1, 2, 4, 8, …: as jobs are usually sized. */
function nextSize(startable: number): number {
  let size = 1;
  while (size <= startable) {
    size *= 2;
  }
  return size;
}
