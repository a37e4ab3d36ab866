/**
 * How instances keep apart.
 *
 * @internal
 */
export interface PlaceInput {
  antiAffinity: 'preferred' | 'required' | 'off';
  topologyKey: string;
  topologySpread: boolean;
}

/**
 * Pod anti-affinity by labels, for operators that take Kubernetes' own form.
 *
 * @internal
 */
export function podAntiAffinity(
  { antiAffinity, topologyKey }: PlaceInput,
  matchLabels: Record<string, string>,
): Record<string, unknown> | undefined {
  const term = { topologyKey, labelSelector: { matchLabels } };
  switch (antiAffinity) {
    case 'off':
      return undefined;
    case 'required':
      return {
        podAntiAffinity: {
          requiredDuringSchedulingIgnoredDuringExecution: [term],
        },
      };
    default:
      return {
        podAntiAffinity: {
          preferredDuringSchedulingIgnoredDuringExecution: [
            { weight: 100, podAffinityTerm: term },
          ],
        },
      };
  }
}

/**
 * An even spread over availability zones, never a reason to leave a pod
 * pending.
 *
 * @internal
 */
export function zoneSpread(matchLabels: Record<string, string>) {
  return {
    maxSkew: 1,
    topologyKey: 'topology.kubernetes.io/zone',
    whenUnsatisfiable: 'ScheduleAnyway',
    labelSelector: { matchLabels },
  };
}
