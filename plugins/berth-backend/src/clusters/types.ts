import type { ClusterDetails } from '@backstage/plugin-kubernetes-node';
import type { ClusterSettings } from '../config/BerthConfig';
import type { KubernetesClient } from '../kubernetes/KubernetesClient';

/**
 * A cluster that Berth watches and delivers to.
 *
 * @internal
 */
export interface BerthCluster {
  readonly name: string;
  /** For people; the name where none is configured. */
  readonly title: string;
  readonly settings: ClusterSettings;
  readonly client: KubernetesClient;
}

/**
 * A cluster as Backstage's own Kubernetes configuration describes it.
 *
 * @internal
 */
export type ClusterDefinition = Pick<
  ClusterDetails,
  | 'name'
  | 'title'
  | 'url'
  | 'authMetadata'
  | 'skipTLSVerify'
  | 'caData'
  | 'caFile'
>;
