import type {
  Connection,
  Endpoint,
} from '@berth/backstage-plugin-berth-common';
import {
  recordOf,
  specOf,
  type ClaimObjects,
} from '@berth/backstage-plugin-berth-node';
import { POSTGRES_PORT } from '../shared/postgres';
import { observe, type ObservedDatabase } from './observed';

/**
 * With these there has never been a database.
 */
const NEVER_RAN = ['Creating', 'CreateFailed', 'Invalid'];

/**
 * How to connect, as soon as the operator has made it. Hosts are those inside
 * the Kubernetes cluster; connections have to be encrypted.
 *
 * @internal
 */
export function connection(objects: ClaimObjects): Connection | undefined {
  const database = observe(objects);
  const { name, namespace, status, wanted } = database;
  if (!status || NEVER_RAN.includes(status) || wanted === 0) {
    return undefined;
  }
  const spec = specOf(objects.primary);
  const endpoint = (
    title: string,
    suffix: string,
    description: string,
  ): Endpoint => ({
    name: title,
    description,
    host: `${name}${suffix}.${namespace}.svc`,
    port: POSTGRES_PORT,
  });
  const secret = ownerSecret(database);
  return {
    endpoints: [
      endpoint('read-write', '', 'The primary: reads and writes.'),
      ...(wanted > 1
        ? [
            endpoint(
              'read-only',
              '-repl',
              'The replicas only: reads that may lag behind.',
            ),
          ]
        : []),
      ...(spec.enableConnectionPooler === true ||
      (spec.enableConnectionPooler === undefined &&
        Object.keys(recordOf(spec.connectionPooler)).length > 0)
        ? [
            endpoint(
              'pooled',
              '-pooler',
              'PgBouncer before the primary: many clients share few sessions.',
            ),
          ]
        : []),
    ],
    ...(secret && {
      secret: { namespace, name: secret, keys: ['username', 'password'] },
    }),
  };
}

/**
 * The Secret of the first database's owner, else of the first user.
 *
 * @internal
 */
export function ownerSecret(database: ObservedDatabase): string | undefined {
  const user = ownerOf(database);
  return (
    user &&
    `${user.replace(/_/g, '-')}.${
      database.name
    }.credentials.postgresql.acid.zalan.do`
  );
}

/**
 * The owner of the first database, else the first user.
 *
 * @internal
 */
export function ownerOf({
  databases,
  users,
}: ObservedDatabase): string | undefined {
  return databases[0]?.owner ?? users[0];
}
