import { base64 } from '../../kubernetes/kubeconfig';
import type { KubernetesObject } from '../../kubernetes/types';
import { ownedBy } from '../StatusController';
import { labelsOf } from './labels';
import type { PerconaCluster, PerconaOperator } from './types';

/**
 * The Secrets that are not there yet, or that lack a key: the operators fill in
 * what is missing, and leave what there is.
 *
 * @internal
 */
export function secretsOf(
  operator: PerconaOperator,
  cluster: PerconaCluster,
  options: { existing: KubernetesObject[]; password: () => string },
): KubernetesObject[] {
  const { namespace, finalizers = [] } = cluster.metadata;
  const goWithDisks = finalizers.includes(operator.finalizers.disks);
  return operator.secrets(cluster).flatMap(({ name, keys, isOwned }) => {
    const found = options.existing.find(one => one.metadata.name === name) as
      | (KubernetesObject & { data?: Record<string, string> })
      | undefined;
    const missing = Object.entries(keys).filter(([key]) => !found?.data?.[key]);
    return missing.length === 0
      ? []
      : [
          {
            apiVersion: 'v1',
            kind: 'Secret',
            metadata: {
              name,
              namespace,
              labels: labelsOf(operator, cluster),
              ...(isOwned &&
                goWithDisks && { ownerReferences: ownedBy(cluster) }),
            },
            data: {
              ...found?.data,
              ...Object.fromEntries(
                missing.map(([key, text]) => [
                  key,
                  base64(text ?? options.password()),
                ]),
              ),
            },
          },
        ];
  });
}
