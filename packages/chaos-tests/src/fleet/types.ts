/**
 * Of a claim, what a cluster alone decides.
 *
 * @internal
 */
export interface ShownClaim {
  id: string;
  phase: string;
  tenant?: string;
}

/**
 * Of an entity, what tells whether it is the right one.
 *
 * @internal
 */
export interface CatalogEntry {
  metadata: { name: string; annotations?: Record<string, string> };
  spec?: { system?: string };
}

/**
 * What Berth and the catalog show.
 *
 * @internal
 */
export interface FleetView {
  claims(): Promise<ShownClaim[]>;
  entities(): Promise<CatalogEntry[]>;
}

/**
 * What came of a schedule.
 *
 * @public
 */
export interface ScheduleOutcome {
  seed: number;
  /** Faults that were injected, in order */
  faults: string[];
  /** Changes that the API servers have taken */
  changes: number;
  /** Objects there were in the end */
  objects: number;
  /** How long it took to be true again after the last fault, in milliseconds */
  settledMs: number;
  /** What was not true then; empty where all was well */
  divergences: string[];
}
