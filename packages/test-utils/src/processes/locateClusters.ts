import type { JsonObject } from '@backstage/types';

/**
 * An API server as a backend is to reach it.
 *
 * @public
 */
export interface ClusterAccess {
  name: string;
  url: string;
  /** Its certificate authority: PEM, in base64; none without TLS */
  caData?: string;
  /** Of the account as which it is read */
  token: string;
}

/**
 * What `kubernetes.clusterLocatorMethods` is for these clusters.
 *
 * @public
 */
export function locateClusters(clusters: ClusterAccess[]): JsonObject[] {
  return [
    {
      type: 'config',
      clusters: clusters.map(({ token, ...cluster }) => ({
        ...cluster,
        authProvider: 'serviceAccount',
        serviceAccountToken: token,
      })),
    },
  ];
}
