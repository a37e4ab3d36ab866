import type {
  Connection,
  Endpoint,
  SecretReference,
} from '@berth/backstage-plugin-berth-common';
import {
  recordOf,
  specOf,
  statusOf,
  textOf,
  textsOf,
  type ClaimObjects,
} from '@berth/backstage-plugin-berth-node';
import { observe } from './observed';

const PORT = 5432;

/** What the operator writes into the Secret of the owner. */
const SECRET_KEYS = [
  'username',
  'password',
  'dbname',
  'host',
  'port',
  'uri',
  'jdbc-uri',
  'fqdn-uri',
  'fqdn-jdbc-uri',
  'pgpass',
];

/**
 * How to connect, as soon as the operator has made the Services or an instance
 * is ready. Hosts are those inside the Kubernetes cluster.
 *
 * @internal
 */
export function connection({ primary }: ClaimObjects): Connection | undefined {
  const cluster = observe(primary);
  const { writeService, readService } = statusOf(primary);
  if (!textOf(writeService) && !cluster.ready) {
    return undefined;
  }
  const services = [
    {
      id: 'rw',
      name: 'read-write',
      description: 'The primary: reads and writes.',
      service: textOf(writeService) ?? `${cluster.name}-rw`,
    },
    {
      id: 'ro',
      name: 'read-only',
      description: 'The replicas only: reads that may lag behind.',
      service: `${cluster.name}-ro`,
    },
    {
      id: 'r',
      name: 'read',
      description: 'Any instance: reads that may lag behind.',
      service: textOf(readService) ?? `${cluster.name}-r`,
    },
  ];
  const disabled = disabledServices(specOf(primary));
  const endpoints = services
    .filter(({ id }) => !disabled.includes(id))
    // Without a replica its Service has nobody behind it.
    .filter(({ id }) => id !== 'ro' || cluster.wanted > 1)
    .map(
      ({ name, description, service }): Endpoint => ({
        name,
        description,
        host: `${service}.${cluster.namespace}.svc`,
        port: PORT,
      }),
    );
  return {
    endpoints,
    secret: secretOf(specOf(primary), cluster),
  };
}

function disabledServices(spec: Record<string, unknown>): string[] {
  const services = recordOf(recordOf(spec.managed).services);
  return textsOf(services.disabledDefaultServices);
}

/**
 * The owner's Secret: the operator's own, or one that somebody brought and
 * that has what Kubernetes' basic-auth type asks for, and no more for sure.
 */
function secretOf(
  spec: Record<string, unknown>,
  { namespace, name }: { namespace: string; name: string },
): SecretReference {
  const bootstrap = recordOf(spec.bootstrap);
  const brought = ['recovery', 'pg_basebackup', 'initdb']
    .map(method => recordOf(recordOf(bootstrap[method]).secret).name)
    .map(textOf)
    .find(found => found !== undefined);
  return brought
    ? { namespace, name: brought, keys: ['username', 'password'] }
    : { namespace, name: `${name}-app`, keys: SECRET_KEYS };
}
