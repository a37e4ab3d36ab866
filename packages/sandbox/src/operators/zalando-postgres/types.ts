import type { KubernetesObject } from '../../kubernetes/types';

/**
 * The fields of a postgresql object that the stand-in goes by.
 *
 * @internal
 */
export interface Postgresql extends KubernetesObject {
  spec: {
    teamId: string;
    numberOfInstances: number;
    postgresql: { version: string };
    volume: { size: string; storageClass?: string };
    resources?: object;
    users?: Record<string, string[] | null>;
    usersWithInPlaceSecretRotation?: string[];
    topologySpreadConstraints?: object[];
    enableConnectionPooler?: boolean;
    connectionPooler?: { numberOfInstances?: number; resources?: object };
    env?: object[];
  };
  status?: { PostgresClusterStatus?: string };
}
