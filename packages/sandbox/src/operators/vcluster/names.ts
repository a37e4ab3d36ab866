/**
 * Labels and annotations of vCluster, and those by which its stand-in knows
 * what it has made.
 *
 * @internal
 */
export const vcluster = {
  /** On a virtual cluster's own workload, with `release`. */
  app: 'app',
  release: 'release',
  /** On every Pod that runs on the host for a virtual cluster: its name. */
  managedBy: 'vcluster.loft.sh/managed-by',
  objectName: 'vcluster.loft.sh/object-name',
  objectNamespace: 'vcluster.loft.sh/object-namespace',
  /** On a workload: kind, namespace and name of what asked for it. */
  installedBy: 'sandbox.berth.dev/installed-by',
  /** On a workload: what it was rendered from. */
  digest: 'sandbox.berth.dev/release-digest',
  /** On a workload: why no API server runs for it. */
  held: 'sandbox.berth.dev/held',
} as const;

/** The Secret with the administrator's kubeconfig. */
export const kubeconfigSecret = (release: string) => `vc-${release}`;

/** The Secret with the values that the control plane reads. */
export const configSecret = (release: string) => `vc-config-${release}`;
