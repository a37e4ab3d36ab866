import type { IncomingMessage } from 'node:http';
import https from 'node:https';
import { StringDecoder } from 'node:string_decoder';
import { setTimeout as delay } from 'node:timers/promises';
import { KubernetesError } from './KubernetesError';

/**
 * How to reach an API server, and as whom.
 *
 * @public
 */
export interface ConnectionOptions {
  /** Such as `https://127.0.0.1:20123` */
  url: string;
  /** The certificate authority, PEM */
  ca: string;
  /** A client certificate, PEM */
  certificate?: string;
  privateKey?: string;
  /** A bearer token, where there is no certificate */
  token?: string;
  /** Whom to act as */
  impersonate?: { user: string; groups?: string[] };
}

/**
 * One HTTP request to an API server.
 *
 * @public
 */
export interface HttpRequest {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
  query?: Record<string, string | undefined>;
  body?: unknown;
  contentType?: string;
  signal?: AbortSignal;
}

const maxAttempts = 50;
const retryMs = 100;

/**
 * HTTP to one API server, as one identity. Connections are kept and reused.
 *
 * @internal
 */
export class HttpConnection {
  readonly #url: string;
  readonly #agent: https.Agent;
  readonly #headers: Record<string, string | string[]>;

  static create(options: ConnectionOptions): HttpConnection {
    return new HttpConnection(options);
  }

  private constructor(options: ConnectionOptions) {
    this.#url = options.url;
    this.#agent = new https.Agent({
      keepAlive: true,
      ca: options.ca,
      cert: options.certificate,
      key: options.privateKey,
    });
    this.#headers = {
      accept: 'application/json',
      'user-agent': 'berth-sandbox',
      ...(options.token && { authorization: `Bearer ${options.token}` }),
      ...(options.impersonate && {
        'impersonate-user': options.impersonate.user,
        'impersonate-group': options.impersonate.groups ?? [],
      }),
    };
  }

  /** The JSON of an answer. A refusal is a {@link KubernetesError}. */
  async json<T>(request: HttpRequest): Promise<T> {
    return JSON.parse(await this.text(request)) as T;
  }

  /** The text of an answer. A refusal is a {@link KubernetesError}. */
  async text(request: HttpRequest): Promise<string> {
    const response = await this.#sendUntilTaken(request);
    const body = await readAll(response);
    if (response.statusCode! >= 300) {
      throw KubernetesError.fromResponse(response.statusCode!, body);
    }
    return body;
  }

  /** The JSON of each line of an answer, as it arrives. */
  async *lines<T>(request: HttpRequest): AsyncGenerator<T> {
    const response = await this.#sendUntilTaken(request);
    if (response.statusCode! >= 300) {
      const body = await readAll(response);
      throw KubernetesError.fromResponse(response.statusCode!, body);
    }
    const decoder = new StringDecoder('utf8');
    let unfinished = '';
    try {
      for await (const chunk of response) {
        const lines = (unfinished + decoder.write(chunk)).split('\n');
        unfinished = lines.pop() ?? '';
        for (const line of lines) {
          yield JSON.parse(line) as T;
        }
      }
    } catch (error) {
      // A stream that is aborted or cut just ends: whoever reads it looks again.
      const { code } = error as NodeJS.ErrnoException;
      if (code !== 'ECONNRESET' && code !== 'ABORT_ERR') {
        throw error;
      }
    }
  }

  /** Closes all connections. */
  close(): void {
    this.#agent.destroy();
  }

  // An API server that has just started refuses some requests for a while, and
  // says that they may come again.
  async #sendUntilTaken(request: HttpRequest): Promise<IncomingMessage> {
    for (let attempt = 1; ; attempt++) {
      const response = await this.#send(request);
      if (
        response.statusCode !== 429 ||
        response.headers['retry-after'] === undefined ||
        attempt === maxAttempts
      ) {
        return response;
      }
      response.resume();
      await delay(retryMs, undefined, { signal: request.signal });
    }
  }

  async #send(request: HttpRequest): Promise<IncomingMessage> {
    const { method = 'GET', path, query = {}, body, signal } = request;
    const url = new URL(path, this.#url);
    for (const [name, value] of Object.entries(query)) {
      if (value !== undefined) {
        url.searchParams.set(name, value);
      }
    }
    const payload = body === undefined ? undefined : JSON.stringify(body);
    return new Promise((resolve, reject) => {
      https
        .request(
          url,
          {
            method,
            agent: this.#agent,
            signal,
            headers: {
              ...this.#headers,
              ...(payload !== undefined && {
                'content-type': request.contentType ?? 'application/json',
                'content-length': Buffer.byteLength(payload),
              }),
            },
          },
          resolve,
        )
        .once('error', reject)
        .end(payload);
    });
  }
}

async function readAll(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of response) {
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks).toString('utf8');
}
