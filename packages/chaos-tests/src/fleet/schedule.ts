import { Random } from '../Random';
import type { DatabaseKind } from './ChaosDatabase';

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
  'database-restarted',
  'backend-killed',
  'replica-partitioned',
] as const;

/** @public */
export type FaultKind = (typeof FAULT_KINDS)[number];

/** A file is neither restarted nor far away. */
const ONLY_OF_SERVERS: FaultKind[] = [
  'database-restarted',
  'replica-partitioned',
];

/** What can befall backends on such a database. */
export function faultKindsOn(database: DatabaseKind): FaultKind[] {
  return FAULT_KINDS.filter(
    kind => database === 'postgres' || !ONLY_OF_SERVERS.includes(kind),
  );
}

/**
 * What a backend can be cut off from.
 *
 * @public
 */
export type PartitionedFrom = 'clusters' | 'database' | 'both';

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
  /** Which backend, by its number, where it befalls one */
  replica: number;
  /** Where a backend is cut off */
  from: PartitionedFrom;
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
/** Longer than a lease, so that another backend takes over. */
const LONGEST_PARTITION_MS = 12_000;
const PARTITIONS: PartitionedFrom[] = ['clusters', 'database', 'both'];

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
  database?: DatabaseKind;
  replicas?: number;
}): Schedule {
  const { seed, clusters, lasts, database = 'sqlite', replicas = 1 } = options;
  const kinds = faultKindsOn(database);
  const random = Random.seeded(seed);
  const faults = Array.from({ length: options.faults }, (_, index) => {
    const kind: FaultKind =
      // The first goes round, so that few schedules meet every kind, too.
      index === 0 ? kinds[seed % kinds.length] : random.pick(kinds);
    return {
      kind,
      at: random.integer(0, lasts),
      lasts: random.integer(200, longest(kind)),
      cluster: random.integer(0, clusters - 1),
      skew: random.chance(50) ? SKEW_MS : -SKEW_MS,
      replica: random.integer(0, replicas - 1),
      from: random.pick(PARTITIONS),
    };
  });
  return { seed, lasts, faults: faults.sort((a, b) => a.at - b.at) };
}

function longest(kind: FaultKind): number {
  switch (kind) {
    case 'database-locked':
      return LONGEST_LOCK_MS;
    case 'replica-partitioned':
      return LONGEST_PARTITION_MS;
    default:
      return LONGEST_MS;
  }
}
