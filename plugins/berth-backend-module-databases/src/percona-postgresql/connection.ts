import type {
  Connection,
  Endpoint,
} from '@berth/backstage-plugin-berth-common';
import {
  recordOf,
  recordsOf,
  specOf,
  textOf,
  textsOf,
  type ClaimObjects,
} from '@berth/backstage-plugin-berth-node';
import { observe } from '../percona/observed';
import type { DeclaredUser } from '../percona/users';
import { POSTGRES_PORT } from '../shared/postgres';
import { pg } from './system';

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
 * The users that a cluster declares. Where it declares none the operator makes
 * one with the name of the cluster.
 *
 * @internal
 */
export function usersOf({ primary }: ClaimObjects): DeclaredUser[] {
  const { users } = specOf(primary);
  const cluster = String(primary.metadata.name);
  const declared =
    users === undefined
      ? [{ name: cluster, databases: [cluster] }]
      : recordsOf(users);
  return declared.flatMap(user => {
    const name = textOf(user.name);
    return name
      ? [
          {
            name,
            databases: textsOf(user.databases),
            secret: { name: `${cluster}-pguser-${name}`, key: 'password' },
          },
        ]
      : [];
  });
}

/**
 * The user whose credentials are shown: the first that is not the superuser.
 *
 * @internal
 */
export function ownerOf(objects: ClaimObjects): DeclaredUser | undefined {
  const users = usersOf(objects);
  return users.find(({ name }) => name !== 'postgres') ?? users[0];
}

/**
 * How to connect, as soon as there is a database. Hosts are those inside the
 * Kubernetes cluster.
 *
 * @internal
 */
export function connection(objects: ClaimObjects): Connection | undefined {
  const { name, namespace, spec, status, wanted, isPaused } = observe(
    pg,
    objects,
  );
  const owner = ownerOf(objects);
  if (isPaused || !pg.hasServed(status) || !owner) {
    return undefined;
  }
  const port = typeof spec.port === 'number' ? spec.port : POSTGRES_PORT;
  const isPooled = recordOf(spec.proxy).pgBouncer !== undefined;
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
      ...(isPooled
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
      name: owner.secret.name,
      keys: [...SECRET_KEYS, ...(isPooled ? POOLED_KEYS : [])],
    },
  };
}
