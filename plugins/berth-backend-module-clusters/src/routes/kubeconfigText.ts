import { berthError, type Claim } from '@berth/backstage-plugin-berth-common';
import {
  recordOf,
  textOf,
  type ClusterApi,
} from '@berth/backstage-plugin-berth-node';
import type { KubeconfigReference } from '../shared/KubeconfigReference';

const SECRETS = { group: '', version: 'v1', plural: 'secrets' };

/**
 * The kubeconfig of a claim by its id.
 *
 * @throws ConflictError with code `connection-unavailable` and the reason
 * @internal
 */
export function kubeconfigOf(claim: Claim, id: string): KubeconfigReference {
  const found = claim.connection?.kubeconfigs?.find(one => one.id === id);
  if (!found || found.unavailable) {
    throw berthError('connection-unavailable', {
      message: `'${claim.name}': ${
        found?.unavailable ?? `it has no kubeconfig '${id}'.`
      }`,
    });
  }
  return found;
}

/**
 * The kubeconfig with the fewest rights that is enough to look: a claim's
 * offering names them by their role.
 *
 * @throws ConflictError with code `connection-unavailable` and the reason
 * @internal
 */
export function kubeconfigToLook(claim: Claim): KubeconfigReference {
  const all = claim.connection?.kubeconfigs ?? [];
  const available = all.filter(({ unavailable }) => !unavailable);
  const chosen =
    ['view', 'edit'].flatMap(
      id => available.find(one => one.id === id) ?? [],
    )[0] ?? available[0];
  if (!chosen) {
    throw berthError('connection-unavailable', {
      message: `'${claim.name}': ${
        all[0]?.unavailable ?? 'it has no kubeconfig yet.'
      }`,
    });
  }
  return chosen;
}

/**
 * The text of a kubeconfig, read as the user. It is nowhere kept.
 *
 * @internal
 */
export async function readKubeconfigText(
  api: ClusterApi,
  claim: Claim,
  { secret, title }: KubeconfigReference,
): Promise<string> {
  const [key] = secret.keys;
  const object = await api.find(SECRETS, secret);
  const value = textOf(recordOf(object?.data)[key]);
  if (!value) {
    throw berthError('connection-unavailable', {
      message: `'${claim.name}' has no kubeconfig '${title}' any more, or not yet`,
    });
  }
  return Buffer.from(value, 'base64').toString('utf8');
}
