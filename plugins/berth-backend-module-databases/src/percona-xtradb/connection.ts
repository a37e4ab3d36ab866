import type {
  Connection,
  Endpoint,
} from '@berth/backstage-plugin-berth-common';
import {
  recordOf,
  textOf,
  type ClaimObjects,
} from '@berth/backstage-plugin-berth-node';
import { MYSQL_PORT } from '../percona/mysql';
import { observe } from '../percona/observed';
import type { SecretKey } from '../percona/users';
import { pxc } from './system';
import { usersOf } from './users';

/**
 * How to connect, as soon as there is a database: by the proxies, where there
 * are any. Hosts are those inside the Kubernetes cluster.
 *
 * @internal
 */
export function connection(objects: ClaimObjects): Connection | undefined {
  const { name, namespace, spec, status, wanted, isPaused } = observe(
    pxc,
    objects,
  );
  if (isPaused || !pxc.hasServed(status)) {
    return undefined;
  }
  const [user] = usersOf(objects);
  const database = user?.databases[0];
  const endpoint = (
    title: string,
    suffix: string,
    description: string,
  ): Endpoint => {
    const host = `${name}-${suffix}.${namespace}.svc`;
    return {
      name: title,
      description: user
        ? `${description} User ${user.name}${
            database ? `, database ${database}` : ''
          }.`
        : description,
      host,
      port: MYSQL_PORT,
      url: `mysql://${user ? user.name : 'root'}@${host}:${MYSQL_PORT}/${
        database ?? ''
      }`,
    };
  };
  const isProxied = recordOf(spec.haproxy).enabled === true;
  const other = recordOf(spec.proxysql).enabled === true ? 'proxysql' : 'pxc';
  const { key, name: secret } = passwordOf(objects);
  return {
    endpoints: [
      endpoint(
        'read-write',
        isProxied ? 'haproxy' : other,
        'One instance at a time: reads and writes.',
      ),
      ...(isProxied && wanted > 1
        ? [
            endpoint(
              'read-only',
              'haproxy-replicas',
              'All instances in turn: for reads.',
            ),
          ]
        : []),
    ],
    secret: { namespace, name: secret, keys: [key] },
  };
}

/**
 * Where the password is: that of the first user that is declared, else of the
 * operator's own administrator.
 *
 * @internal
 */
export function passwordOf(objects: ClaimObjects): SecretKey {
  const [user] = usersOf(objects);
  const { spec, name } = observe(pxc, objects);
  return (
    user?.secret ?? {
      name: textOf(spec.secretsName) ?? `${name}-secrets`,
      key: 'root',
    }
  );
}
