import {
  createServer,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import type { KubernetesCredential } from '@backstage/plugin-kubernetes-node';
import { HttpTransport } from '../kubernetes/HttpTransport';
import { KubernetesClient } from '../kubernetes/KubernetesClient';

/**
 * What came in, of a request.
 */
export interface SeenRequest {
  method: string;
  /** Path and query. */
  url: string;
  headers: IncomingMessage['headers'];
}

/**
 * A scripted HTTP server, for what a real API server does only by accident:
 * cut connections, silences, garbage.
 */
export interface ScriptedServer {
  url: string;
  requests: SeenRequest[];
  /** A client of it. */
  client: KubernetesClient;
  transport: HttpTransport;
  close(): Promise<void>;
}

/**
 * Starts a scripted server that answers as `answer` says.
 */
export async function startScriptedServer(
  answer: (
    request: SeenRequest,
    response: ServerResponse,
    requestNumber: number,
  ) => void,
  options: {
    credential?: (renewal?: {
      renew: boolean;
    }) => Promise<KubernetesCredential>;
    requestTimeoutMs?: number;
  } = {},
): Promise<ScriptedServer> {
  const requests: SeenRequest[] = [];
  const server = createServer((incoming, response) => {
    const { method = '', url = '', headers } = incoming;
    const seen = { method, url, headers };
    requests.push(seen);
    incoming.resume();
    answer(seen, response, requests.length);
  });
  await new Promise<void>(resolve =>
    server.listen(0, '127.0.0.1', () => resolve()),
  );
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  const transport = HttpTransport.create({
    connection: {
      url,
      skipTLSVerify: false,
      credential: options.credential ?? (async () => ({ type: 'anonymous' })),
    },
    connectTimeoutMs: 1_000,
    requestTimeoutMs: options.requestTimeoutMs ?? 2_000,
    maxSockets: 4,
  });
  return {
    url,
    requests,
    client: KubernetesClient.create({ transport }),
    transport,
    close: async () => {
      transport.close();
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
    },
  };
}

/** Answers with JSON. */
export function json(response: ServerResponse, body: object, status = 200) {
  response.writeHead(status, { 'Content-Type': 'application/json' });
  response.end(JSON.stringify(body));
}
