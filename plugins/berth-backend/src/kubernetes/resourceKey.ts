import type { ApiResource } from './types';

/**
 * One text for an API, such as `postgresql.cnpg.io/v1/clusters`, or
 * `/v1/namespaces` for the core group.
 *
 * @internal
 */
export function resourceKey(resource: ApiResource): string {
  return `${resource.group}/${resource.version}/${resource.plural}`;
}

/**
 * The group and version of an object's `apiVersion`.
 *
 * @internal
 */
export function splitApiVersion(apiVersion: string): {
  group: string;
  version: string;
} {
  const slash = apiVersion.lastIndexOf('/');
  return {
    group: slash < 0 ? '' : apiVersion.slice(0, slash),
    version: apiVersion.slice(slash + 1),
  };
}

/**
 * The `apiVersion` of an API's objects.
 *
 * @internal
 */
export function joinApiVersion(api: {
  group: string;
  version: string;
}): string {
  return api.group ? `${api.group}/${api.version}` : api.version;
}
