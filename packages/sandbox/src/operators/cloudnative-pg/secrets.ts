import type { KubernetesObject } from '../../kubernetes/types';
import { childMetadata } from './childMetadata';
import type { Cluster } from './types';

const port = 5432;

/**
 * The Secrets with which applications connect, as CloudNativePG writes them:
 * `<cluster>-app`, unless the Cluster brings one of its own, and
 * `<cluster>-superuser` where that is wanted.
 *
 * @internal
 */
export function credentialSecrets(
  cluster: Cluster,
  randomPassword: () => string,
): KubernetesObject[] {
  const { initdb, recovery } = cluster.spec.bootstrap ?? {};
  const from = recovery ?? initdb;
  const database = from?.database ?? 'app';
  const secrets: KubernetesObject[] = [];
  // As upstream: what is restored has its users in its data, so that there is
  // a Secret only where the owner is named.
  const hasOwner = !recovery || (recovery.owner && recovery.database);
  if (!from?.secret && hasOwner) {
    secrets.push(
      credentialSecret(cluster, {
        suffix: 'app',
        database,
        user: from?.owner ?? database,
        password: randomPassword(),
      }),
    );
  }
  if (cluster.spec.enableSuperuserAccess) {
    secrets.push(
      credentialSecret(cluster, {
        suffix: 'superuser',
        database: '*',
        user: 'postgres',
        password: randomPassword(),
      }),
    );
  }
  return secrets;
}

function credentialSecret(
  cluster: Cluster,
  options: {
    suffix: 'app' | 'superuser';
    database: string;
    user: string;
    password: string;
  },
): KubernetesObject {
  const { suffix, database, user, password } = options;
  const host = `${cluster.metadata.name}-rw`;
  const inNamespace = `${host}.${cluster.metadata.namespace}`;
  const fullyQualified = `${inNamespace}.svc.cluster.local`;
  const credentials = [user, password].map(encodeURIComponent).join(':');
  // As Go's url.Values print them: in the order of their names.
  const query = new URLSearchParams({ password, user });
  const uri = (to: string) =>
    `postgresql://${credentials}@${to}:${port}/${database}`;
  const jdbcUri = (to: string) =>
    `jdbc:postgresql://${to}:${port}/${database}?${query}`;

  return {
    apiVersion: 'v1',
    kind: 'Secret',
    type: 'kubernetes.io/basic-auth',
    metadata: childMetadata(cluster, `${cluster.metadata.name}-${suffix}`, {
      labels: { 'cnpg.io/userType': suffix, 'cnpg.io/reload': 'true' },
    }),
    stringData: {
      username: user,
      user,
      password,
      dbname: database,
      host,
      port: `${port}`,
      pgpass: `${host}:${port}:${database}:${user}:${password}\n`,
      uri: uri(inNamespace),
      'jdbc-uri': jdbcUri(inNamespace),
      'fqdn-uri': uri(fullyQualified),
      'fqdn-jdbc-uri': jdbcUri(fullyQualified),
    },
  };
}
