import { chunks } from '../database/chunks';
import { objectKey } from './types';

/** Of names in a query, which databases bound. */
const NAMES = 500;

/** What of a query it takes. */
interface RowsQuery<Row> extends PromiseLike<Row[]> {
  whereIn(column: string, values: readonly string[]): PromiseLike<Row[]>;
}

/**
 * What is stored of objects, by {@link objectKey}.
 *
 * @param query - begins a query of all that may be asked for
 * @param names - of the objects; all of them when left out
 * @internal
 */
export async function loadByKey<
  Row extends { namespace: string; name: string },
>(query: () => RowsQuery<Row>, names?: string[]): Promise<Map<string, Row>> {
  const rows: Row[] = names ? [] : await query();
  for (const chunk of chunks([...new Set(names)], NAMES)) {
    rows.push(...(await query().whereIn('name', chunk)));
  }
  return new Map(rows.map(row => [objectKey({ metadata: row }), row]));
}
