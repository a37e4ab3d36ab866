import { once } from 'node:events';
import {
  createServer,
  request as send,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * A fault at one request.
 *
 * @internal
 */
export interface ProxyFault {
  /** Method and path: the next such request has the fault */
  request: string;
  /** Whether the server behind gets the request all the same */
  when: 'before' | 'after';
  /** What is answered in its place */
  status: number;
}

/**
 * Stands before an HTTP server and lets everything through, but for the faults
 * that it is told to have.
 *
 * @internal
 */
export class FaultyProxy {
  readonly #target: string;
  readonly #server: Server;
  #fault: ProxyFault | undefined;

  private constructor(target: string) {
    this.#target = target;
    this.#server = createServer((asked, answer) => this.#pass(asked, answer));
  }

  static async start(target: string): Promise<FaultyProxy> {
    const proxy = new FaultyProxy(target);
    proxy.#server.listen(0, '127.0.0.1');
    await once(proxy.#server, 'listening');
    return proxy;
  }

  get url(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `http://localhost:${port}`;
  }

  /** Has a fault once. */
  breakOnce(fault: ProxyFault): void {
    this.#fault = fault;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await once(this.#server.close(), 'close');
  }

  #pass(asked: IncomingMessage, answer: ServerResponse): void {
    const fault = this.#takeFault(`${asked.method} ${asked.url}`);
    const refuse = () => answer.writeHead(fault!.status).end();
    if (fault?.when === 'before') {
      asked.resume().on('end', refuse);
      return;
    }
    const { method, headers } = asked;
    const onward = send(`${this.#target}${asked.url}`, { method, headers });
    onward.on('error', () => answer.destroy());
    onward.on('response', answered => {
      if (fault) {
        answered.resume().on('end', refuse);
        return;
      }
      answer.writeHead(answered.statusCode!, answered.headers);
      answered.pipe(answer);
    });
    asked.pipe(onward);
  }

  #takeFault(request: string): ProxyFault | undefined {
    const fault = this.#fault?.request === request ? this.#fault : undefined;
    this.#fault = fault ? undefined : this.#fault;
    return fault;
  }
}
