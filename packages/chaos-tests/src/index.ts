/**
 * Faults at random instants, and whether Berth still says what the clusters
 * say.
 *
 * @packageDocumentation
 */

export { runFleetChaos, type FleetChaosOptions } from './fleet/runFleetChaos';
export type { DatabaseKind } from './fleet/ChaosDatabase';
export type { ScheduleOutcome } from './fleet/types';
