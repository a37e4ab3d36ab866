import type { Knex } from 'knex';
import { chunks } from './chunks';
import { isPostgres } from './limitIdle';

/** Rows in a statement: one whose text is read once is worth some size. */
const ROWS = 1_000;

/**
 * Inserts rows, or where there is one already puts every given column in its
 * place. No two rows may be of the same key.
 *
 * @remarks
 * All rows travel as one JSON text in one binding, which SQLite and PostgreSQL
 * take apart. A statement with a binding for each value costs several times as
 * much to put together and to read as its execution.
 *
 * @param options - `key` is the columns of a unique index; texts must be free
 * of NUL and lone surrogates
 * @internal
 */
export async function upsertRows<Row extends object>(
  tx: Knex,
  options: {
    table: string;
    key: Array<keyof Row & string>;
    rows: readonly Row[];
  },
): Promise<void> {
  const { table, key, rows } = options;
  if (rows.length === 0) {
    return;
  }
  const columns = Object.keys(rows[0]) as Array<keyof Row & string>;
  const values = columns.filter(column => !key.includes(column));
  const onPostgres = isPostgres(tx);
  const source = onPostgres
    ? { sql: postgresSource(columns), names: [...columns, table] }
    : { sql: sqliteSource(columns), names: [] };
  const sql = [
    `insert into ?? (${columns.map(() => '??').join(', ')})`,
    source.sql,
    `on conflict (${key.map(() => '??').join(', ')}) do update set`,
    values.map(() => '?? = excluded.??').join(', '),
  ].join(' ');
  for (const chunk of chunks(rows, ROWS)) {
    await tx.raw(sql, [
      table,
      ...columns,
      ...source.names,
      asJson(columns, chunk, onPostgres),
      ...key,
      ...values.flatMap(column => [column, column]),
    ]);
  }
}

function postgresSource(columns: string[]): string {
  const names = columns.map(() => '??').join(', ');
  return `select ${names} from jsonb_populate_recordset(null::??, ?::jsonb)`;
}

function sqliteSource(columns: string[]): string {
  const values = columns.map((_, index) => `value ->> ${index}`).join(', ');
  // Without a condition, SQLite takes "on" for that of a join.
  return `select ${values} from json_each(?) where true`;
}

function asJson<Row extends object>(
  columns: Array<keyof Row>,
  rows: Row[],
  onPostgres: boolean,
): string {
  return JSON.stringify(
    onPostgres ? rows : rows.map(row => columns.map(column => row[column])),
  );
}
