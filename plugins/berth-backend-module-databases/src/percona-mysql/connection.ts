import type {
  Connection,
  Endpoint,
} from '@berth/backstage-plugin-berth-common';
import {
  recordOf,
  type ClaimObjects,
} from '@berth/backstage-plugin-berth-node';
import { MYSQL_PORT } from '../percona/mysql';
import { observe } from '../percona/observed';
import { isProxied, ps } from './system';

/** Where HAProxy hands out all instances in turn, and not the primary alone. */
const READ_PORT = 3307;

const SECRET_KEYS = ['user', 'password', 'host', 'port', 'uri'];

const PROXY_KEYS = ['proxy-host', 'proxy-port', 'proxy-uri'];

/**
 * How to connect, as soon as there is a database: by the proxies, where there
 * are any. Hosts are those inside the Kubernetes cluster.
 *
 * @internal
 */
export function connection(objects: ClaimObjects): Connection | undefined {
  const { name, namespace, spec, status, wanted, isPaused } = observe(
    ps,
    objects,
  );
  if (isPaused || !ps.hasServed(status)) {
    return undefined;
  }
  const endpoint = (
    title: string,
    description: string,
    port: number,
    suffix: string,
  ): Endpoint => {
    const host = `${name}-${suffix}.${namespace}.svc`;
    return {
      name: title,
      description,
      host,
      port,
      url: `mysql://root@${host}:${port}/`,
    };
  };
  const proxied = isProxied(spec);
  const isRouted = recordOf(recordOf(spec.proxy).router).enabled === true;
  const other = isRouted ? 'router' : 'mysql-proxy';
  const writes = 'The primary: reads and writes. User root.';
  return {
    endpoints: [
      endpoint(
        'read-write',
        writes,
        !proxied && isRouted ? 6446 : MYSQL_PORT,
        proxied ? 'haproxy' : other,
      ),
      ...(proxied && wanted > 1
        ? [
            endpoint(
              'read-only',
              'All instances in turn: for reads that may lag behind. User root.',
              READ_PORT,
              'haproxy',
            ),
          ]
        : []),
    ],
    secret: {
      namespace,
      name: rootSecret(name),
      keys: [...SECRET_KEYS, ...(proxied || isRouted ? PROXY_KEYS : [])],
    },
  };
}

/**
 * The Secret in which the operator says how root connects.
 *
 * @internal
 */
export function rootSecret(cluster: string): string {
  return `${cluster}-psuser-root`;
}
