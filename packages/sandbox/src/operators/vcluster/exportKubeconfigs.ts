import type { ConnectionOptions } from '../../kubernetes/HttpConnection';
import { base64, formatKubeconfig } from '../../kubernetes/kubeconfig';
import {
  referenceTo,
  type KubernetesClient,
} from '../../kubernetes/KubernetesClient';
import type { KubernetesObject } from '../../kubernetes/types';
import { kubeconfigSecret, vcluster } from './names';
import type { KubeconfigExport, VirtualClusterConfig, Workload } from './types';

const tenYearsSeconds = 10 * 365 * 24 * 60 * 60;
const manager = 'vcluster';

/** On a Secret: where the API server listened when it was written. */
const realServer = 'sandbox.berth.dev/server';

/**
 * Writes the Secrets with kubeconfigs that a virtual cluster's values ask for,
 * as its control plane does after its start.
 *
 * Their server is not the one that the values name, which is an address within
 * a cluster network that the sandbox does not have: it is the loopback address
 * where the API server really listens, and an annotation says so.
 *
 * @internal
 */
export async function exportKubeconfigs(options: {
  host: KubernetesClient;
  workload: Workload;
  release: string;
  config: VirtualClusterConfig;
  virtual: { client: KubernetesClient; connection: ConnectionOptions };
}): Promise<void> {
  const { host, workload, release, config, virtual } = options;
  const { additionalSecrets = [], ...main } = config.exportKubeConfig ?? {};
  // That of the administrator last: whoever waits for it finds the others.
  const wanted: KubeconfigExport[] = [...additionalSecrets, {}];
  for (const one of wanted) {
    const { serviceAccount, server, context } = { ...main, ...one };
    const name = one.name ?? kubeconfigSecret(release);
    const namespace = one.namespace ?? workload.metadata.namespace!;
    const metadata = {
      name,
      namespace,
      labels: { [vcluster.app]: 'vcluster', 'vcluster-name': release },
    };
    const found = await host.find({
      apiVersion: 'v1',
      kind: 'Secret',
      name,
      namespace,
    });
    const { url } = virtual.connection;
    if (found && found.metadata.annotations?.[realServer] === url) {
      continue;
    }
    const connection =
      serviceAccount?.name && one.name
        ? await asServiceAccount(virtual, serviceAccount)
        : virtual.connection;
    const apart = namespace !== workload.metadata.namespace;
    await host.apply(
      {
        apiVersion: 'v1',
        kind: 'Secret',
        metadata: {
          ...metadata,
          annotations: {
            [realServer]: url,
            'sandbox.berth.dev/server-elsewhere':
              server || 'https://localhost:8443',
          },
          // It goes with the workload; an owner elsewhere would be no owner.
          ...(!apart && { ownerReferences: [ownerOf(workload)] }),
        },
        type: 'Opaque',
        data: secretData({ ...connection, name: context || `my-${release}` }),
      },
      { fieldManager: manager },
    );
  }
}

function secretData(
  connection: ConnectionOptions & { name: string },
): Record<string, string> {
  const { name, ca, certificate, privateKey, token } = connection;
  const values: Record<string, string | undefined> = {
    config: formatKubeconfig({ name, connection }),
    'certificate-authority': ca,
    'client-certificate': certificate,
    'client-key': privateKey,
    token,
  };
  return Object.fromEntries(
    Object.entries(values).flatMap(([key, value]) =>
      value ? [[key, base64(value)]] : [],
    ),
  );
}

function ownerOf(workload: Workload) {
  const { apiVersion, kind, metadata } = workload;
  return { apiVersion, kind, name: metadata.name!, uid: metadata.uid! };
}

/** A service account of the virtual cluster, with a role, and its token. */
async function asServiceAccount(
  virtual: { client: KubernetesClient; connection: ConnectionOptions },
  account: { name?: string; namespace?: string; clusterRole?: string },
): Promise<ConnectionOptions> {
  const { client, connection } = virtual;
  const { name = '', namespace = 'kube-system', clusterRole } = account;
  const serviceAccount: KubernetesObject = {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: { name, namespace },
  };
  await client.apply(serviceAccount, { fieldManager: manager });
  if (clusterRole) {
    // Kubernetes' own roles are put together shortly after the start.
    await client.waitFor<KubernetesObject & { rules?: object[] }>(
      {
        apiVersion: 'rbac.authorization.k8s.io/v1',
        kind: 'ClusterRole',
        name: clusterRole,
      },
      found => Boolean(found?.rules?.length),
    );
    await client.apply(
      {
        apiVersion: 'rbac.authorization.k8s.io/v1',
        kind: 'ClusterRoleBinding',
        metadata: { name: `vc-${namespace}-${name}` },
        roleRef: {
          apiGroup: 'rbac.authorization.k8s.io',
          kind: 'ClusterRole',
          name: clusterRole,
        },
        subjects: [{ kind: 'ServiceAccount', name, namespace }],
      },
      { fieldManager: manager },
    );
  }
  const reference = referenceTo(serviceAccount);
  const { status } = await client.request<{ status: { token: string } }>({
    method: 'POST',
    path: `/api/v1/namespaces/${reference.namespace}/serviceaccounts/${name}/token`,
    body: {
      apiVersion: 'authentication.k8s.io/v1',
      kind: 'TokenRequest',
      spec: { expirationSeconds: tenYearsSeconds },
    },
  });
  return { url: connection.url, ca: connection.ca, token: status.token };
}
