import type { KubernetesObject } from '../../kubernetes/types';

/**
 * The fields of a Cluster that the stand-in goes by.
 *
 * @internal
 */
export interface Cluster extends KubernetesObject {
  spec: {
    instances: number;
    imageName?: string;
    imageCatalogRef?: { major: number };
    storage?: StorageSpec;
    walStorage?: StorageSpec;
    resources?: object;
    affinity?: {
      enablePodAntiAffinity?: boolean;
      podAntiAffinityType?: string;
      topologyKey?: string;
      nodeSelector?: Record<string, string>;
      tolerations?: object[];
      nodeAffinity?: object;
    };
    topologySpreadConstraints?: object[];
    priorityClassName?: string;
    schedulerName?: string;
    bootstrap?: {
      initdb?: {
        database?: string;
        owner?: string;
        secret?: { name: string };
      };
      recovery?: {
        database?: string;
        owner?: string;
        secret?: { name: string };
      };
    };
    plugins?: Array<{
      name: string;
      enabled?: boolean;
      parameters?: Record<string, string>;
    }>;
    enableSuperuserAccess?: boolean;
    inheritedMetadata?: {
      labels?: Record<string, string>;
      annotations?: Record<string, string>;
    };
  };
  status?: ClusterCounters & {
    phase?: string;
    conditions?: Array<{ type: string; status: string; reason: string }>;
  };
}

/**
 * How much space, of which class.
 *
 * @internal
 */
export interface StorageSpec {
  size?: string;
  storageClass?: string;
  resizeInUseVolumes?: boolean;
}

/**
 * The part of the status that is taken from what is there, and not from where
 * the Cluster is in its life. As upstream, a number that is 0 is left out.
 *
 * @internal
 */
export interface ClusterCounters {
  instances?: number;
  readyInstances?: number;
  instanceNames?: string[];
  instancesStatus?: Record<string, string[]>;
  currentPrimary?: string;
  currentPrimaryTimestamp?: string;
  targetPrimary?: string;
  timelineID?: number;
  writeService?: string;
  readService?: string;
  selector?: string;
  image?: string;
  pvcCount?: number;
  healthyPVC?: string[];
  danglingPVC?: string[];
  topology?: {
    instances?: Record<string, object>;
    nodesUsed?: number;
    successfullyExtracted?: boolean;
  };
}

/**
 * A Pod, as far as the stand-in looks at it.
 *
 * @internal
 */
export interface Pod extends KubernetesObject {
  spec?: { nodeName?: string; containers?: Array<{ image?: string }> };
  status?: {
    phase?: string;
    conditions?: Array<{ type: string; status: string }>;
  };
}

/**
 * A volume claim, as far as the stand-in looks at it.
 *
 * @internal
 */
export interface VolumeClaim extends KubernetesObject {
  spec: {
    accessModes?: string[];
    storageClassName?: string;
    resources: { requests: { storage: string } };
  };
  status?: { phase?: string };
}

/**
 * A Cluster and everything of it that exists.
 *
 * @internal
 */
export interface ObservedCluster {
  cluster: Cluster;
  pods: Pod[];
  claims: VolumeClaim[];
  /** Secrets, Services, the ServiceAccount */
  others: KubernetesObject[];
  /** The ObjectStore that it archives to */
  store?: KubernetesObject;
}
