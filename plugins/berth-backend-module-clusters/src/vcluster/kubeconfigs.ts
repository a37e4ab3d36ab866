/**
 * What one may do inside by a kubeconfig.
 *
 * @internal
 */
export type KubeconfigRole = 'admin' | 'edit' | 'view';

/**
 * The Secrets with the kubeconfigs of a release, by role. vCluster itself
 * names that of the administrator.
 *
 * @internal
 */
export function kubeconfigNames(
  release: string,
): Record<KubeconfigRole, string> {
  return {
    admin: `vc-${release}`,
    edit: `vc-${release}-edit`,
    view: `vc-${release}-view`,
  };
}
