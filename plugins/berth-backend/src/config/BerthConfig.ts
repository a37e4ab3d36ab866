import type { CoreObject } from '@berth/backstage-plugin-berth-common';
import type { BackoffSettings } from '../time/backoff';

/**
 * How a portal user is named towards Kubernetes.
 *
 * @internal
 */
export interface IdentityConfig {
  /** Put before the user's entity name. */
  userPrefix: string;
  /** Put before each group's entity name. */
  groupPrefix: string;
}

/**
 * What may differ from cluster to cluster.
 *
 * @internal
 */
export interface ClusterSettings {
  /** Label by which a namespace says whose it is. */
  tenantLabel: string;
  identity: IdentityConfig;
  /** Whether Berth watches the cluster and delivers to it. */
  enabled: boolean;
}

/**
 * How the fleet reads the clusters.
 *
 * @internal
 */
export interface FleetConfig {
  /** Objects per page of a LIST. */
  pageSize: number;
  /** How long a request may take. */
  requestTimeoutMs: number;
  /** How long a connection may take to come about. */
  connectTimeoutMs: number;
  /** How long the API server keeps one watch open. */
  watchTimeoutMs: number;
  /** How long a watch may be silent before it counts as dead. */
  idleTimeoutMs: number;
  /** How often a cluster is asked whether it is there. */
  probeIntervalMs: number;
  backoff: BackoffSettings;
  /** Connections per cluster, watches aside. */
  maxSockets: number;
  /** How long a backend that has gone keeps its clusters from others. */
  leaseMs: number;
  /** The kinds of Kubernetes' own of which tenants' objects are known. */
  coreKinds: CoreObject['kind'][];
  /** Whether to read everything anew at start-up. */
  rebuild: boolean;
}

/**
 * How requests are tried again.
 *
 * @internal
 */
export interface RequestsConfig {
  backoff: BackoffSettings;
  /** How long one backend has a request to itself while it delivers. */
  leaseMs: number;
}

/**
 * The `berth` section of the configuration, every default filled in.
 *
 * @internal
 */
export interface BerthConfig {
  fleet: FleetConfig;
  requests: RequestsConfig;
  /** Entity refs of the groups that are the platform team. */
  platformGroups: string[];
  /** Ids of offerings by engine, the preferred one first. */
  engines: Record<string, string[]>;
  /** The settings that hold for a cluster. */
  cluster(name: string): ClusterSettings;
}
