/**
 * The cluster and the identity provider that a portal runs on: the sandbox's,
 * or another cluster and the sandbox's provider.
 */
export type Platform = {
  /** The BERTH_* variables that app-config.sandbox.yaml reads. */
  env: Record<string, string>;
  stop(): Promise<void>;
};
