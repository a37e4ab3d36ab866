/**
 * Versions of Kubernetes, newest first, that images of vCluster's chart 0.36
 * exist for: the one it brings, and the two before.
 *
 * @internal
 */
export const KUBERNETES_VERSIONS = ['v1.36.0', 'v1.35.0', 'v1.34.0'] as const;
