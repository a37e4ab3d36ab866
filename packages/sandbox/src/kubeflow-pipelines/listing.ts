import { ApiError } from './ApiError';
import { snakeCased } from './snakeCased';

/**
 * By which fields of the API a kind of thing is filtered and sorted.
 *
 * @internal
 */
export type Fields<T> = Record<
  string,
  (item: T) => string | number | undefined
>;

interface Predicate {
  key: string;
  operation: string;
  wanted: unknown;
}

interface PageToken {
  offset: number;
  query: string;
}

const DEFAULT_PAGE = 20;
const MAX_PAGE = 200;

/**
 * One page of a list as the API gives it: filtered, sorted, cut, and with the
 * token of the next. A token belongs to the query that it was given for.
 *
 * @throws ApiError for a filter, an order or a token that the API refuses
 * @internal
 */
export function listPage<T>(
  items: T[],
  query: URLSearchParams,
  fields: Fields<T>,
): { page: T[]; total: number; nextPageToken?: string } {
  const size = pageSizeOf(query.get('page_size'));
  const token = tokenOf(query.get('page_token'));
  const order = query.get('sort_by') ?? '';
  const filter = query.get('filter') ?? '';
  const key = JSON.stringify([order, filter]);
  if (token && token.query !== key && (order || filter)) {
    throw ApiError.invalid(
      'page token does not match the supplied sort by and/or filtering criteria',
    );
  }
  const [wantedOrder, wantedFilter] = token
    ? JSON.parse(token.query)
    : [order, filter];
  const predicates = predicatesOf(wantedFilter, fields);
  const found = items.filter(item =>
    predicates.every(predicate =>
      holds(predicate, fields[predicate.key](item)),
    ),
  );
  const sorted = sortBy(found, wantedOrder, fields);
  const offset = token?.offset ?? 0;
  const next = offset + size;
  return {
    page: sorted.slice(offset, next),
    total: found.length,
    ...(next < found.length && {
      nextPageToken: encode({
        offset: next,
        query: JSON.stringify([wantedOrder, wantedFilter]),
      }),
    }),
  };
}

function pageSizeOf(text: string | null): number {
  const size = Number(text ?? 0);
  if (!Number.isInteger(size) || size < 0) {
    throw ApiError.invalid(
      `The page size should be greater than 0. Got ${text}`,
    );
  }
  return Math.min(size || DEFAULT_PAGE, MAX_PAGE);
}

function tokenOf(text: string | null): PageToken | undefined {
  if (!text) {
    return undefined;
  }
  try {
    const token = JSON.parse(Buffer.from(text, 'base64').toString('utf8'));
    if (Number.isInteger(token.offset) && typeof token.query === 'string') {
      return token;
    }
  } catch {
    // Falls through to the refusal.
  }
  throw ApiError.invalid('Invalid page token');
}

function encode(token: PageToken): string {
  return Buffer.from(JSON.stringify(token)).toString('base64');
}

function sortBy<T>(items: T[], order: string, fields: Fields<T>): T[] {
  const words = order.toLowerCase().split(/\s+/).filter(Boolean);
  const [field = 'created_at', direction = 'asc'] = words;
  if (words.length > 2 || !['asc', 'desc'].includes(direction)) {
    throw ApiError.invalid(
      `Received invalid sort by format '${order}'. Supported format: "field_name", "field_name desc", or "field_name asc"`,
    );
  }
  const read = fields[field];
  if (!read) {
    throw ApiError.invalid(`Cannot sort on field ${field}`);
  }
  const sign = direction === 'desc' ? -1 : 1;
  return [...items].sort((a, b) => sign * compare(read(a), read(b)));
}

function compare(a: unknown, b: unknown): number {
  if (typeof a === 'number' && typeof b === 'number') {
    return a - b;
  }
  return String(a ?? '').localeCompare(String(b ?? ''));
}

function predicatesOf<T>(text: string, fields: Fields<T>): Predicate[] {
  if (!text) {
    return [];
  }
  let predicates: unknown;
  try {
    // It comes encoded once more than the query itself.
    ({ predicates = [] } = JSON.parse(decodeURIComponent(text)));
  } catch {
    throw ApiError.invalid(`failed to parse valid filter from ${text}`);
  }
  return (predicates as Array<Record<string, unknown>>).map(written => {
    const predicate = snakeCased(written);
    const key = String(predicate.key ?? '');
    const operation = operationOf(predicate.operation);
    if (!fields[key]) {
      throw ApiError.invalid(
        `no support for filtering on unrecognized field "${key}"`,
      );
    }
    return { key, operation, wanted: wantedOf(predicate) };
  });
}

// As numbers, too, as protocol buffers take the values of an enumeration.
const OPERATIONS = [
  'OPERATION_UNSPECIFIED',
  'EQUALS',
  'NOT_EQUALS',
  'GREATER_THAN',
  'GREATER_THAN_EQUALS',
  'LESS_THAN',
  'LESS_THAN_EQUALS',
  'IN',
  'IS_SUBSTRING',
];

function operationOf(operation: unknown): string {
  const name =
    typeof operation === 'number' ? OPERATIONS[operation] : String(operation);
  if (!OPERATIONS.slice(1).includes(name)) {
    throw ApiError.invalid(`invalid operation ${operation}`);
  }
  return name;
}

function wantedOf(predicate: Record<string, unknown>): unknown {
  for (const list of ['string_values', 'int_values', 'long_values']) {
    const values = (predicate[list] as { values?: unknown[] })?.values;
    if (values) {
      return values.map(String);
    }
  }
  if (predicate.timestamp_value !== undefined) {
    return Date.parse(String(predicate.timestamp_value));
  }
  return predicate.string_value ?? predicate.int_value ?? predicate.long_value;
}

function holds({ operation, wanted }: Predicate, value: unknown): boolean {
  switch (operation) {
    case 'EQUALS':
      return String(value) === String(wanted);
    case 'NOT_EQUALS':
      return String(value) !== String(wanted);
    case 'IN':
      return Array.isArray(wanted) && wanted.includes(String(value));
    case 'IS_SUBSTRING':
      return String(value ?? '')
        .toLowerCase()
        .includes(String(wanted).toLowerCase());
    case 'GREATER_THAN':
      return Number(value) > Number(wanted);
    case 'GREATER_THAN_EQUALS':
      return Number(value) >= Number(wanted);
    case 'LESS_THAN':
      return Number(value) < Number(wanted);
    default:
      return Number(value) <= Number(wanted);
  }
}
