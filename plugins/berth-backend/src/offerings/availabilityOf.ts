import type { OfferingAvailability } from '@berth/backstage-plugin-berth-common';
import type {
  ApiRequirement,
  Offering,
} from '@berth/backstage-plugin-berth-node';
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
  const isMissing = (api: ApiRequirement) =>
    !apis?.get(resourceKey(api))?.served;
  const { requires, requiresOneOf } = offering;
  const missing = new Set(
    requires.filter(isMissing).map(({ providedBy }) => providedBy),
  );
  const hasNone = requiresOneOf.length > 0 && requiresOneOf.every(isMissing);
  const reason =
    apis === undefined
      ? `Cluster ${cluster.title} has not answered yet`
      : notInstalled([...missing], cluster.title) ??
        (hasNone
          ? noneInstalled(requiresOneOf, cluster.title)
          : problemOf(offering, apis));
  return {
    cluster: cluster.name,
    available: reason === undefined,
    reason,
    simulated: offering.primaries.some(({ group }) => simulated.has(group)),
  };
}

/**
 * That a cluster does not define an offering that another defines.
 *
 * @internal
 */
export function notOffered({ title }: Offering, cluster: string): string {
  return `${title} is not offered on cluster ${cluster}`;
}

function noneInstalled(
  requirements: ApiRequirement[],
  cluster: string,
): string {
  const names = [...new Set(requirements.map(({ providedBy }) => providedBy))];
  return `None of ${names.join(', ')} is installed on cluster ${cluster}`;
}

/** Why Berth may not watch any of the kinds that are served. */
function problemOf(
  { primaries, accessHint }: Offering,
  apis: Map<string, ApiStatus>,
): string | undefined {
  const served = primaries
    .map(kind => apis.get(resourceKey(kind)))
    .filter(status => status?.served);
  const problem = served.every(status => status?.problem)
    ? served[0]?.problem
    : undefined;
  return problem && accessHint ? `${problem}. ${accessHint}` : problem;
}

function notInstalled(missing: string[], cluster: string): string | undefined {
  return missing.length > 0
    ? `${missing.join(' and ')} ${
        missing.length > 1 ? 'are' : 'is'
      } not installed on cluster ${cluster}`
    : undefined;
}
