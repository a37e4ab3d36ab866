/**
 * When a cluster's GPUs were last looked at, and what kept Berth from it since.
 *
 * @public
 */
export interface GpuSampleTime {
  cluster: string;
  /** Undefined while it has not been looked at yet. */
  at?: string;
  problem?: string;
}

/**
 * GPUs of one kind in a cluster: of one product, asked for by one resource.
 *
 * @public
 */
export interface GpuPool {
  cluster: string;
  /** The extended resource, or the driver where DRA hands them out. */
  resource: string;
  /** As the node label has it, such as `NVIDIA-A100-SXM4-80GB`. */
  product?: string;
  nodes: number;
  allocatable: number;
  /** Of the pods that run. */
  requested: number;
  /** What is left on nodes that take pods. */
  free: number;
  /** Most that is free on one node, which is what one pod can have. */
  largestFree: number;
  /** What is left on nodes that take no pods now. */
  unavailable: number;
}

/**
 * What has been promised of a resource, all tenants together.
 *
 * @public
 */
export interface GpuPromise {
  cluster: string;
  resource: string;
  allocatable: number;
  /** The sum of all quotas. */
  promised: number;
  /** How many namespaces use it without any quota. */
  withoutQuota: number;
  used: number;
  waiting: number;
}

/**
 * Who uses or waits for GPUs of a kind. Tenants of others have no name, but for
 * the platform team: they are added up.
 *
 * @public
 */
export interface GpuUser {
  cluster: string;
  resource: string;
  /** The tenant's name; undefined for all that are not named. */
  tenant?: string;
  /** The tenant's title, or the namespace where it is no tenant's. */
  title?: string;
  /** Undefined where nothing limits it. */
  quota?: number;
  used: number;
  /** What pods wait for. */
  waiting: { gpus: number; pods: number };
  /** Jobs that wait in its queues. */
  queued: number;
}

/**
 * The GPUs of all clusters.
 *
 * @public
 */
export interface GpuFleet {
  clusters: GpuSampleTime[];
  pools: GpuPool[];
  promises: GpuPromise[];
  /** Those who have, use or wait for any, who uses most first. */
  users: GpuUser[];
}

/**
 * A quota of Kubernetes that counts for a tenant.
 *
 * @public
 */
export interface GpuQuotaView {
  namespace: string;
  name: string;
  hard: number;
  used: number;
  /** The claim that it is; none where it limits other things, too. */
  claimId?: string;
  /** Whether another quota of the namespace allows less. */
  overruled: boolean;
}

/**
 * What a tenant could start now.
 *
 * @public
 */
export interface GpuHeadline {
  /** The largest job, in GPUs, that would start at once; 0 is none. */
  startable: number;
  /** How many of them. */
  jobs: number;
  /** The next larger job, and what it would wait for. */
  next?: {
    gpus: number;
    because: 'quota' | 'free' | 'node';
    /** Jobs that wait before it. */
    ahead: number;
  };
}

/**
 * One kind of GPU as a tenant sees it.
 *
 * @public
 */
export interface TenantGpuResource {
  cluster: string;
  resource: string;
  /** What the tenant may use in all; undefined where nothing limits it. */
  quota?: number;
  used: number;
  /** What pods of the tenant wait for. */
  waiting: { gpus: number; pods: number };
  allocatable: number;
  free: number;
  largestFree: number;
  /** The sum of all quotas, of all tenants. */
  promised: number;
  pools: Array<{
    product?: string;
    allocatable: number;
    mine: number;
    others: number;
    free: number;
  }>;
  quotas: GpuQuotaView[];
  headline: GpuHeadline;
  /** Since when nobody of the tenant has used any, though it may. */
  idleSince?: string;
}

/**
 * A queue of a tenant.
 *
 * @public
 */
export interface GpuQueueView {
  cluster: string;
  system: 'kueue' | 'volcano' | 'kai';
  /** Empty for one of the whole cluster. */
  namespace: string;
  name: string;
  resource?: string;
  nominal: number;
  used: number;
  borrowed: number;
  /** Jobs that wait. */
  pending: number;
  claimId: string;
}

/**
 * What a tenant has of GPUs, uses and waits for.
 *
 * @public
 */
export interface TenantGpus {
  tenant: string;
  clusters: GpuSampleTime[];
  resources: TenantGpuResource[];
  queues: GpuQueueView[];
}

/**
 * How much there was at a time: averages of what was sampled since the point
 * before, but for the quota, which is the last one, and what was waited for,
 * which is the most.
 *
 * @public
 */
export interface GpuHistoryPoint {
  at: string;
  quota?: number;
  used: number;
  waiting: number;
  free?: number;
}

/**
 * The history of a tenant's GPUs.
 *
 * @public
 */
export interface GpuHistory {
  from: string;
  to: string;
  stepSeconds: number;
  series: Array<{
    cluster: string;
    resource: string;
    points: GpuHistoryPoint[];
  }>;
}

/**
 * A rule that a change of a quota is held against, with its numbers.
 *
 * @public
 */
export interface GpuRule {
  id: 'in-use' | 'capacity' | 'promised' | 'utilisation' | 'other-quota';
  passed: boolean;
  value: number;
  limit: number;
}

