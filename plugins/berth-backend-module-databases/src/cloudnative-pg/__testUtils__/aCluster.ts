import type { KubernetesObject } from '@berth/backstage-plugin-berth-common';
import type { ClaimObjects } from '@berth/backstage-plugin-berth-node';

/** What a test changes of {@link aCluster}. */
export interface ClusterChanges {
  metadata?: Record<string, unknown>;
  annotations?: Record<string, string>;
  spec?: Record<string, unknown>;
  /** Replaces the whole status; `undefined` removes it. */
  status?: Record<string, unknown>;
  /** Changes single fields of the healthy status. */
  reports?: Record<string, unknown>;
}

/** A healthy Cluster of three instances, with the changes. */
export function aCluster(changes: ClusterChanges = {}): ClaimObjects {
  const { metadata, annotations, spec, reports } = changes;
  const primary: KubernetesObject = {
    apiVersion: 'postgresql.cnpg.io/v1',
    kind: 'Cluster',
    metadata: {
      name: 'orders',
      namespace: 'payments',
      generation: 2,
      annotations,
      ...metadata,
    },
    spec: {
      instances: 3,
      imageName: 'ghcr.io/cloudnative-pg/postgresql:18-standard-trixie',
      storage: { size: '10Gi' },
      ...spec,
    },
    status:
      'status' in changes
        ? changes.status
        : {
            phase: 'Cluster in healthy state',
            readyInstances: 3,
            instances: 3,
            instanceNames: ['orders-1', 'orders-2', 'orders-3'],
            currentPrimary: 'orders-1',
            image: 'ghcr.io/cloudnative-pg/postgresql:18-standard-trixie',
            writeService: 'orders-rw',
            readService: 'orders-r',
            conditions: [
              { type: 'Ready', status: 'True', reason: 'ClusterIsReady' },
              { type: 'ContinuousArchiving', status: 'True' },
            ],
            ...reports,
          },
  };
  return { primary, children: [] };
}
