import {
  recordOf,
  textOf,
  type ClaimDetailLine,
} from '@berth/backstage-plugin-berth-node';

/**
 * The lines of a claim's page; what is not known is left out.
 *
 * @internal
 */
export function detailLines(
  lines: Array<[string, string | undefined]>,
): ClaimDetailLine[] {
  return lines.flatMap(([label, value]) => (value ? [{ label, value }] : []));
}

/**
 * What a topology key stands for.
 *
 * @internal
 */
export function placesOf(topologyKey: string): string {
  const names: Record<string, string> = {
    'kubernetes.io/hostname': 'nodes',
    'topology.kubernetes.io/zone': 'zones',
    'topology.kubernetes.io/region': 'regions',
  };
  return names[topologyKey] ?? topologyKey;
}

/**
 * What instances are spread over by topology spread constraints.
 *
 * @internal
 */
export function spreadOver(constraints: unknown): string[] {
  return (Array.isArray(constraints) ? constraints : [])
    .map(constraint => textOf(recordOf(constraint).topologyKey))
    .flatMap(key => (key ? [`spread over ${placesOf(key)}`] : []));
}

/**
 * A time for people, to the minute and in UTC.
 *
 * @internal
 */
export function timeText(time: unknown): string | undefined {
  const parsed = typeof time === 'string' ? Date.parse(time) : Number.NaN;
  return Number.isNaN(parsed)
    ? undefined
    : `${new Date(parsed).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