/**
 * Somebody whose jobs would be stopped, and for how many GPUs. Tenants of others
 * have no name, but for the platform team.
 *
 * @public
 */
export interface GpuDisplaced {
  /** Why they: they have borrowed it, or are of a lower priority. */
  kind: 'borrowed' | 'lower-priority';
  tenant?: string;
  namespace?: string;
  /** The queue that the jobs are in. */
  queue?: string;
  priority?: number;
  /** How many jobs; undefined where that cannot be seen. */
  jobs?: number;
  gpus: number;
  /** Whether it is the tenant that is asked about itself. */
  mine?: boolean;
  /**
   * Whether somebody waits for it already, or they go on until somebody does;
   * undefined where that makes no difference.
   */
  when?: 'now' | 'on-demand';
}

/**
 * What cannot be told of who would be displaced, or tells why nobody is:
 *
 * - `keeps-until-asked`: jobs go on until others ask for what is theirs
 * - `keeps-running`: jobs go on to their end
 * - `nobody-reclaims`: no queue may take back what was lent
 * - `not-reclaimable`: the queue gives nothing back
 * - `priority-to-come`: it depends on the priority of jobs that are to come
 * - `borrowing-unlimited`: it may borrow without a limit
 * - `fair-sharing`: whether Kueue divides by fair shares, which says who goes
 *   first, is in a configuration that Berth does not read
 * - `nested-cohorts`: within nested cohorts Kueue spares those whose part of the
 *   tree keeps to what is its own
 * - `volcano-actions`: whether Volcano takes back at all is in its scheduler's
 *   configuration
 * - `kai-protection`: jobs that may not be preempted, or run too short, stay
 * - `jobs-of-queue`: which of a queue's jobs is for its scheduler to say
 * - `device-preemption`: Kubernetes stops no pod to free devices for another
 * - `device-selectors`: which devices a class picks
 *
 * @public
 */
export type GpuUnknown =
  | 'keeps-until-asked'
  | 'keeps-running'
  | 'nobody-reclaims'
  | 'not-reclaimable'
  | 'priority-to-come'
  | 'borrowing-unlimited'
  | 'fair-sharing'
  | 'nested-cohorts'
  | 'volcano-actions'
  | 'kai-protection'
  | 'jobs-of-queue'
  | 'device-preemption'
  | 'device-selectors';

/**
 * Whom a tenant would displace with more GPUs, or fewer.
 *
 * @public
 */
export interface GpuDisplacement {
  cluster: string;
  resource: string;
  at: string;
  /** The quota before and after. */
  before: number;
  after: number;
  used: number;
  allocatable: number;
  free: number;
  /** All quotas together, after. */
  promised: number;
  /** How much more is promised than there is. */
  overcommitted: number;
  /** What of it is not free now. */
  missing: number;
  /** Who would give way, those first who go first. Names for the platform team. */
  displaced: GpuDisplaced[];
  /** Of devices: who has those that are missing, and keeps them. */
  holders: Array<Pick<GpuDisplaced, 'tenant' | 'namespace' | 'gpus'>>;
  /** What would still be missing, and waited for. */
  waits: number;
  /** What to bear in mind, since it cannot be known. */
  unknown: GpuUnknown[];
  rules: GpuRule[];
}

/**
 * Who has a part in a shared quota. Tenants of others are one, without a name,
 * but for the platform team.
 *
 * @public
 */
export interface GpuSharedMember {
  /** The ClusterQueue, the queue or the claim that it is by. */
  name?: string;
  tenant?: string;
  /** The tenant's title, or the namespace where it is no tenant's. */
  title?: string;
  mine: boolean;
  /** What is for sure; undefined where it is whatever is there. */
  nominal?: number;
  /** Beyond it at most; undefined where nothing limits it. */
  borrowing?: number;
  /** To others at most; undefined where it lends all. */
  lending?: number;
  used: number;
  /** Of what is used: beyond what is for sure. */
  borrowed: number;
  /** What jobs or claims wait for. */
  waiting: number;
  /** Whether it is an object of its own that the platform team may change. */
  changes: boolean;
}

/**
 * A quota that several tenants share: a cohort or a ClusterQueue of Kueue, or a
 * pool of Capsule.
 *
 * @public
 */
export interface GpuSharedQuota {
  cluster: string;
  kind: 'cohort' | 'cluster-queue' | 'resource-pool';
  name: string;
  /** Of Kueue's kinds. */
  flavor?: string;
  resource: string;
  /** What the object has itself; undefined for one that is only named. */
  own?: number;
  /** With what its members have. */
  total: number;
  used: number;
  free: number;
  members: GpuSharedMember[];
}

/**
 * A change of a shared quota that was made through Berth.
 *
 * @public
 */
export interface GpuSharedChange {
  at: string;
  cluster: string;
  kind: GpuSharedQuota['kind'];
  name: string;
  flavor?: string;
  resource: string;
  before: number;
  after: number;
  /** The entity ref of who made it. */
  by: string;
  reason?: string;
}

/**
 * What several tenants share.
 *
 * @public
 */
export interface GpuSharedQuotas {
  clusters: GpuSampleTime[];
  quotas: GpuSharedQuota[];
  /** Whether the person who asks may change them. */
  changeable: boolean;
  /** The newest first; for the platform team alone. */
  changes: GpuSharedChange[];
}
