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
}

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
