import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import { isPostgres } from '../database/limitIdle';
import type { Clock } from '../time/Clock';
import { DatabaseLeases, type DatabaseLeasesOptions } from './DatabaseLeases';
import { LeaseTable } from './LeaseTable';
import { SoleLeases } from './SoleLeases';
import type { ClusterLeases } from './types';

/**
 * The leases that suit a database: only on PostgreSQL can there be other
 * backends.
 *
 * @internal
 */
export function createLeases(
  options: {
    knex: Knex;
    replica: string;
    leaseMs: number;
    clock: Clock;
    logger: LoggerService;
  } & Pick<DatabaseLeasesOptions, 'onTaken' | 'onLost'>,
): ClusterLeases {
  return isPostgres(options.knex)
    ? DatabaseLeases.create({ ...options, table: LeaseTable.create(options) })
    : SoleLeases.create();
}
