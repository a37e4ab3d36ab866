import type { ObservedVirtualCluster } from './observed';

/**
 * Why Berth cannot change how a virtual cluster is installed, in a sentence.
 *
 * @internal
 */
export function valuesUnreachable({
  form,
  place,
  primary,
}: ObservedVirtualCluster): string | undefined {
  if (form === 'platform' || place) {
    const spec = primary.spec as { templateRef?: unknown } | undefined;
    return form === 'platform' && spec?.templateRef
      ? 'It follows a template of vCluster Platform; change it there.'
      : undefined;
  }
  return form === 'cluster-api'
    ? 'Its VCluster is not to be seen, in which its values lie.'
    : 'Its values are not written in a way that Berth can change.';
}
