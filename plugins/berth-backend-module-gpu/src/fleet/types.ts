import type { GpuPool } from '@berth/backstage-plugin-berth-common';

/**
 * What a namespace has to do with one resource.
 *
 * @internal
 */
export interface NamespaceGpus {
  namespace: string;
  resource: string;
  /** GPUs of pods that run, by the product of their node. */
  used: Record<string, number>;
  /** Of pods that are on no node yet. */
  waiting: { gpus: number; pods: number };
  quotas: Array<{
    name: string;
    hard: number;
    used: number;
    /** Whether it limits nothing but GPUs. */
    isClaim: boolean;
  }>;
}

/**
 * GPUs of pods that run, by their priority.
 *
 * @internal
 */
export interface RunningGpus {
  namespace: string;
  resource: string;
  priority: number;
  gpus: number;
}

/**
 * A queue in a cluster.
 *
 * @internal
 */
export interface QueueGpus {
  system: 'kueue' | 'volcano' | 'kai';
  /** Empty for one of the whole cluster. */
  namespace: string;
  name: string;
  /** Of a queue of the whole cluster, where it says so. */
  tenant?: string;
  resource?: string;
  nominal: number;
  used: number;
  borrowed: number;
  pending: number;
  /** Of Kueue: the ClusterQueue that it leads to. */
  clusterQueue?: string;
  /** Of Volcano and KAI: the queue that it is part of. */
  parent?: string;
  /** Whether others get back what it uses beyond what is its own. */
  reclaimable?: boolean;
  /** Those with a lower one give back first. */
  priority?: number;
}

/**
 * A GPU quota of a ClusterQueue of Kueue: of one resource in one flavor.
 *
 * @internal
 */
export interface KueueQuota {
  queue: string;
  cohort?: string;
  /** Whether it is one claim's, and shared with nobody. */
  isClaim: boolean;
  flavor: string;
  resource: string;
  nominal: number;
  borrowing?: number;
  lending?: number;
  used: number;
  /** Whose jobs it may stop to get back what is its own. */
  reclaim: 'Never' | 'LowerPriority' | 'Any';
  /** Whose jobs it may stop to borrow. */
  borrow: 'Never' | 'LowerPriority';
  /** The highest priority of jobs that it may stop to borrow. */
  threshold?: number;
}

/**
 * A Cohort, which may have a quota of its own and be part of another.
 *
 * @internal
 */
export interface KueueCohort {
  name: string;
  parent?: string;
  quotas: Array<
    Pick<
      KueueQuota,
      'flavor' | 'resource' | 'nominal' | 'borrowing' | 'lending'
    >
  >;
}

/**
 * What a job of Kueue has or waits for.
 *
 * @internal
 */
export interface KueueJob {
  /** The ClusterQueue. */
  queue: string;
  namespace: string;
  localQueue: string;
  /** Where it has its quota; undefined where that is not told. */
  flavor?: string;
  resource: string;
  gpus: number;
  priority: number;
  /** When it got its quota, in ms; undefined while it waits. */
  at?: number;
}

/**
 * What Kueue divides GPUs by.
 *
 * @internal
 */
export interface KueueGpus {
  quotas: KueueQuota[];
  cohorts: KueueCohort[];
  jobs: KueueJob[];
}

/**
 * A pool of Capsule.
 *
 * @internal
 */
export interface PoolGpus {
  name: string;
  resource: string;
  hard: number;
  claims: Array<{
    namespace: string;
    name: string;
    gpus: number;
    isBound: boolean;
  }>;
}

/**
 * A cluster's GPUs at one moment, as far as Berth shows them. No name of a pod
 * and nothing that a pod holds is in it.
 *
 * @internal
 */
export interface GpuSnapshot {
  pools: Array<Omit<GpuPool, 'cluster'>>;
  namespaces: NamespaceGpus[];
  running: RunningGpus[];
  queues: QueueGpus[];
  kueue: KueueGpus;
  capsulePools: PoolGpus[];
  /** The drivers that the devices of a class have been of. */
  classDrivers: Record<string, string[]>;
}

/**
 * What is known of a cluster before it has been looked at.
 *
 * @internal
 */
export const emptySnapshot: GpuSnapshot = {
  pools: [],
  namespaces: [],
  running: [],
  queues: [],
  kueue: { quotas: [], cohorts: [], jobs: [] },
  capsulePools: [],
  classDrivers: {},
};

/**
 * A snapshot, and when and of which cluster it is.
 *
 * @internal
 */
export interface StoredSnapshot {
  cluster: string;
  at?: Date;
  problem?: string;
  snapshot: GpuSnapshot;
}
