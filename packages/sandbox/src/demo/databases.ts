import type { KubernetesObject } from '../kubernetes/types';
import {
  hibernation,
  simulationAnnotations,
} from '../operators/cloudnative-pg/phases';

/**
 * Databases of the demo, as somebody made them with kubectl before there was a
 * portal: they carry no mark of Berth. One is well, one sleeps, one is broken.
 *
 * @internal
 */
export function demoDatabases(): KubernetesObject[] {
  return [
    database({
      namespace: 'payments',
      name: 'ledger',
      instances: 3,
      size: '20Gi',
      resources: { cpu: '1', memory: '4Gi' },
    }),
    database({
      namespace: 'payments-staging',
      name: 'ledger',
      instances: 2,
      size: '10Gi',
      resources: { cpu: '500m', memory: '1Gi' },
      annotations: { [hibernation]: 'on' },
    }),
    database({
      namespace: 'shop',
      name: 'catalogue',
      instances: 2,
      size: '10Gi',
      resources: { cpu: '500m', memory: '2Gi' },
      annotations: {
        [simulationAnnotations.phase]:
          'Cluster is unrecoverable and needs manual intervention',
        [simulationAnnotations.phaseReason]:
          'No pods are active, the cluster needs manual intervention',
      },
    }),
    database({
      namespace: 'data-science',
      name: 'experiments',
      instances: 1,
      size: '50Gi',
      resources: { cpu: '2', memory: '8Gi' },
    }),
  ];
}

function database(options: {
  namespace: string;
  name: string;
  instances: number;
  size: string;
  resources: Record<string, string>;
  annotations?: Record<string, string>;
}): KubernetesObject {
  const { namespace, name, instances, size, resources, annotations } = options;
  return {
    apiVersion: 'postgresql.cnpg.io/v1',
    kind: 'Cluster',
    metadata: { name, namespace, ...(annotations && { annotations }) },
    spec: {
      instances,
      imageName: 'ghcr.io/cloudnative-pg/postgresql:18',
      storage: { size },
      resources: { requests: resources },
      bootstrap: { initdb: { database: name, owner: name } },
    },
  };
}
