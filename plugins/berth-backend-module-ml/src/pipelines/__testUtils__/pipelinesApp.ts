import type {
  ClusterApi,
  ServiceRequest,
} from '@berth/backstage-plugin-berth-node';
import type { PipelinesServer } from '@berth/sandbox/src/kubeflow-pipelines';
import { routesApp } from './routesApp';

/** What a test sees of how the routes reach Kubeflow Pipelines. */
export interface Seen {
  proxied: ServiceRequest[];
  reviews: object[];
  tokens: Array<[object, string]>;
}

/**
 * The routes over a server that really answers. Its proxy is shaped as the API
 * server's: it goes to the Service, and drops the header `Authorization`.
 */
export function pipelinesApp(options: {
  server: PipelinesServer;
  config?: object;
  permissions?: string[];
  allowed?: (attributes: { verb: string; resource: string }) => boolean;
  workflows?: object[];
  /** What the API server answers instead of passing requests on. */
  proxied?: { status: number; message: string };
}) {
  const { server, config, permissions } = options;
  const { allowed = () => true, workflows = [] } = options;
  const seen: Seen = { proxied: [], reviews: [], tokens: [] };
  const api: Partial<ClusterApi> = {
    proxy: async request => {
      seen.proxied.push(request);
      if (options.proxied) {
        const { status, message } = options.proxied;
        return { status, headers: {}, body: JSON.stringify({ message }) };
      }
      const { authorization: _, ...headers } = request.headers ?? {};
      const answer = await fetch(`${server.url}${request.path}`, {
        method: request.method,
        headers,
        body: request.body,
      });
      return {
        status: answer.status,
        headers: Object.fromEntries(answer.headers),
        body: await answer.text(),
      };
    },
    create: async object => {
      const { resourceAttributes } = (object as any).spec;
      seen.reviews.push(resourceAttributes);
      return { ...object, status: { allowed: allowed(resourceAttributes) } };
    },
    serviceAccountToken: async (target, audience) => {
      seen.tokens.push([target, audience]);
      return `token-of-${target.namespace}-${target.name}`;
    },
    list: async () => workflows as never,
  };
  const app = routesApp({ api: api as ClusterApi, config, permissions });
  return { app, seen };
}
