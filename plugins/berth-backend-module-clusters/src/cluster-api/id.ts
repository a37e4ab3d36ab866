/**
 * The offering's id.
 *
 * @internal
 */
export const OFFERING_ID = 'cluster.cluster-api';
