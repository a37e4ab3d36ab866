import type {
  ClaimDetailLine,
  ClaimObjects,
} from '@berth/backstage-plugin-berth-node';
import { observe } from './observed';

/**
 * What a claim's page shows of a TenantControlPlane; what is not known is left
 * out.
 *
 * @internal
 */
export function details({ primary }: ClaimObjects): ClaimDetailLine[] {
  const plane = observe(primary);
  const lines: Array<[string, string | undefined]> = [
    ['Kubernetes', plane.version ?? plane.wantedVersion],
    ['Control plane', `${plane.ready} of ${plane.wanted} ready`],
    ['Address', plane.endpoint],
    ['Reached by', plane.serviceType],
    ['Data store', plane.dataStore],
  ];
  return lines.flatMap(([label, value]) => (value ? [{ label, value }] : []));
}
