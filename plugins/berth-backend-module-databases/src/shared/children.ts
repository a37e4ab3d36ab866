import type {
  KubernetesObject,
  ResourceKind,
} from '@berth/backstage-plugin-berth-common';

/**
 * Those of a claim's objects that are of a kind.
 *
 * @internal
 */
export function ofKind(
  objects: KubernetesObject[],
  { group, kind }: ResourceKind,
): KubernetesObject[] {
  return objects.filter(
    object =>
      object.kind === kind &&
      (group === ''
        ? !object.apiVersion.includes('/')
        : object.apiVersion.startsWith(`${group}/`)),
  );
}

/**
 * Objects by when they were made, the newest first.
 *
 * @internal
 */
export function newestFirst(objects: KubernetesObject[]): KubernetesObject[] {
  const made = ({ metadata }: KubernetesObject) =>
    String(metadata.creationTimestamp ?? '');
  return [...objects].sort((a, b) => (made(a) < made(b) ? 1 : -1));
}
