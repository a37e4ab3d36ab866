import { Random } from '../Random';

/** Everything that can go wrong between a cluster and the catalog. */
export const FAULT_KINDS = [
  'api-server-killed',
  'etcd-compacted',
  'connections-cut',
  'connections-refused',
  'garbage',
  'slow',
  'silence',
  'unavailable',
  'clock-skew',
  'database-locked',
  'backend-killed',
] as const;

/** @public */
export type FaultKind = (typeof FAULT_KINDS)[number];

/**
 * A fault, when it begins and how long it lasts.
 *
 * @public
 */
export interface PlannedFault {
  kind: FaultKind;
  /** Milliseconds after the schedule's beginning */
  at: number;
  /** Milliseconds */
  lasts: number;
  /** Which cluster, by its number, where it befalls one */
  cluster: number;
  /** By how many milliseconds a clock is put forward or back */
  skew: number;
}

/**
 * What happens, in the order in which it begins.
 *
 * @public
 */
export interface Schedule {
  seed: number;
  /** How long objects are changed, in milliseconds */
  lasts: number;
  faults: PlannedFault[];
}

const SKEW_MS = 5 * 60_000;
/** Longer than SQLite is waited for, so that writes really fail. */
const LONGEST_LOCK_MS = 7_000;
const LONGEST_MS = 4_000;

/**
 * Draws a schedule: the same one for the same seed. Over a number of seeds in
 * a row each kind of fault comes up.
 *
 * @param options - `faults` and `lasts` (milliseconds) say how dense it is
 * @public
 */
export function drawSchedule(options: {
  seed: number;
  clusters: number;
  faults: number;
  lasts: number;
}): Schedule {
  const { seed, clusters, lasts } = options;
  const random = Random.seeded(seed);
  const faults = Array.from({ length: options.faults }, (_, index) => {
    const kind: FaultKind =
      // The first goes round, so that few schedules meet every kind, too.
      index === 0
        ? FAULT_KINDS[seed % FAULT_KINDS.length]
        : random.pick(FAULT_KINDS);
    return {
      kind,
      at: random.integer(0, lasts),
      lasts: random.integer(
        200,
        kind === 'database-locked' ? LONGEST_LOCK_MS : LONGEST_MS,
      ),
      cluster: random.integer(0, clusters - 1),
      skew: random.chance(50) ? SKEW_MS : -SKEW_MS,
    };
  });
  return { seed, lasts, faults: faults.sort((a, b) => a.at - b.at) };
}
