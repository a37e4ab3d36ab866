import http from 'node:http';
import https from 'node:https';
import type { KubernetesCredential } from '@backstage/plugin-kubernetes-node';
import { KubernetesError } from './KubernetesError';
import { asNetworkError, readBody, readChunks } from './responses';
import type { KubernetesIdentity } from './types';

/**
 * Where and how an API server is reached.
 *
 * @internal
 */
export interface Connection {
  url: string;
  ca?: Buffer;
  skipTLSVerify: boolean;
  /** Who Berth is there. With `renew`, whatever is cached is not good enough. */
  credential(options?: { renew: boolean }): Promise<KubernetesCredential>;
}

/**
 * One HTTP request to an API server.
 *
 * @internal
 */
export interface TransportRequest {
  method: string;
  path: string;
  headers?: Record<string, string>;
  body?: string;
  as?: KubernetesIdentity;
  signal?: AbortSignal;
}

/**
 * An answer, whatever it is.
 *
 * @internal
 */
export interface TransportResponse {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/**
 * Carries HTTP requests to one API server over a bounded number of kept-alive
 * connections, as Berth or as somebody whom Berth impersonates.
 *
 * @remarks
 * Watches have connections of their own: they are open for minutes, and must
 * not take the place of requests that somebody waits for.
 *
 * @internal
 */
export class HttpTransport {
  readonly #connection: Connection;
  readonly #connectTimeoutMs: number;
  readonly #requestTimeoutMs: number;
  readonly #maxSockets: number;
  #agents:
    | { key: string; requests: http.Agent; streams: http.Agent }
    | undefined;
  #isClosed = false;

  private constructor(options: TransportOptions) {
    this.#connection = options.connection;
    this.#connectTimeoutMs = options.connectTimeoutMs;
    this.#requestTimeoutMs = options.requestTimeoutMs;
    this.#maxSockets = options.maxSockets;
  }

  static create(options: TransportOptions): HttpTransport {
    return new HttpTransport(options);
  }

  /**
   * The body of a successful answer.
   *
   * @throws KubernetesError for any other answer, or none
   */
  async send(request: TransportRequest): Promise<string> {
    const deadline = AbortSignal.timeout(this.#requestTimeoutMs);
    const response = await this.#open(request, 'requests', deadline);
    const body = await readBody(response, deadline);
    if (response.statusCode! >= 300) {
      const asUser = request.as !== undefined;
      throw KubernetesError.fromAnswer(response.statusCode!, body, { asUser });
    }
    return body;
  }

  /**
   * Any answer, be it a success or not.
   *
   * @throws KubernetesError when there is none
   */
  async exchange(request: TransportRequest): Promise<TransportResponse> {
    const deadline = AbortSignal.timeout(this.#requestTimeoutMs);
    const response = await this.#open(request, 'requests', deadline);
    const body = await readBody(response, deadline);
    const headers = Object.entries(response.headers).map(
      ([name, value]) => [name, String(value)] as const,
    );
    return {
      status: response.statusCode!,
      headers: Object.fromEntries(headers),
      body,
    };
  }

  /**
   * The chunks of a successful answer, as they come.
   *
   * @param idleTimeoutMs - how long the stream may be silent
   * @throws KubernetesError for any other answer, none, a cut or a silence
   */
  async stream(
    request: TransportRequest & { idleTimeoutMs: number },
  ): Promise<AsyncIterable<Buffer>> {
    const opening = new AbortController();
    const timer = setTimeout(() => opening.abort(), this.#requestTimeoutMs);
    try {
      const response = await this.#open(request, 'streams', opening.signal);
      if (response.statusCode! >= 300) {
        const body = await readBody(response, opening.signal);
        throw KubernetesError.fromAnswer(response.statusCode!, body);
      }
      return readChunks(response, request.idleTimeoutMs);
    } finally {
      clearTimeout(timer);
    }
  }

  /** Closes every connection; what is under way, and what comes, fails. */
  close(): void {
    this.#isClosed = true;
    this.#dropAgents();
  }

  #dropAgents(): void {
    this.#agents?.requests.destroy();
    this.#agents?.streams.destroy();
    this.#agents = undefined;
  }

  async #open(
    request: TransportRequest,
    kind: 'requests' | 'streams',
    deadline: AbortSignal,
  ): Promise<http.IncomingMessage> {
    const response = await this.#attempt(request, kind, deadline).catch(
      error => {
        if (error.worthRepeating) {
          return this.#attempt(request, kind, deadline);
        }
        throw error;
      },
    );
    if (response.statusCode !== 401) {
      return response;
    }
    // Tokens that expire are cached; one that is refused is fetched anew.
    response.resume();
    return this.#attempt(request, kind, deadline, { renew: true });
  }

