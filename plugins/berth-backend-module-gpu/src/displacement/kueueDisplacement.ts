import type {
  GpuDisplaced,
  GpuUnknown,
} from '@berth/backstage-plugin-berth-common';
import { sum } from '../fleet/fleetView';
import type { KueueGpus, KueueJob, KueueQuota } from '../fleet/types';
import {
  borrowedBy,
  cohortsOwn,
  drawnBy,
  isNested,
  lendsOf,
  rootOf,
} from './cohort';
import { takeBack } from './takeBack';

/** As Berth writes a queue that is new. */
const NEW_QUEUE = { reclaim: 'Any', borrow: 'Never', used: 0 } as const;

/**
 * What it would mean to jobs if a queue of Kueue had other numbers.
 *
 * @internal
 */
export interface KueueAnswer {
  before: number;
  used: number;
  /** What the queue could have at once, beyond what it uses. */
  free: number;
  missing: number;
  displaced: Array<Omit<GpuDisplaced, 'tenant' | 'mine'>>;
  unknown: GpuUnknown[];
}

/**
 * Whose jobs Kueue would stop if a ClusterQueue had other numbers: with more, to
 * get back what others have borrowed, as far as `reclaimWithinCohort` lets it,
 * and to borrow, as far as `borrowWithinCohort` does; with less, its own, once
 * others of the cohort want back what is theirs. A lower quota alone stops
 * nobody. Pure.
 *
 * @internal
 */
export function kueueDisplacement(options: {
  kueue: KueueGpus;
  /** The ClusterQueue; undefined for a new one. */
  queue?: string;
  /** Of a new one. */
  cohort?: string;
  flavor?: string;
  resource: string;
  nominal: number;
  borrowing?: number;
  /** Of the jobs that are to come; that of those that wait unless given. */
  priority?: number;
}): KueueAnswer {
  const { kueue, resource, nominal } = options;
  const known = kueue.quotas.find(
    one =>
      one.queue === options.queue &&
      one.resource === resource &&
      (options.flavor === undefined || one.flavor === options.flavor),
  );
  const queue: KueueQuota = {
    queue: '',
    isClaim: true,
    ...NEW_QUEUE,
    cohort: options.cohort,
    flavor: options.flavor ?? '',
    resource,
    ...known,
    nominal,
    borrowing: options.borrowing,
  };
  const others = membersOf(kueue, queue).filter(one => one !== known);
  const own = cohortsOwn(kueue, queue);
  const free = Math.max(
    0,
    nominal + own + sum(others, lendsOf) - queue.used - sum(others, drawnBy),
  );
  const toNominal = Math.max(0, nominal - queue.used);
  const missing = Math.max(0, toNominal - free);
  return {
    before: known?.nominal ?? 0,
    used: queue.used,
    free: others.length > 0 ? free : toNominal,
    missing,
    ...(queue.used > nominal
      ? givesBack({ kueue, queue, others })
      : takes({ ...options, kueue, queue, others, missing, free })),
  };
}

/**
 * Whose jobs would run beyond all quotas of a cohort if it had less, and be
 * stopped once a queue wants what is its own. Pure.
 *
 * @internal
 */
export function cohortDisplacement(options: {
  kueue: KueueGpus;
  cohort: string;
  flavor?: string;
  resource: string;
  /** By how much the cohort's own quota changes. */
  by: number;
}): KueueAnswer {
  const { kueue, cohort, resource, by } = options;
  const own = kueue.cohorts
    .find(({ name }) => name === cohort)
    ?.quotas.find(
      one =>
        one.resource === resource &&
        (options.flavor === undefined || one.flavor === options.flavor),
    );
  const flavor = own?.flavor ?? options.flavor ?? '';
  const members = membersOf(kueue, { cohort, flavor, resource });
  const total =
    cohortsOwn(kueue, { cohort, flavor, resource }) + sum(members, lendsOf);
  const drawn = sum(members, drawnBy);
  const over = Math.max(0, drawn - (total + by));
  const reclaims = members.some(one => one.reclaim !== 'Never');
  return {
    before: own?.nominal ?? 0,
    used: drawn,
    free: Math.max(0, total + by - drawn),
    missing: over,
    displaced: reclaims
      ? merged(
          takeBack({
            missing: over,
            candidates: members.flatMap(one => jobsOf(kueue, one)),
            excess: excessOf(members),
          }),
          { kind: 'borrowed', when: 'on-demand' },
        )
      : [],
    unknown: [
      ...(over > 0
        ? [
            reclaims
              ? ('keeps-until-asked' as const)
              : ('nobody-reclaims' as const),
          ]
        : []),
      ...orderUnknown(kueue, cohort, over > 0 && reclaims),
    ],
  };
}

