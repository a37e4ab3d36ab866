import type { KubernetesObject } from '../../kubernetes/types';

/**
 * What pgBackRest is asked to do at once.
 *
 * @internal
 */
export interface JobState {
  id: string;
  finished: boolean;
  succeeded?: number;
  active?: number;
  startTime?: string;
  completionTime?: string;
}

/**
 * The fields of a PostgresCluster that the stand-in goes by.
 *
 * @internal
 */
export interface PostgresCluster extends KubernetesObject {
  spec: {
    postgresVersion: number;
    shutdown?: boolean;
    paused?: boolean;
    port?: number;
    metadata?: {
      labels?: Record<string, string>;
      annotations?: Record<string, string>;
    };
    users?: Array<{ name: string; databases?: string[] }>;
    instances: Array<{
      name: string;
      replicas?: number;
      resources?: object;
      sidecars?: { replicaCertCopy?: { resources?: object } };
      affinity?: object;
      topologySpreadConstraints?: object[];
      dataVolumeClaimSpec: ClaimSpec;
    }>;
    proxy?: { pgBouncer?: { replicas?: number; resources?: object } };
    backups?: {
      pgbackrest?: {
        repos: Array<{ name: string; volume?: { volumeClaimSpec: ClaimSpec } }>;
        repoHost?: { resources?: object };
        sidecars?: Record<string, { resources?: object } | undefined>;
        restore?: { enabled: boolean };
      };
    };
    dataSource?: object;
  };
  status?: {
    observedGeneration?: number;
    postgresVersion?: number;
    patroni?: { systemIdentifier?: string };
    pgbackrest?: {
      repos?: Array<{ name: string; replicaCreateBackupComplete?: boolean }>;
      manualBackup?: JobState;
      restore?: JobState;
    };
    conditions?: Array<{ type: string; status: string }>;
  };
}

interface ClaimSpec {
  storageClassName?: string;
  resources: { requests: { storage: string } };
}

/**
 * The fields of a PGUpgrade that the stand-in goes by.
 *
 * @internal
 */
export interface PgUpgrade extends KubernetesObject {
  spec: {
    postgresClusterName: string;
    fromPostgresVersion: number;
    toPostgresVersion: number;
  };
  status?: {
    conditions?: Array<{ type: string; status: string; reason: string }>;
  };
}
