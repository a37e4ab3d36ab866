import type { ClaimDetailLine } from '@berth/backstage-plugin-berth-node';

/**
 * Lines of a claim's page; those that have nothing to say are left out.
 *
 * @internal
 */
export function linesOf(
  lines: Array<[label: string, value: string | undefined]>,
): ClaimDetailLine[] {
  return lines.flatMap(([label, value]) => (value ? [{ label, value }] : []));
}
