import type { Place } from '../../model/places';
import { GpuImpact } from './GpuImpact';

/** The offerings whose number is a quota of Kubernetes. */
const QUOTAS = ['gpu.quota', 'gpu.capsule-pool-claim'];

const DEFAULT_RESOURCE = 'nvidia.com/gpu';

/** What a request for GPUs would mean; nothing for any other request. */
export function ImpactOfRequest(props: {
  offering: string;
  place: Place | undefined;
  input: Record<string, unknown>;
}) {
  const { offering, place, input } = props;
  const { gpus, resource = DEFAULT_RESOURCE } = input;
  if (
    !QUOTAS.includes(offering) ||
    !place?.cluster ||
    !isCount(gpus) ||
    typeof resource !== 'string'
  ) {
    return null;
  }
  const { tenant, cluster, namespace } = place;
  return <GpuImpact idea={{ tenant, cluster, namespace, resource, gpus }} />;
}

/**
 * Whether it is a number of GPUs that can be.
 *
 * @internal
 */
export function isCount(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 0;
}
