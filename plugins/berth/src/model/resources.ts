import type { Translate } from '../i18n/types';

/** `1Gi` as `1 GiB`, the way people read sizes; others as they are. */
function bytes(quantity: string): string {
  const match = /^([0-9.]+)(Ki|Mi|Gi|Ti|Pi|k|M|G|T|P)$/.exec(quantity);
  return match ? `${match[1]} ${match[2]}B` : quantity;
}

/** `500m` as `0.5`. */
function cores(quantity: string): string {
  const match = /^([0-9]+)m$/.exec(quantity);
  return match ? String(Number(match[1]) / 1000) : quantity;
}

/** `count/machines.cluster.x-k8s.io`, of a quota, as `machines`. */
function counted(name: string): string {
  return /^count\/([^.]+)/.exec(name)?.[1] ?? name;
}

/**
 * A resource and how much of it, as people say it: `0.5 CPU`, `1 GiB memory`.
 *
 * @internal
 */
export function resourceLine(
  resource: string,
  quantity: string,
  t: Translate,
): string {
  const name = resource.replace(/^(requests|limits)\./, '');
  switch (name) {
    case 'cpu':
      return t('resource.cpu', { amount: cores(quantity) });
    case 'memory':
      return t('resource.memory', { amount: bytes(quantity) });
    case 'storage':
      return t('resource.storage', { amount: bytes(quantity) });
    case 'nvidia.com/gpu':
      return t('resource.gpu', { amount: quantity });
    default:
      return `${quantity} ${counted(name)}`;
  }
}
