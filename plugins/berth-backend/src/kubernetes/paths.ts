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
 * @throws Error for a name that would lead elsewhere
 * @internal
 */
export function resourcePath(
  resource: ApiResource,
  target: { namespace?: string; name?: string } = {},
  query: Record<string, string | number | boolean | undefined> = {},
): string {
  const parts = [groupVersionPath(resource)];
  if (target.namespace) {
    parts.push('namespaces', segment(target.namespace));
  }
  parts.push(segment(resource.plural));
  if (target.name) {
    parts.push(segment(target.name));
  }
  const set = Object.entries(query).filter(([, value]) => value !== undefined);
  const search = new URLSearchParams(set.map(([k, v]) => [k, String(v)]));
  return set.length > 0 ? `${parts.join('/')}?${search}` : parts.join('/');
}

function segment(name: string): string {
  if (name === '.' || name === '..') {
    throw new Error(`'${name}' is no name in Kubernetes`);
  }
  return encodeURIComponent(name);
}
