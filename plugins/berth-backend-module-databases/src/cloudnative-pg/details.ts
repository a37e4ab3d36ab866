import {
  recordOf,
  specOf,
  statusOf,
  textOf,
  type ClaimDetailLine,
  type ClaimObjects,
} from '@berth/backstage-plugin-berth-node';
import { observe, type ObservedCluster } from './observed';

/**
 * What a claim's page shows of a Cluster; what is not known is left out.
 *
 * @internal
 */
export function details({ primary }: ClaimObjects): ClaimDetailLine[] {
  const cluster = observe(primary);
  const spec = specOf(primary);
  const lines: Array<[string, string | undefined]> = [
    ['PostgreSQL', versionOf(cluster)],
    ['Instances', `${cluster.ready} of ${cluster.wanted} ready`],
    ['Primary', cluster.primary],
    ['Storage', cluster.storageSize && `${cluster.storageSize} each`],
    ['Storage class', cluster.storageClass ?? "the cluster's default"],
    ['Kept apart', spreadOf(spec)],
    ['Nodes in use', nodesUsed(statusOf(primary))],
    ['Synchronous replicas', synchronousReplicas(spec)],
  ];
  return lines.flatMap(([label, value]) => (value ? [{ label, value }] : []));
}

/** Of the tag of the image, which has to begin with it. */
function versionOf({ image, wantedImage }: ObservedCluster) {
  return /:(\d+(?:\.\d+)*)[^/]*$/.exec(image ?? wantedImage ?? '')?.[1];
}

function spreadOf(spec: Record<string, unknown>): string {
  const affinity = recordOf(spec.affinity);
  const key = textOf(affinity.topologyKey) ?? 'kubernetes.io/hostname';
  const kind = textOf(affinity.podAntiAffinityType) ?? 'preferred';
  const apart =
    affinity.enablePodAntiAffinity === false
      ? undefined
      : `${placesOf(key)} (${kind})`;
  const constraints = Array.isArray(spec.topologySpreadConstraints)
    ? spec.topologySpreadConstraints
    : [];
  const spread = constraints
    .map(constraint => textOf(recordOf(constraint).topologyKey))
    .flatMap(found => (found ? [`spread over ${placesOf(found)}`] : []));
  return [apart, ...spread].filter(Boolean).join(', ') || 'no';
}

function placesOf(topologyKey: string): string {
  const names: Record<string, string> = {
    'kubernetes.io/hostname': 'nodes',
    'topology.kubernetes.io/zone': 'zones',
    'topology.kubernetes.io/region': 'regions',
  };
  return names[topologyKey] ?? topologyKey;
}

function nodesUsed(status: Record<string, unknown>): string | undefined {
  const { nodesUsed: nodes } = recordOf(status.topology);
  return typeof nodes === 'number' && nodes > 0 ? String(nodes) : undefined;
}

function synchronousReplicas(
  spec: Record<string, unknown>,
): string | undefined {
  const { number } = recordOf(recordOf(spec.postgresql).synchronous);
  return typeof number === 'number' ? String(number) : undefined;
}
