import type { PerconaCluster, PerconaOperator } from './types';

/**
 * The labels of everything that belongs to a cluster.
 *
 * @internal
 */
export function labelsOf(
  { managedBy }: PerconaOperator,
  { metadata }: PerconaCluster,
): Record<string, string> {
  return {
    'app.kubernetes.io/instance': metadata.name!,
    'app.kubernetes.io/managed-by': managedBy,
  };
}
