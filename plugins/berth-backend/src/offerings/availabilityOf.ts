import type { OfferingAvailability } from '@berth/backstage-plugin-berth-common';
import type { Offering } from '@berth/backstage-plugin-berth-node';
import type { ApiStatus } from '../fleet/ClusterStore';
import { resourceKey } from '../kubernetes/resourceKey';

/**
 * Whether an offering can be had on a cluster and, if not, what is missing
 * there.
 *
 * @param options.apis - what the cluster was found to serve; undefined when it
 * has not been asked yet
 * @param options.simulated - API groups whose operator is simulated there
 * @internal
 */
export function availabilityOf(options: {
  offering: Offering;
  cluster: { name: string; title: string };
  apis: Map<string, ApiStatus> | undefined;
  simulated: ReadonlySet<string>;
}): OfferingAvailability {
  const { offering, cluster, apis, simulated } = options;
  const missing = new Set(
    offering.requires
      .filter(api => !apis?.get(resourceKey(api))?.served)
      .map(({ providedBy }) => providedBy),
  );
  const reason =
    apis === undefined
      ? `Cluster ${cluster.title} has not answered yet`
      : notInstalled([...missing], cluster.title) ??
        apis.get(resourceKey(offering.primary))?.problem;
  return {
    cluster: cluster.name,
    available: reason === undefined,
    reason,
    simulated: simulated.has(offering.primary.group),
  };
}

function notInstalled(missing: string[], cluster: string): string | undefined {
  return missing.length > 0
    ? `${missing.join(' and ')} ${
        missing.length > 1 ? 'are' : 'is'
      } not installed on cluster ${cluster}`
    : undefined;
}
