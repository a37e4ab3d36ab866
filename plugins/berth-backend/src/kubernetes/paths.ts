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

/**
 * The path by which the API server passes a request on to a Service.
 *
 * @throws Error for a path that would leave the Service
 * @internal
 */
export function serviceProxyPath(request: {
  namespace: string;
  service: string;
  port: number | string;
  scheme?: 'http' | 'https';
  path: string;
}): string {
  const { namespace, service, port, scheme = 'http', path } = request;
  const [pathname] = path.split('?');
  const leaves = pathname
    .split('/')
    .some(part => /^(\.|%2e){1,2}$/i.test(part));
  if (!path.startsWith('/') || leaves) {
    throw new Error(`'${path}' is no path of a Service`);
  }
  const name = `${scheme}:${service}:${port}`;
  return `/api/v1/namespaces/${segment(namespace)}/services/${segment(
    name,
  )}/proxy${path}`;
}

function segment(name: string): string {
  if (name === '.' || name === '..') {
    throw new Error(`'${name}' is no name in Kubernetes`);
  }
  return encodeURIComponent(name);
}
