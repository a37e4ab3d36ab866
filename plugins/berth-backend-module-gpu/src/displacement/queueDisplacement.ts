import type {
  GpuDisplaced,
  GpuUnknown,
} from '@berth/backstage-plugin-berth-common';
import { sum } from '../fleet/fleetView';
import type { GpuSnapshot, QueueGpus } from '../fleet/types';
import type { KueueAnswer } from './kueueDisplacement';

/**
 * What another quota of a queue of Volcano or KAI would mean. Both let a queue
 * use whatever is free, and have those give back who use more than what is
 * theirs when one asks that has less: of Volcano as far as they are
 * `reclaimable`. A lower quota alone stops nobody. Pure.
 *
 * @internal
 */
export function queueDisplacement(options: {
  snapshot: GpuSnapshot;
  system: 'volcano' | 'kai';
  /** Undefined for a new one. */
  queue?: string;
  resource: string;
  gpus: number;
}): KueueAnswer {
  const { snapshot, system, resource, gpus } = options;
  const queues = snapshot.queues.filter(
    one => one.system === system && one.resource === resource,
  );
  const known = queues.find(({ name }) => name === options.queue);
  // What a queue is divided into counts in its parts, where the jobs are.
  const parents = new Set(queues.map(({ parent }) => parent));
  const others = queues.filter(
    one => one.name !== options.queue && !parents.has(one.name),
  );
  const free = sum(
    snapshot.pools.filter(pool => pool.resource === resource),
    pool => pool.free,
  );
  const used = known?.used ?? 0;
  const missing = Math.max(0, gpus - used - free);
  const over = Math.max(0, used - gpus);
  const displaced =
    over > 0
      ? ownExcess({ queue: known!, over, others })
      : fromOthers(missing, others);
  return {
    before: known?.nominal ?? 0,
    used,
    free,
    missing,
    displaced,
    unknown: unknownOf({ system, over, missing, known }),
  };
}

function fromOthers(
  missing: number,
  others: QueueGpus[],
): KueueAnswer['displaced'] {
  let left = missing;
  return others
    .filter(one => one.borrowed > 0 && one.reclaimable !== false)
    .sort(
      (a, b) =>
        (a.priority ?? 0) - (b.priority ?? 0) || b.borrowed - a.borrowed,
    )
    .flatMap(queue => {
      const gpus = Math.min(queue.borrowed, left);
      left -= gpus;
      return gpus > 0 ? [line(queue, gpus, 'on-demand')] : [];
    });
}

function ownExcess(options: {
  queue: QueueGpus;
  over: number;
  others: QueueGpus[];
}): KueueAnswer['displaced'] {
  const { queue, over, others } = options;
  const isAskedFor = others.some(
    one => one.pending > 0 && one.used < one.nominal,
  );
  return queue.reclaimable === false
    ? []
    : [line(queue, over, isAskedFor ? 'now' : 'on-demand')];
}

function line(
  { name, tenant }: QueueGpus,
  gpus: number,
  when: GpuDisplaced['when'],
): KueueAnswer['displaced'][number] & { tenant?: string } {
  return {
    kind: 'borrowed',
    queue: name,
    when,
    ...(tenant && { tenant }),
    gpus,
  };
}

function unknownOf(options: {
  system: 'volcano' | 'kai';
  over: number;
  missing: number;
  known?: QueueGpus;
}): GpuUnknown[] {
  const { system, over, missing, known } = options;
  if (over === 0 && missing === 0) {
    return [];
  }
  if (over > 0 && known?.reclaimable === false) {
    return ['not-reclaimable'];
  }
  return [
    ...(over > 0 ? (['keeps-until-asked'] as const) : []),
    ...(system === 'volcano'
      ? (['volcano-actions', 'jobs-of-queue'] as const)
      : (['kai-protection', 'jobs-of-queue'] as const)),
  ];
}
