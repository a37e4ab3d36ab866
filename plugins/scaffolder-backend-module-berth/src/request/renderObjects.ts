import type { KubernetesObject } from '@berth/backstage-plugin-berth-common';
import { stringify } from 'yaml';

/**
 * Objects as YAML for a task's log, without what Secrets hold.
 *
 * @internal
 */
export function renderObjects(objects: KubernetesObject[]): string {
  return objects
    .map(object =>
      stringify(object.kind === 'Secret' ? masked(object) : object),
    )
    .join('---\n');
}

function masked(secret: KubernetesObject): KubernetesObject {
  const masks = ['data', 'stringData']
    .filter(field => typeof secret[field] === 'object')
    .map(field => [
      field,
      Object.fromEntries(
        Object.keys(secret[field] ?? {}).map(key => [key, '***']),
      ),
    ]);
  return { ...secret, ...Object.fromEntries(masks) };
}
