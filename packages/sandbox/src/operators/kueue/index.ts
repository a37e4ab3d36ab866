import type { StandIn } from '../StandIn';
import { SystemController } from '../SystemController';
import { nextOfKueue } from './nextOfKueue';

const apiVersion = 'kueue.x-k8s.io/v1beta2';

/**
 * The stand-in for Kueue. It lets Workloads in by quota, borrowing and lending,
 * and preempts nobody; what makes Workloads of jobs is with the kinds of jobs.
 *
 * @internal
 */
export const kueue: StandIn = {
  name: 'kueue',
  groups: { 'kueue.x-k8s.io': 'Kueue' },
  manifest: 'kueue.yaml',
  // What Kueue's documentation calls the flavor of all nodes.
  objects: [
    {
      apiVersion,
      kind: 'ResourceFlavor',
      metadata: { name: 'default-flavor' },
      spec: {},
    },
  ],
  controller: standIn =>
    SystemController.create({
      standIn,
      name: 'kueue',
      kinds: ['ResourceFlavor', 'ClusterQueue', 'LocalQueue', 'Workload'].map(
        kind => ({ apiVersion, kind }),
      ),
      next: nextOfKueue,
    }),
};