/** With more than it has: what others have to give back. */
function takes(options: {
  kueue: KueueGpus;
  queue: KueueQuota;
  others: KueueQuota[];
  missing: number;
  free: number;
  priority?: number;
}): Pick<KueueAnswer, 'displaced' | 'unknown'> {
  const { kueue, queue, others, missing, free } = options;
  const wanted = kueue.jobs.filter(
    job => job.queue === queue.queue && job.at === undefined,
  );
  const priority =
    options.priority ?? Math.max(0, ...wanted.map(one => one.priority));
  const excess = excessOf(others);
  const jobs = others.flatMap(one => jobsOf(kueue, one));
  const lower = jobs.filter(job => (job.priority ?? -Infinity) < priority);
  const reclaimed = takeBack({
    missing,
    excess,
    candidates: { Any: jobs, LowerPriority: lower, Never: [] }[queue.reclaim],
  });
  const toBorrow =
    queue.borrow === 'LowerPriority'
      ? Math.max(
          0,
          queue.nominal + (queue.borrowing ?? 0) - queue.used - free,
        ) - missing
      : 0;
  const left = new Map(excess);
  for (const { queue: name, gpus } of reclaimed) {
    left.set(name, (left.get(name) ?? 0) - gpus);
  }
  const pushedOut = takeBack({
    missing: toBorrow,
    excess: left,
    candidates: lower.filter(
      job =>
        !reclaimed.includes(job) &&
        (queue.threshold === undefined ||
          (job.priority ?? -Infinity) <= queue.threshold),
    ),
  });
  const limits = { when: 'on-demand' } as const;
  return {
    displaced: [
      ...merged(reclaimed, { kind: 'borrowed', ...limits }),
      ...merged(pushedOut, { kind: 'lower-priority', ...limits }),
    ],
    unknown: [
      ...(missing > 0 && queue.reclaim === 'Never'
        ? (['nobody-reclaims'] as const)
        : []),
      ...(missing > 0 && queue.reclaim === 'LowerPriority'
        ? (['priority-to-come'] as const)
        : []),
      ...(queue.borrow === 'LowerPriority' && queue.borrowing === undefined
        ? (['borrowing-unlimited'] as const)
        : []),
      ...orderUnknown(kueue, queue.cohort, missing > 0),
    ],
  };
}

/** With less than it uses: its own jobs, once others want what is theirs. */
function givesBack(options: {
  kueue: KueueGpus;
  queue: KueueQuota;
  others: KueueQuota[];
}): Pick<KueueAnswer, 'displaced' | 'unknown'> {
  const { kueue, queue, others } = options;
  const over = queue.used - queue.nominal;
  const reclaimers = others.filter(one => one.reclaim !== 'Never');
  if (reclaimers.length === 0) {
    return { displaced: [], unknown: ['nobody-reclaims'] };
  }
  const waiting = reclaimers.flatMap(one =>
    one.used < one.nominal
      ? kueue.jobs.filter(
          job =>
            job.queue === one.queue &&
            job.resource === one.resource &&
            job.at === undefined,
        )
      : [],
  );
  return {
    displaced: merged(
      takeBack({
        missing: over,
        candidates: jobsOf(kueue, queue),
        excess: new Map([[queue.queue, over]]),
      }),
      {
        kind: 'borrowed',
        when: waiting.length > 0 ? 'now' : 'on-demand',
      },
    ),
    unknown: [
      'keeps-until-asked',
      ...(reclaimers.every(one => one.reclaim === 'LowerPriority')
        ? (['priority-to-come'] as const)
        : []),
      ...orderUnknown(kueue, queue.cohort, true),
    ],
  };
}

function membersOf(
  kueue: KueueGpus,
  of: { cohort?: string; flavor: string; resource: string },
): KueueQuota[] {
  const root = rootOf(of.cohort, kueue);
  return kueue.quotas.filter(
    one =>
      root !== undefined &&
      rootOf(one.cohort, kueue) === root &&
      one.flavor === of.flavor &&
      one.resource === of.resource,
  );
}

function excessOf(quotas: KueueQuota[]): Map<string, number> {
  return new Map(quotas.map(one => [one.queue, borrowedBy(one)]));
}

type Known = Pick<KueueJob, 'queue' | 'gpus'> &
  Partial<Pick<KueueJob, 'namespace' | 'priority' | 'at'>>;

/** The jobs that run on a quota; one of all of it where none can be seen. */
function jobsOf(kueue: KueueGpus, quota: KueueQuota): Known[] {
  const jobs = kueue.jobs.filter(
    job =>
      job.at !== undefined &&
      job.queue === quota.queue &&
      job.resource === quota.resource &&
      (job.flavor === undefined || job.flavor === quota.flavor),
  );
  const borrowed = borrowedBy(quota);
  return jobs.length > 0 || borrowed === 0
    ? jobs
    : [{ queue: quota.queue, gpus: borrowed }];
}

/** What belongs to the same namespace at the same priority is one line. */
function merged(
  jobs: Known[],
  common: Pick<GpuDisplaced, 'kind' | 'when'>,
): KueueAnswer['displaced'] {
  const lines = new Map<string, KueueAnswer['displaced'][number]>();
  for (const { queue, namespace, priority, gpus } of jobs) {
    const key = JSON.stringify([queue, namespace, priority]);
    const before = lines.get(key);
    lines.set(key, {
      ...common,
      queue,
      ...(namespace !== undefined && { namespace }),
      ...(priority !== undefined && {
        priority,
        jobs: (before?.jobs ?? 0) + 1,
      }),
      gpus: (before?.gpus ?? 0) + gpus,
    });
  }
  return [...lines.values()];
}

function orderUnknown(
  kueue: KueueGpus,
  cohort: string | undefined,
  matters: boolean,
): GpuUnknown[] {
  return matters
    ? [
        'fair-sharing',
        ...(isNested(cohort, kueue) ? (['nested-cohorts'] as const) : []),
      ]
    : [];
}
