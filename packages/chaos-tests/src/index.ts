/**
 * Faults at random instants, and whether Berth still says what the clusters
 * say.
 *
 * @packageDocumentation
 */

export { runFleetChaos, type FleetChaosOptions } from './fleet/runFleetChaos';
export type { ScheduleOutcome } from './fleet/types';
