import http from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import { FaultyStream } from './FaultyStream';
import { Traffic } from './Traffic';
import type { AskedOf, Fault, ProxyTraffic } from './types';

/** Of one connection, what is not for the one behind it. */
const HOP_BY_HOP = ['connection', 'host', 'keep-alive', 'transfer-encoding'];

/**
 * Stands between a client and an API server, over plain HTTP on loopback, and
 * does to what passes what networks, proxies and tired servers do. It passes
 * everything through until a fault is set.
 *
 * @public
 */
export class FaultProxy {
  /** Where clients reach it, such as `http://127.0.0.1:20123` */
  readonly url: string;
  readonly #server: http.Server;
  readonly #upstream: URL;
  readonly #agent: https.Agent;
  readonly #open = new Set<FaultyStream>();
  /** Requests that came into a silence, which go on after it. */
  readonly #held: Array<() => void> = [];
  readonly #traffic = Traffic.create();
  #fault: Fault | undefined;
  #applied = 0;

  /**
   * @param options - the API server behind it, as `Sandbox.apiServer` says it
   */
  static async start(options: {
    url: string;
    caData: string;
  }): Promise<FaultProxy> {
    const server = http.createServer();
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(0, '127.0.0.1', resolve);
    });
    return new FaultProxy(server, options);
  }

  private constructor(
    server: http.Server,
    upstream: { url: string; caData: string },
  ) {
    const { port } = server.address() as AddressInfo;
    this.url = `http://127.0.0.1:${port}`;
    this.#server = server;
    this.#upstream = new URL(upstream.url);
    this.#agent = new https.Agent({
      keepAlive: true,
      ca: Buffer.from(upstream.caData, 'base64'),
    });
    server.on('request', (request, response) => {
      this.#traffic.onRequest(asked(request));
      this.#pass(request, response);
    });
  }

  /** How many requests or streams the present fault has met. */
  get applied(): number {
    return this.#applied;
  }

  /**
   * What was asked through it since it was started, and what was answered.
   * Requests that a fault has met count as well: they were asked.
   */
  traffic(): ProxyTraffic {
    return this.#traffic.read();
  }

  /**
   * What happens from now on, also to streams that are open; undefined lets
   * everything pass.
   */
  set(fault: Fault | undefined): void {
    this.#fault = fault;
    this.#applied = 0;
    this.#open.forEach(stream => stream.onFault());
    this.#held.splice(0).forEach(pass => pass());
  }

  /** Ends every connection, in the middle of whatever is on it. */
  cut(): void {
    this.#server.closeAllConnections();
  }

  async stop(): Promise<void> {
    this.#agent.destroy();
    await new Promise<void>(resolve => {
      this.#server.close(() => resolve());
      this.cut();
    });
  }

  #pass(request: http.IncomingMessage, response: http.ServerResponse): void {
    const answer = this.#faultFor(request);
    if (answer?.type === 'status') {
      request.resume();
      response.writeHead(answer.status, { 'Content-Type': 'application/json' });
      response.end(statusBody(answer.status));
      return;
    }
    if (answer?.type === 'refuse') {
      request.socket.destroy();
      return;
    }
    if (answer?.type === 'silence') {
      this.#held.push(() => this.#pass(request, response));
      return;
    }
    const outgoing = https.request({
      agent: this.#agent,
      host: this.#upstream.hostname,
      port: this.#upstream.port,
      method: request.method,
      path: request.url,
      headers: forwarded(request.headers),
    });
    response.once('close', () => outgoing.destroy());
    outgoing.once('error', () => request.socket.destroy());
    outgoing.once('response', incoming =>
      this.#answer(incoming, request, response),
    );
    request.pipe(outgoing);
  }

  #answer(
    incoming: http.IncomingMessage,
    request: http.IncomingMessage,
    response: http.ServerResponse,
  ): void {
    response.writeHead(incoming.statusCode!, forwarded(incoming.headers));
    response.flushHeaders();
    const stream = FaultyStream.create({
      // A status is said before the first byte, or not at all.
      fault: () =>
        this.#fault?.type === 'status' ? undefined : this.#faultFor(request),
      cut: () => request.socket.destroy(),
    });
    this.#open.add(stream);
    stream.once('close', () => this.#open.delete(stream));
    incoming.once('error', () => request.socket.destroy());
    incoming.once('aborted', () => request.socket.destroy());
    response.once('close', () => {
      stream.destroy();
      incoming.destroy();
    });
    stream.on('error', () => request.socket.destroy());
    incoming.on('data', (chunk: Buffer) =>
      this.#traffic.onBytes(chunk.byteLength),
    );
    incoming.pipe(stream).pipe(response);
  }

  /** The fault, where it is for such a request and not used up. */
  #faultFor(request: http.IncomingMessage): Fault | undefined {
    const fault = this.#fault;
    if (!fault || (fault.matches && !fault.matches(asked(request)))) {
      return undefined;
    }
    if (fault.type === 'status') {
      if (this.#applied >= (fault.times ?? Infinity)) {
        return undefined;
      }
    }
    this.#applied++;
    return fault;
  }
}

function asked({ method, url }: http.IncomingMessage): AskedOf {
  const { pathname, searchParams } = new URL(url ?? '/', 'http://proxy');
  return { method: method ?? 'GET', path: pathname, query: searchParams };
}

function forwarded(
  headers: http.IncomingHttpHeaders,
): http.OutgoingHttpHeaders {
  return Object.fromEntries(
    Object.entries(headers).filter(([name]) => !HOP_BY_HOP.includes(name)),
  );
}

function statusBody(code: number): string {
  return JSON.stringify({
    kind: 'Status',
    apiVersion: 'v1',
    status: 'Failure',
    message: `a fault was injected: ${code}`,
    code,
  });
}
