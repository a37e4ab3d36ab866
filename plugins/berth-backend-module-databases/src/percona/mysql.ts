import type { FieldError } from '@berth/backstage-plugin-berth-common';
import { checkReserved } from './input';

/**
 * The engine that offerings of MySQL name.
 *
 * @internal
 */
export const MYSQL = 'mysql';

/**
 * The port that MySQL listens on.
 *
 * @internal
 */
export const MYSQL_PORT = 3306;

/**
 * The longest name of a user that MySQL takes.
 *
 * @internal
 */
export const MAX_USER_LENGTH = 32;

/**
 * What each HAProxy gets, and what the container beside it that tells it of
 * the instances.
 *
 * @internal
 */
export const PROXY = { cpu: '100m', memory: '128Mi' };

/** What the container beside an HAProxy gets. @internal */
export const PROXY_MONITOR = { cpu: '20m', memory: '64Mi' };

/**
 * What the containers get that prepare a pod and end.
 *
 * @internal
 */
export const INIT = { cpu: '50m', memory: '64Mi' };

/**
 * What archives changes all the time.
 *
 * @internal
 */
export const ARCHIVER = { cpu: '100m', memory: '256Mi' };

/**
 * What a backup gets while it is made, and a restore.
 *
 * @internal
 */
export const BACKUP_JOB = { cpu: '200m', memory: '512Mi' };

/**
 * How many proxies there are before so many instances: one may be away where
 * an instance may.
 *
 * @internal
 */
export function proxiesFor(instances: number): number {
  return instances < 3 ? 1 : 2;
}

const SYSTEM_DATABASES = [
  'mysql',
  'sys',
  'information_schema',
  'performance_schema',
];

/**
 * Words that MySQL 8 keeps for itself. The operator writes names of databases
 * without quotes, so that such a database would never come into being.
 */
const RESERVED_WORDS = `
accessible add all alter analyze and as asc asensitive before between bigint
binary blob both by call cascade case change char character check collate
column condition constraint continue convert create cross cube cume_dist
current_date current_time current_timestamp current_user cursor database
databases day_hour day_microsecond day_minute day_second dec decimal declare
default delayed delete dense_rank desc describe deterministic distinct
distinctrow div double drop dual each else elseif empty enclosed escaped except
exists exit explain false fetch first_value float float4 float8 for force
foreign from fulltext function generated get grant group grouping groups having
high_priority hour_microsecond hour_minute hour_second if ignore in index infile
inner inout insensitive insert int int1 int2 int3 int4 int8 integer intersect
interval into io_after_gtids io_before_gtids is iterate join json_table key keys
kill lag last_value lateral lead leading leave left like limit linear lines load
localtime localtimestamp lock long longblob longtext loop low_priority
manual master_bind master_ssl_verify_server_cert match maxvalue mediumblob
mediumint mediumtext middleint minute_microsecond minute_second mod modifies
natural no_write_to_binlog not nth_value ntile null numeric of on optimize
optimizer_costs option optionally or order out outer outfile over parallel
partition percent_rank precision primary procedure purge qualify range rank read
read_write reads real recursive references regexp release rename repeat replace
require resignal restrict return revoke right rlike row row_number rows schema
schemas second_microsecond select sensitive separator set show signal smallint
spatial specific sql sql_big_result sql_calc_found_rows sql_small_result
sqlexception sqlstate sqlwarning ssl starting stored straight_join system table
tablesample terminated then tinyblob tinyint tinytext to trailing trigger true
undo union unique unlock unsigned update usage use using utc_date utc_time
utc_timestamp values varbinary varchar varcharacter varying virtual when where
while window with write xor year_month zerofill
`
  .trim()
  .split(/\s+/);

/**
 * Whether a user and a database may have these names.
 *
 * @internal
 */
export function checkNames(
  names: { user: string; database: string },
  /** Users of the operator's own. */
  operatorUsers: string[],
): FieldError[] {
  return [
    ...checkReserved('user', names.user, operatorUsers),
    ...checkReserved('database', names.database, [
      ...SYSTEM_DATABASES,
      ...RESERVED_WORDS,
    ]),
  ];
}
