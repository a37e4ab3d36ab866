import { instances } from '../shared/fields';
import { plans } from '../shared/postgresPlans';

/**
 * The sizes that it comes in: those of every PostgreSQL, and any number of
 * instances.
 *
 * @internal
 */
export const sizes = { instances, plans };
