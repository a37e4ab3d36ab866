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
import { observe, type ObservedCluster } from './observed';

const SECRET_KEYS = [
  'user',
  'password',
  'dbname',
  'host',
  'port',
  'uri',
  'jdbc-uri',
];

const POOLED_KEYS = [
  'pgbouncer-host',
  'pgbouncer-port',
  'pgbouncer-uri',
  'pgbouncer-jdbc-uri',
];

/**
 * How to connect, as soon as there is a database. Hosts are those inside the
 * Kubernetes cluster.
 *
 * @internal
 */
export function connection(objects: ClaimObjects): Connection | undefined {
  const cluster = observe(objects);
  const { name, namespace, wanted, isInitialized, isShutdown } = cluster;
  if (!isInitialized || isShutdown) {
    return undefined;
  }
  const spec = specOf(objects.primary);
  const port = typeof spec.port === 'number' ? spec.port : POSTGRES_PORT;
  const { pgBouncer } = recordOf(spec.proxy);
  const pooled = pgBouncer !== undefined;
  const endpoint = (
    title: string,
    suffix: string,
    description: string,
  ): Endpoint => ({
    name: title,
    description,
    host: `${name}-${suffix}.${namespace}.svc`,
    port,
  });
  return {
    endpoints: [
      endpoint('read-write', 'primary', 'The primary: reads and writes.'),
      ...(wanted > 1
        ? [
            endpoint(
              'read-only',
              'replicas',
              'The replicas only: reads that may lag behind.',
            ),
          ]
        : []),
      ...(pooled
        ? [
            endpoint(
              'pooled',
              'pgbouncer',
              'PgBouncer before the primary: many clients share few sessions.',
            ),
          ]
        : []),
    ],
    secret: {
      namespace,
      name: userSecret(cluster, ownerOf(cluster)),
      keys: [...SECRET_KEYS, ...(pooled ? POOLED_KEYS : [])],
    },
  };
}

/**
 * The user whose credentials are shown: the first that is declared. Where none
 * is, the operator makes one with the name of the cluster.
 *
 * @internal
 */
export function ownerOf({ users, name }: ObservedCluster): string {
  return (
    (users.find(user => user.name !== 'postgres') ?? users[0])?.name ?? name
  );
}

/**
 * The Secret of a user.
 *
 * @internal
 */
export function userSecret({ name }: ObservedCluster, user: string): string {
  return `${name}-pguser-${user}`;
}
