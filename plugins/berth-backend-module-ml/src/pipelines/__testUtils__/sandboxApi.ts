import type { KubernetesObject } from '@berth/backstage-plugin-berth-common';
import type { ClusterApi, ServedApi } from '@berth/backstage-plugin-berth-node';
import {
  isNotFound,
  KubernetesError,
  type HttpRequest,
  type KubernetesClient,
} from '@berth/sandbox';

/** A sandbox as one person may use it, as far as the routes use it. */
export function sandboxApi(client: KubernetesClient): ClusterApi {
  const api: Partial<ClusterApi> = {
    create: object => client.create(object as never) as never,
    list: async (resource, { namespace, labelSelector } = {}) => {
      try {
        const { items } = await client.request<{ items: KubernetesObject[] }>({
          path: pathOf(resource, namespace),
          query: { labelSelector },
        });
        return items;
      } catch (error) {
        if (isNotFound(error)) {
          return [];
        }
        throw error;
      }
    },
    proxy: async ({ namespace, service, port, method, path, body }) => {
      const base = `/api/v1/namespaces/${namespace}/services/http:${service}:${port}/proxy`;
      try {
        const answer = await client.request({
          method: method as HttpRequest['method'],
          path: `${base}${path}`,
          body: body === undefined ? undefined : JSON.parse(body),
        });
        return { status: 200, headers: {}, body: JSON.stringify(answer) };
      } catch (error) {
        if (error instanceof KubernetesError) {
          const { status, message } = error;
          return { status, headers: {}, body: JSON.stringify({ message }) };
        }
        throw error;
      }
    },
    serviceAccountToken: async ({ namespace, name }, audience) => {
      const { status } = await client.request<{ status: { token: string } }>({
        method: 'POST',
        path: `/api/v1/namespaces/${namespace}/serviceaccounts/${name}/token`,
        body: {
          apiVersion: 'authentication.k8s.io/v1',
          kind: 'TokenRequest',
          spec: { audiences: [audience], expirationSeconds: 600 },
        },
      });
      return status.token;
    },
  };
  return api as ClusterApi;
}

function pathOf({ group, version, plural }: ServedApi, namespace?: string) {
  const base = group ? `/apis/${group}/${version}` : `/api/${version}`;
  return namespace
    ? `${base}/namespaces/${namespace}/${plural}`
    : `${base}/${plural}`;
}
