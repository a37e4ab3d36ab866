import type {
  ClusterReader,
  ServedApi,
} from '@berth/backstage-plugin-berth-node';
import type { GpuObjects } from './takeSnapshot';

const core = (plural: string): ServedApi => ({
  group: '',
  version: 'v1',
  plural,
});
const dra = (plural: string): ServedApi => ({
  group: 'resource.k8s.io',
  version: 'v1',
  plural,
});
const kueue = (plural: string): ServedApi => ({
  group: 'kueue.x-k8s.io',
  version: 'v1beta2',
  plural,
});

const capsule = (plural: string): ServedApi => ({
  group: 'capsule.clastix.io',
  version: 'v1beta2',
  plural,
});

/**
 * Reads what tells of a cluster's GPUs, as Berth's own account. Kinds that the
 * cluster does not serve, and those of systems that Berth may not look at, are
 * left out; nodes, pods and quotas are needed.
 *
 * @throws what the cluster says when these cannot be read
 * @internal
 */
export async function readGpuObjects(
  cluster: ClusterReader,
): Promise<GpuObjects> {
  const optional = (api: ServedApi) => cluster.list(api).catch(() => []);
  const [
    nodes,
    pods,
    quotas,
    slices,
    deviceClaims,
    localQueues,
    clusterQueues,
    volcanoQueues,
    kaiQueues,
    cohorts,
    workloads,
    resourcePools,
    poolClaims,
  ] = await Promise.all([
    cluster.list(core('nodes')),
    cluster.list(core('pods'), {
      fieldSelector: 'status.phase!=Succeeded,status.phase!=Failed',
    }),
    cluster.list(core('resourcequotas')),
    optional(dra('resourceslices')),
    optional(dra('resourceclaims')),
    optional(kueue('localqueues')),
    optional(kueue('clusterqueues')),
    optional({
      group: 'scheduling.volcano.sh',
      version: 'v1beta1',
      plural: 'queues',
    }),
    optional({ group: 'scheduling.run.ai', version: 'v2', plural: 'queues' }),
    optional(kueue('cohorts')),
    optional(kueue('workloads')),
    optional(capsule('resourcepools')),
    optional(capsule('resourcepoolclaims')),
  ]);
  return {
    nodes,
    pods,
    quotas,
    slices,
    deviceClaims,
    localQueues,
    clusterQueues,
    volcanoQueues,
    kaiQueues,
    cohorts,
    workloads,
    resourcePools,
    poolClaims,
  };
}
