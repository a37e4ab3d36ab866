import type {
  Connection,
  SecretReference,
} from '@berth/backstage-plugin-berth-common';
import { environmentName } from './quoting';

/**
 * One environment variable of an application that connects: read from a key
 * of the Secret, or an address that is no secret.
 *
 * @internal
 */
export type Variable =
  | { name: string; key: string }
  | { name: string; value: string };

/** What libpq calls what CloudNativePG's Secrets hold, best key first. */
const libpq: Array<[variable: string, keys: string[]]> = [
  ['PGHOST', ['host']],
  ['PGPORT', ['port']],
  ['PGDATABASE', ['dbname', 'database']],
  ['PGUSER', ['username', 'user']],
  ['PGPASSWORD', ['password']],
  ['DATABASE_URL', ['uri', 'url']],
];

/**
 * Whether a connection is one to PostgreSQL.
 *
 * @internal
 */
export function isPostgres(connection: Connection): boolean {
  return (
    connection.secret?.keys.includes('pgpass') ||
    connection.endpoints.some(endpoint => endpoint.port === 5432)
  );
}

function postgresVariables(
  connection: Connection,
  secret: SecretReference,
): Variable[] {
  const [endpoint] = connection.endpoints;
  const addresses: Record<string, string | undefined> = {
    PGHOST: endpoint?.host,
    PGPORT: endpoint && String(endpoint.port),
  };
  return libpq.flatMap(([name, keys]): Variable[] => {
    const key = keys.find(candidate => secret.keys.includes(candidate));
    const value = addresses[name];
    if (key) {
      return [{ name, key }];
    }
    return value ? [{ name, value }] : [];
  });
}

/**
 * The environment variables with which an application connects. Keys of the
 * Secret are named, their values are not known here.
 *
 * @internal
 */
export function variablesOf(connection: Connection): Variable[] {
  const { secret } = connection;
  if (!secret) {
    return [];
  }
  return isPostgres(connection)
    ? postgresVariables(connection, secret)
    : secret.keys.map(key => ({ name: environmentName(key), key }));
}

/**
 * The name of the variable that holds a key of the Secret.
 *
 * @internal
 */
export function keyOf(variables: Variable[], name: string): string | undefined {
  const variable = variables.find(candidate => candidate.name === name);
  return variable && 'key' in variable ? variable.key : undefined;
}
