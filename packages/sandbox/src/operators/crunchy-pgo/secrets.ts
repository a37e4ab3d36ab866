import { base64 } from '../../kubernetes/kubeconfig';
import type { KubernetesObject } from '../../kubernetes/types';
import { ownedBy } from '../StatusController';
import { clusterLabels } from './objects';
import type { PostgresCluster } from './types';

/**
 * The Secrets of the users that are not there yet, that have no password, or
 * that do not say how to reach the pooler that there is now.
 *
 * @internal
 */
export function userSecrets(
  cluster: PostgresCluster,
  existing: KubernetesObject[],
  password: () => string,
): KubernetesObject[] {
  const { metadata, spec } = cluster;
  const name = metadata.name!;
  const users = spec.users ?? [{ name, databases: [name] }];
  return users.flatMap(user => {
    const secret = `${name}-pguser-${user.name}`;
    const found = existing.find(one => one.metadata.name === secret) as
      | (KubernetesObject & { data?: Record<string, string> })
      | undefined;
    const kept = Buffer.from(found?.data?.password ?? '', 'base64').toString();
    const pooled = spec.proxy?.pgBouncer !== undefined;
    const isComplete = !pooled || found?.data?.['pgbouncer-host'] !== undefined;
    return kept && isComplete
      ? []
      : [
          {
            apiVersion: 'v1',
            kind: 'Secret',
            metadata: {
              name: secret,
              namespace: metadata.namespace,
              labels: {
                ...clusterLabels(cluster),
                'postgres-operator.crunchydata.com/role': 'pguser',
                'postgres-operator.crunchydata.com/pguser': user.name,
              },
              ownerReferences: ownedBy(cluster),
            },
            data: dataOf(cluster, {
              user: user.name,
              database: user.databases?.[0],
              password: kept || password(),
              pooled,
            }),
          },
        ];
  });
}

function dataOf(
  { metadata, spec }: PostgresCluster,
  options: {
    user: string;
    database: string | undefined;
    password: string;
    pooled: boolean;
  },
): Record<string, string> {
  const { user, database, password, pooled } = options;
  const port = `${spec.port ?? 5432}`;
  const hostOf = (role: string) =>
    `${metadata.name}-${role}.${metadata.namespace}.svc`;
  const way = (host: string, prefix: string) => ({
    [`${prefix}host`]: host,
    [`${prefix}port`]: port,
    ...(database && {
      [`${prefix}uri`]: `postgresql://${user}:${encodeURIComponent(
        password,
      )}@${host}:${port}/${database}`,
      [`${prefix}jdbc-uri`]: `jdbc:postgresql://${host}:${port}/${database}?${new URLSearchParams(
        { password, user },
      )}`,
    }),
  });
  const texts: Record<string, string> = {
    user,
    password,
    verifier: 'SCRAM-SHA-256$simulated',
    ...(database && { dbname: database }),
    ...way(hostOf('primary'), ''),
    ...(pooled && way(hostOf('pgbouncer'), 'pgbouncer-')),
  };
  return Object.fromEntries(
    Object.entries(texts).map(([key, text]) => [key, base64(text)]),
  );
}
