import type { KubernetesObject } from '../../kubernetes/types';
import type { StandInOptions } from '../StandIn';
import type { SimulatedDisk } from '../workloads/workloads';

/**
 * A cluster of one of Percona's operators, as far as all of them say the same.
 *
 * @internal
 */
export interface PerconaCluster extends KubernetesObject {
  spec: Record<string, unknown> & { pause?: boolean };
  status?: Record<string, unknown> & { state?: string };
}

/**
 * A backup or a restore.
 *
 * @internal
 */
export interface PerconaTask extends KubernetesObject {
  spec: Record<string, unknown>;
  status?: Record<string, unknown> & { state?: string };
}

/**
 * A set of pods that a cluster asks for.
 *
 * @internal
 */
export interface WantedSet {
  name: string;
  replicas: number;
  labels: Record<string, string>;
  podLabels?: Record<string, string>;
  podAnnotations?: Record<string, string>;
  containers: Array<{
    name: string;
    image: string;
    resources?: object;
    port?: number;
  }>;
  scheduling?: object;
  disk?: SimulatedDisk;
}

/**
 * A Deployment that a cluster asks for. Whether its pods are ready makes no
 * difference to the cluster's state.
 *
 * @internal
 */
export type WantedDeployment = Omit<WantedSet, 'disk'>;

/**
 * A Service that a cluster asks for.
 *
 * @internal
 */
export interface WantedService {
  name: string;
  selector: Record<string, string>;
  port: number;
  /** Ports beside it. */
  further?: number[];
}

/**
 * The disk of each instance, as Percona's operators take it.
 *
 * @internal
 */
export interface VolumeSpec {
  persistentVolumeClaim: {
    storageClassName?: string;
    resources: { requests: { storage: string } };
  };
}

/**
 * What Percona's operators take of a set of pods.
 *
 * @internal
 */
export interface PodSpec {
  size: number;
  image: string;
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
  resources?: object;
  affinity?: { advanced?: object };
  topologySpreadConstraints?: object[];
}

/**
 * A Secret that a cluster asks for: the keys that have to be there, each with
 * its text, or with a new password where it has none.
 *
 * @internal
 */
export interface WantedSecret {
  name: string;
  keys: Record<string, string | undefined>;
  /** Whether it goes with the cluster, where its disks do. */
  isOwned: boolean;
  /** What it says of a password that lies in another of them, too. */
  mirror?: {
    secret: string;
    key: string;
    texts(password: string): Record<string, string>;
  };
}

/**
 * How many pods of a set are there.
 *
 * @internal
 */
export interface SetCount {
  size: number;
  ready: number;
}

/**
 * What tells one of Percona's operators from the others.
 *
 * @internal
 */
export interface PerconaOperator {
  /** The stand-in's name: `percona-mongodb`. */
  name: string;
  /** For people. */
  title: string;
  group: string;
  version: string;
  kinds: { cluster: string; backup: string; restore: string };
  /** The field of a backup or a restore that names the cluster. */
  clusterField: string;
  /** What the operator calls itself in the label `managed-by`. */
  managedBy: string;
  /** Finalizers that whoever asks for a cluster may put on it. */
  finalizers: { others: string[]; disks: string };
  /** Why the operator refuses a cluster; undefined when it does not. */
  faultOf(cluster: PerconaCluster): string | undefined;
  /**
   * The cluster whose backups one begins with, and the storage that they are
   * in; undefined where it begins empty.
   */
  sourceOf?(
    cluster: PerconaCluster,
  ): { name: string; storage: PerconaTask['spec'] } | undefined;
  sets(cluster: PerconaCluster): WantedSet[];
  deployments?(cluster: PerconaCluster): WantedDeployment[];
  services(cluster: PerconaCluster): WantedService[];
  secrets(cluster: PerconaCluster): WantedSecret[];
  /** Whether its status says which generation it has observed. */
  saysGeneration: boolean;
  /** What its status says of an error. */
  reportFault(text: string, before: Record<string, unknown>): object;
  /** Whether a status says that there has ever been a database. */
  hasServed(status: Record<string, unknown>): boolean;
  /** What its status says beside state and generation. */
  statusOf(
    cluster: PerconaCluster,
    seen: { counts: SetCount[]; state: string; hasServed: boolean },
  ): object;
  /** What runs beside: for kinds that the others have not. */
  further?(standIn: StandInOptions): {
    run(signal: AbortSignal): Promise<void>;
  };
  /** The states that a backup goes through; the last one is that it is done. */
  backupStates: string[];
  /** The states that a restore goes through. */
  restoreStates: string[];
  /** The storage that a backup names; undefined where it names none there is. */
  storageOf(cluster: PerconaCluster, backup: PerconaTask): object | undefined;
  failed: string;
  /** What the status of a backup that is done says. */
  backupResult(options: {
    cluster: PerconaCluster;
    backup: PerconaTask;
    time: string;
  }): object;
}
