import { berthError } from '@berth/backstage-plugin-berth-common';
import type {
  ClusterApi,
  ServiceResponse,
} from '@berth/backstage-plugin-berth-node';
import type { PipelinesSettings } from '../config';

const MAX_ANSWER = 32 * 1024 * 1024;

/**
 * Brings a request to Kubeflow Pipelines.
 *
 * @internal
 */
export interface PipelinesTransport {
  /** Whether the header `Authorization` arrives. */
  readonly carriesToken: boolean;
  send(request: {
    method: string;
    path: string;
    headers: Record<string, string>;
    body?: string;
  }): Promise<ServiceResponse>;
}

/**
 * Through the API server's proxy, as the person: its RBAC decides whether they
 * may (`services/proxy`). A token does not arrive by this way, since the API
 * server takes the header `Authorization` for itself.
 *
 * @internal
 */
export function proxyTransport(
  api: ClusterApi,
  { service }: PipelinesSettings,
): PipelinesTransport {
  return {
    carriesToken: false,
    send: request =>
      api.proxy({
        namespace: service.namespace,
        service: service.name,
        port: service.port,
        ...request,
      }),
  };
}

/**
 * Straight to the endpoint that the platform team has configured. It follows
 * no redirect, so that a token goes nowhere else.
 *
 * @internal
 */
export function endpointTransport(
  endpoint: string,
  { timeoutMs }: Pick<PipelinesSettings, 'timeoutMs'>,
): PipelinesTransport {
  return {
    carriesToken: true,
    send: async ({ method, path, headers, body }) => {
      try {
        const response = await fetch(`${endpoint}${path}`, {
          method,
          headers,
          body,
          redirect: 'manual',
          signal: AbortSignal.timeout(timeoutMs),
        });
        return {
          status: response.status,
          headers: Object.fromEntries(response.headers),
          body: await limited(response),
        };
      } catch (error) {
        const { host } = new URL(endpoint);
        throw berthError('cluster-unreachable', {
          message: `Kubeflow Pipelines at ${host} does not answer. The platform team can see whether it runs.`,
          cause: error,
        });
      }
    },
  };
}

async function limited(response: Response): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > MAX_ANSWER) {
      throw new Error('The answer is too long');
    }
    chunks.push(Buffer.from(chunk));
  }
  return Buffer.concat(chunks).toString('utf8');
}