  async #attempt(
    request: TransportRequest,
    kind: 'requests' | 'streams',
    deadline: AbortSignal,
    options?: { renew: boolean },
  ): Promise<http.IncomingMessage> {
    const credential = await this.#credential(options);
    if (this.#isClosed) {
      throw KubernetesError.fromNetwork('ERR_ABORTED', 'Berth is stopping');
    }
    const url = new URL(this.#connection.url);
    const prefix = url.pathname.replace(/\/+$/, '');
    const send = url.protocol === 'http:' ? http.request : https.request;
    const signal = request.signal
      ? AbortSignal.any([request.signal, deadline])
      : deadline;

    return new Promise((resolve, reject) => {
      const outgoing = send({
        host: url.hostname.replace(/^\[|\]$/g, ''),
        port: url.port || undefined,
        path: prefix + request.path,
        method: request.method,
        agent: this.#agentsFor(credential, url)[kind],
        headers: headersOf(request, credential),
        signal,
      });
      limitConnecting(outgoing, this.#connectTimeoutMs);
      outgoing.on('response', resolve);
      outgoing.on('error', (error: NodeJS.ErrnoException) =>
        reject(
          Object.assign(asNetworkError(error, deadline), {
            // The API server closed a kept-alive connection as we took it up.
            worthRepeating:
              outgoing.reusedSocket && error.code === 'ECONNRESET',
          }),
        ),
      );
      outgoing.end(request.body);
    });
  }

  async #credential(options?: { renew: boolean }) {
    try {
      return await this.#connection.credential(options);
    } catch (error) {
      throw KubernetesError.fromNetwork(
        'ERR_CREDENTIALS',
        error instanceof Error ? error.message : String(error),
      );
    }
  }

  #agentsFor(credential: KubernetesCredential, url: URL) {
    const tls =
      credential.type === 'x509 client certificate'
        ? { cert: credential.cert, key: credential.key }
        : {};
    const key = tls.cert ?? '';
    if (this.#agents?.key !== key) {
      this.#dropAgents();
      const Agent = url.protocol === 'http:' ? http.Agent : https.Agent;
      const options = {
        keepAlive: true,
        ca: this.#connection.ca,
        rejectUnauthorized: !this.#connection.skipTLSVerify,
        ...tls,
      };
      this.#agents = {
        key,
        requests: new Agent({ ...options, maxSockets: this.#maxSockets }),
        streams: new Agent(options),
      };
    }
    return this.#agents;
  }
}

/**
 * What an {@link HttpTransport} is made of.
 *
 * @internal
 */
export interface TransportOptions {
  connection: Connection;
  connectTimeoutMs: number;
  requestTimeoutMs: number;
  maxSockets: number;
}

function headersOf(
  request: TransportRequest,
  credential: KubernetesCredential,
): http.OutgoingHttpHeaders {
  return {
    Accept: 'application/json',
    'User-Agent': 'berth',
    ...request.headers,
    ...(request.body !== undefined && {
      'Content-Length': Buffer.byteLength(request.body),
    }),
    ...(credential.type === 'bearer token' && {
      Authorization: `Bearer ${credential.token.trim()}`,
    }),
    ...(request.as && {
      'Impersonate-User': request.as.user,
      ...(request.as.groups.length > 0 && {
        'Impersonate-Group': request.as.groups,
      }),
    }),
  };
}

function limitConnecting(request: http.ClientRequest, milliseconds: number) {
  request.on('socket', socket => {
    if (!socket.connecting) {
      return;
    }
    const timer = setTimeout(
      () =>
        request.destroy(
          KubernetesError.fromNetwork('ETIMEDOUT', 'No connection in time'),
        ),
      milliseconds,
    );
    socket.once('connect', () => clearTimeout(timer));
    request.once('close', () => clearTimeout(timer));
  });
}
