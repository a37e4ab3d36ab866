import type {
  StoredExperiment,
  StoredPipeline,
  StoredRecurringRun,
  StoredRun,
  StoredVersion,
} from './types';

/**
 * All that a server keeps, as it is written to a file.
 *
 * @internal
 */
export interface ServerState {
  pipelines: StoredPipeline[];
  versions: StoredVersion[];
  experiments: StoredExperiment[];
  runs: StoredRun[];
  recurringRuns: StoredRecurringRun[];
  /** Fingerprints of results, by namespace. */
  cached: Record<string, string[]>;
}

/**
 * What a server that has just been installed keeps.
 *
 * @internal
 */
export function emptyState(): ServerState {
  return {
    pipelines: [],
    versions: [],
    experiments: [],
    runs: [],
    recurringRuns: [],
    cached: {},
  };
}
