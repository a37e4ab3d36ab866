import type { Sandbox } from '@berth/sandbox';

const NAMESPACE = 'peer-system';
const NAME = 'ingestor';
const A_DAY_SECONDS = 86_400;

/**
 * A token of an account that may read everything on a cluster, which is what
 * the peer's documentation asks for.
 *
 * @internal
 */
export async function peerToken(sandbox: Sandbox): Promise<string> {
  await sandbox.apply([
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: NAMESPACE } },
    {
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata: { name: NAME, namespace: NAMESPACE },
    },
    {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'ClusterRole',
      metadata: { name: NAME },
      rules: [
        { apiGroups: ['*'], resources: ['*'], verbs: ['get', 'list', 'watch'] },
      ],
    },
    {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'ClusterRoleBinding',
      metadata: { name: NAME },
      roleRef: {
        apiGroup: 'rbac.authorization.k8s.io',
        kind: 'ClusterRole',
        name: NAME,
      },
      subjects: [{ kind: 'ServiceAccount', name: NAME, namespace: NAMESPACE }],
    },
  ]);
  const { status } = await sandbox.admin.request<{ status: { token: string } }>(
    {
      method: 'POST',
      path: `/api/v1/namespaces/${NAMESPACE}/serviceaccounts/${NAME}/token`,
      body: {
        apiVersion: 'authentication.k8s.io/v1',
        kind: 'TokenRequest',
        spec: { expirationSeconds: A_DAY_SECONDS },
      },
    },
  );
  return status.token;
}
