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
import { ofKind } from '../shared/children';
import { POSTGRES_PORT } from '../shared/postgres';
import { POOLER } from './kind';
import { observe } from './observed';

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
export function connection(objects: ClaimObjects): Connection | undefined {
  const { primary } = objects;
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
        port: POSTGRES_PORT,
      }),
    );
  const secret = secretOf(specOf(primary), cluster);
  return {
    endpoints: [...endpoints, ...poolerEndpoints(objects, cluster.namespace)],
    ...(secret && { secret }),
  };
}

/** Poolers that let clients through, by their Services of the same name. */
function poolerEndpoints(
  { children }: ClaimObjects,
  namespace: string,
): Endpoint[] {
  return ofKind(children, POOLER)
    .filter(object => statusOf(object).phase === 'active')
    .map(object => {
      const type = textOf(specOf(object).type) ?? 'rw';
      return {
        name: `pooled (${type})`,
        description:
          type === 'rw'
            ? 'PgBouncer before the primary: many clients share few sessions.'
            : 'PgBouncer before the replicas: many clients share few sessions.',
        host: `${object.metadata.name}.${namespace}.svc`,
        port: POSTGRES_PORT,
      };
    });
}

function disabledServices(spec: Record<string, unknown>): string[] {
  const services = recordOf(recordOf(spec.managed).services);
  return textsOf(services.disabledDefaultServices);
}

/**
 * The owner's Secret: the operator's own, or one that somebody brought and
 * that has what Kubernetes' basic-auth type asks for, and no more for sure.
 * A database that was restored has none unless its owner was named.
 */
function secretOf(
  spec: Record<string, unknown>,
  { namespace, name }: { namespace: string; name: string },
): SecretReference | undefined {
  const bootstrap = recordOf(spec.bootstrap);
  const brought = ['recovery', 'pg_basebackup', 'initdb']
    .map(method => recordOf(recordOf(bootstrap[method]).secret).name)
    .map(textOf)
    .find(found => found !== undefined);
  const restored = bootstrap.recovery ?? bootstrap.pg_basebackup;
  if (!brought && restored !== undefined && !textOf(recordOf(restored).owner)) {
    return undefined;
  }
  return brought
    ? { namespace, name: brought, keys: ['username', 'password'] }
    : { namespace, name: `${name}-app`, keys: SECRET_KEYS };
}
