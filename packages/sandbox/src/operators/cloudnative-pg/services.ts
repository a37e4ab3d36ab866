import type { KubernetesObject } from '../../kubernetes/types';
import { childMetadata, databaseLabels } from './childMetadata';
import { clusterLabel } from './instances';
import type { Cluster } from './types';

/**
 * The Services of a Cluster: `-rw` to the primary, `-ro` to the replicas, `-r`
 * to any instance.
 *
 * @internal
 */
export function clusterServices(cluster: Cluster): KubernetesObject[] {
  const selectors: Record<string, Record<string, string>> = {
    rw: { 'cnpg.io/instanceRole': 'primary' },
    ro: { 'cnpg.io/instanceRole': 'replica' },
    r: { 'cnpg.io/podRole': 'instance' },
  };
  return Object.entries(selectors).map(([suffix, selector]) => ({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: childMetadata(cluster, `${cluster.metadata.name}-${suffix}`, {
      labels: databaseLabels(cluster),
    }),
    spec: {
      type: 'ClusterIP',
      selector: { [clusterLabel]: cluster.metadata.name!, ...selector },
      ports: [
        { name: 'postgres', port: 5432, targetPort: 5432, protocol: 'TCP' },
      ],
    },
  }));
}
