import { joinApiVersion } from './resourceKey';
import type { ApiResource } from './types';

/**
 * The path of a group and version, where its APIs are described.
 *
 * @internal
 */
export function groupVersionPath(api: {
  group: string;
  version: string;
}): string {
  return `/${api.group ? 'apis' : 'api'}/${joinApiVersion(api)}`;
}

/**
 * The path of a collection or an object.
 *
 * @internal
 */
export function resourcePath(
  resource: ApiResource,
  target: { namespace?: string; name?: string } = {},
  query: Record<string, string | number | boolean | undefined> = {},
): string {
  const parts = [groupVersionPath(resource)];
  if (target.namespace) {
    parts.push('namespaces', encodeURIComponent(target.namespace));
  }
  parts.push(encodeURIComponent(resource.plural));
  if (target.name) {
    parts.push(encodeURIComponent(target.name));
  }
  const set = Object.entries(query).filter(([, value]) => value !== undefined);
  const search = new URLSearchParams(set.map(([k, v]) => [k, String(v)]));
  return set.length > 0 ? `${parts.join('/')}?${search}` : parts.join('/');
}
