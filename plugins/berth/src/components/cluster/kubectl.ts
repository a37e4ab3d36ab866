import type { Claim } from '@berth/backstage-plugin-berth-common';
import type { Kubeconfig } from './types';

/**
 * What a downloaded kubeconfig is called.
 *
 * @internal
 */
export function kubeconfigFile(
  claim: Pick<Claim, 'name'>,
  kubeconfig: Pick<Kubeconfig, 'id'>,
): string {
  return `${claim.name}-${kubeconfig.id}.yaml`;
}

/**
 * A line to try a downloaded kubeconfig with. Names of claims and of
 * kubeconfigs need no quotes.
 *
 * @internal
 */
export function kubectlLine(
  claim: Pick<Claim, 'name'>,
  kubeconfig: Pick<Kubeconfig, 'id'>,
): string {
  return `kubectl --kubeconfig ${kubeconfigFile(
    claim,
    kubeconfig,
  )} get deployments -A`;
}
