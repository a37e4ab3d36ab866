/**
 * The cluster and the identity provider that a portal runs on: the sandbox's,
 * or another cluster and the sandbox's provider.
 */
export type Platform = {
  /** The BERTH_* variables that app-config.sandbox.yaml reads. */
  env: Record<string, string>;
  /** What to call it on the screen, e.g. "sandbox". */
  title: string;
  stop(): Promise<void>;
};
