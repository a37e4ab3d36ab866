import type { ScoreboardRow } from './scoreboard';

/**
 * One line of the table: what was measured, and what it must reach.
 *
 * @internal
 */
export interface Figure {
  figure: string;
  /** What was found, in words with its unit */
  found: string;
  /** In words; none where it is only told */
  target?: string;
  met?: boolean;
  /** Everything that it was taken from */
  details: Record<string, unknown>;
}

/**
 * What syncing so many objects took.
 *
 * @internal
 */
export interface SyncPoint {
  objects: number;
  /** From Berth's first request for them until all were stored */
  seconds: number;
  objectsPerSecond: number;
  /** A bare LIST in pages that only parses, right after */
  bareSeconds: number;
  bareObjectsPerSecond: number;
  /** Of the bare pace, from 0 to 1 */
  share: number;
  /** Resident memory above that of a backend whose clusters are empty */
  memoryPeakMiB: number;
  memoryAfterMiB: number;
  loopDelayP99Ms: number;
}

/**
 * What a run says.
 *
 * @internal
 */
export interface FleetReport {
  command: string;
  date: string;
  machine: Record<string, string | number>;
  figures: Figure[];
  growth: SyncPoint[];
  scoreboard: ScoreboardRow[];
}
