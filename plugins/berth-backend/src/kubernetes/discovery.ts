import { KubernetesError } from './KubernetesError';
import type { ResolvedResource } from './ResourceResolver';

interface ApiResourceList {
  resources?: Array<{
    name?: string;
    kind?: string;
    namespaced?: boolean;
    verbs?: string[];
  }>;
}

/**
 * The resources of an `APIResourceList`, subresources left out; none when the
 * group and version is not there.
 *
 * @internal
 */
export async function discoverResources(
  api: { group: string; version: string },
  fetchList: () => Promise<ApiResourceList>,
): Promise<ResolvedResource[]> {
  try {
    const { resources = [] } = await fetchList();
    return resources
      .filter(({ name }) => name && !name.includes('/'))
      .map(({ name = '', kind = '', namespaced = false, verbs = [] }) => ({
        group: api.group,
        version: api.version,
        plural: name,
        kind,
        namespaced,
        verbs,
      }));
  } catch (error) {
    if (error instanceof KubernetesError && error.isNotFound) {
      return [];
    }
    throw error;
  }
}
