import type { Connection } from '@berth/backstage-plugin-berth-common';
import {
  recordOf,
  textOf,
  type ClaimObjects,
} from '@berth/backstage-plugin-berth-node';
import { observe } from '../percona/observed';
import { MONGODB_PORT, psmdb } from './system';
import { usersOf } from './users';

/** Of the operator's own user with the widest rights on data. */
const ADMIN_KEYS = [
  'MONGODB_DATABASE_ADMIN_USER',
  'MONGODB_DATABASE_ADMIN_PASSWORD',
];

/**
 * How to connect, as soon as there is a database: to all instances at once,
 * of which a driver finds the primary. Hosts are those inside the Kubernetes
 * cluster.
 *
 * @internal
 */
export function connection(objects: ClaimObjects): Connection | undefined {
  const database = observe(psmdb, objects);
  const { name, namespace, spec, status, nodes, isPaused } = database;
  if (isPaused || !psmdb.hasServed(status)) {
    return undefined;
  }
  const [user] = usersOf(objects);
  const [first = 'admin'] = user?.databases ?? [];
  const isSharded = recordOf(spec.sharding).enabled === true;
  const set = textOf(nodes.name) ?? 'rs0';
  const host = `${name}-${isSharded ? 'mongos' : set}.${namespace}.svc`;
  const who = user ? `${user.name}@` : '';
  return {
    endpoints: [
      {
        name: isSharded ? 'routers' : 'replica-set',
        description: user
          ? `User ${user.name}, database ${first}. The driver finds the primary by itself.`
          : 'The driver finds the primary by itself.',
        host,
        port: MONGODB_PORT,
        url: `mongodb://${who}${host}:${MONGODB_PORT}/${first}${
          isSharded ? '' : `?replicaSet=${set}`
        }`,
      },
    ],
    secret: user
      ? { namespace, name: user.secret.name, keys: [user.secret.key] }
      : { namespace, name: adminSecret(spec), keys: ADMIN_KEYS },
  };
}

/**
 * The Secret of the operator's own users.
 *
 * @internal
 */
export function adminSecret(spec: Record<string, unknown>): string {
  return textOf(recordOf(spec.secrets).users) ?? 'percona-server-mongodb-users';
}
