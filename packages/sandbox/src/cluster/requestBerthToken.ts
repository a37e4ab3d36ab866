import type { KubernetesClient } from '../kubernetes/KubernetesClient';

const lifetimeSeconds = 365 * 24 * 60 * 60;

/**
 * A new token for Berth's own account, good for a year.
 *
 * @internal
 */
export async function requestBerthToken(
  admin: KubernetesClient,
): Promise<string> {
  const { status } = await admin.request<{ status: { token: string } }>({
    method: 'POST',
    path: '/api/v1/namespaces/berth-system/serviceaccounts/berth/token',
    body: {
      apiVersion: 'authentication.k8s.io/v1',
      kind: 'TokenRequest',
      spec: { expirationSeconds: lifetimeSeconds },
    },
  });
  return status.token;
}
