import type { KubernetesObject } from '@berth/backstage-plugin-berth-common';
import type { ClaimObjects } from '@berth/backstage-plugin-berth-node';
import { aCluster } from './aCluster';

const plugin = { name: 'barman-cloud.cloudnative-pg.io' };

/** A healthy Cluster with everything that can belong to one. */
export function withBackups(): ClaimObjects {
  const { primary } = aCluster({
    spec: {
      plugins: [
        {
          ...plugin,
          isWALArchiver: true,
          parameters: { barmanObjectName: 'orders-backups' },
        },
      ],
    },
  });
  const cluster = { name: 'orders' };
  const children = [
    child('ScheduledBackup', 'orders-backups', {
      spec: { cluster, schedule: '0 0 2 * * *', method: 'plugin' },
      status: {
        lastCheckTime: '2026-08-20T02:00:00Z',
        nextScheduleTime: '2026-08-21T02:00:00Z',
      },
    }),
    child('Backup', 'orders-backups-20260820020000', {
      spec: { cluster, method: 'plugin', pluginConfiguration: plugin },
      status: { phase: 'completed' },
    }),
    child('Pooler', 'orders-pooler-rw', {
      spec: { cluster, type: 'rw', pgbouncer: { poolMode: 'transaction' } },
      status: { phase: 'active' },
    }),
    child('Database', 'orders-reports', {
      spec: { cluster, name: 'reports', owner: 'app' },
      status: { applied: true, observedGeneration: 1 },
    }),
    child('DatabaseRole', 'orders-analyst', {
      spec: { cluster, name: 'analyst' },
      status: { applied: true, observedGeneration: 1 },
    }),
    {
      ...child('ObjectStore', 'orders-backups', {
        spec: {
          retentionPolicy: '14d',
          configuration: { destinationPath: 's3://backups/payments' },
        },
        status: {
          serverRecoveryWindow: {
            orders: {
              firstRecoverabilityPoint: '2026-08-07T02:00:00Z',
              lastSuccessfulBackupTime: '2026-08-20T02:00:00Z',
            },
          },
        },
      }),
      apiVersion: 'barmancloud.cnpg.io/v1',
    },
  ];
  return { primary, children };
}

function child(
  kind: string,
  name: string,
  { spec, status }: { spec: object; status: object },
): KubernetesObject {
  return {
    apiVersion: 'postgresql.cnpg.io/v1',
    kind,
    metadata: {
      name,
      namespace: 'payments',
      generation: 1,
      creationTimestamp: '2026-08-20T02:00:00Z',
    },
    spec,
    status,
  };
}
