import type { StandIn } from '../StandIn';
import { together } from '../together';
import { instances } from './platform';
import { releaseController } from './releaseController';
import { VirtualClusterController } from './VirtualClusterController';

/**
 * The stand-in for vCluster: what runs within the Pods that its chart makes,
 * whoever installs it, which is a real API server; and vCluster Platform.
 *
 * @internal
 */
export const virtualClusters: StandIn = {
  name: 'vcluster',
  groups: { 'management.loft.sh': 'vCluster Platform' },
  manifest: 'vcluster.yaml',
  controller: options => {
    const { BERTH_SANDBOX_VIRTUAL_CLUSTERS: limit } = process.env;
    const clusters = VirtualClusterController.create({
      ...options,
      ...(limit && { maxRunning: Number(limit) }),
    });
    const platform = releaseController(options, instances);
    return together(clusters, platform);
  },
};
