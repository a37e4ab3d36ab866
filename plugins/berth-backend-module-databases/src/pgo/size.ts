import {
  addResources,
  multiplyResources,
} from '@berth/backstage-plugin-berth-common';

/**
 * What the containers beside the database get. Without a request of their own
 * they are refused where a quota counts CPU and memory.
 *
 * @internal
 */
export const SIDECAR = { cpu: '20m', memory: '64Mi' };

/**
 * What pgBackRest gets where it works: on the repository's host and for each
 * job.
 *
 * @internal
 */
export const BACKREST = { cpu: '200m', memory: '256Mi' };

/**
 * What each PgBouncer gets, and how many there are of them.
 *
 * @internal
 */
export const POOLER = { cpu: '100m', memory: '128Mi' };

/** How many PgBouncers there are of them. @internal */
export const POOLERS = 2;

/** How many containers PGO puts beside a database. @internal */
export const SIDECARS_OF_INSTANCE = 3;

/**
 * CPU and memory as a container's definition says them.
 *
 * @internal
 */
export function resources({ cpu, memory }: { cpu: string; memory: string }) {
  return { requests: { cpu, memory }, limits: { memory } };
}

/**
 * Containers of these sizes added up.
 *
 * @internal
 */
export function together(
  ...containers: Array<{ cpu: string; memory: string }>
): { cpu: string; memory: string } {
  const { cpu, memory } = addResources(...containers);
  return { cpu, memory };
}

/**
 * So many containers of one size.
 *
 * @internal
 */
export function times(
  container: { cpu: string; memory: string },
  count: number,
): { cpu: string; memory: string } {
  const { cpu, memory } = multiplyResources(container, count);
  return { cpu, memory };
}
