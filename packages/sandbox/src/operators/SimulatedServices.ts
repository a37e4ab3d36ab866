import { rm } from 'node:fs/promises';
import http from 'node:http';
import net from 'node:net';
import type { Duplex } from 'node:stream';
import type { KubernetesClient } from '../kubernetes/KubernetesClient';

const pods = { apiVersion: 'v1', kind: 'Pod' };

/**
 * Pods in whose place a server of ours answers.
 *
 * @internal
 */
export interface SimulatedService {
  namespace: string;
  /** The label `app` of the Pods. */
  app: string;
  /** The port of the Pods. */
  port: number;
  /** The port on the loopback address where it really is answered. */
  answeredAt: number;
}

/**
 * Lets the API server reach servers of ours as if they ran in Pods. It only
 * passes requests on to addresses of Pods, which lead nowhere here; so its
 * connections come to a socket, and are joined to the server that answers in
 * that Pod's place.
 *
 * @internal
 */
export class SimulatedServices {
  readonly #client: KubernetesClient;
  readonly #log: (message: string) => void;
  readonly #services: SimulatedService[] = [];
  #server: http.Server | undefined;

  static create(options: {
    client: KubernetesClient;
    log: (message: string) => void;
  }): SimulatedServices {
    return new SimulatedServices(options);
  }

  private constructor(options: {
    client: KubernetesClient;
    log: (message: string) => void;
  }) {
    this.#client = options.client;
    this.#log = options.log;
  }

  /** From now on these Pods are answered for. */
  add(service: SimulatedService): void {
    this.#services.push(service);
  }

  /** Takes the API server's connections at a socket. */
  async listen(socket: string): Promise<void> {
    // One of a process that was killed may still lie there.
    await rm(socket, { force: true });
    const server = http.createServer((_request, response) => {
      response.writeHead(405).end();
    });
    server.on('connect', (request, connection, head) => {
      void this.#join(request.url ?? '', connection, head);
    });
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(socket, resolve);
    });
    this.#server = server;
  }

  async close(): Promise<void> {
    const server = this.#server;
    if (server) {
      server.closeAllConnections();
      await new Promise(resolve => {
        server.close(resolve);
      });
    }
  }

  async #join(address: string, from: Duplex, head: Buffer): Promise<void> {
    // A connection that breaks off is the API server's to tell of.
    from.on('error', () => {});
    const service = await this.#find(address).catch(error => {
      this.#log(`services: ${(error as Error).message}`);
      return undefined;
    });
    if (!service) {
      from.end('HTTP/1.1 503 Service Unavailable\r\n\r\n');
      return;
    }
    const to = net.connect(service.answeredAt, '127.0.0.1', () => {
      from.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      to.write(head);
      to.pipe(from);
      from.pipe(to);
    });
    to.on('error', () => from.destroy());
    from.on('close', () => to.destroy());
    to.on('close', () => from.destroy());
  }

  async #find(address: string): Promise<SimulatedService | undefined> {
    const [, ip, port] = /^(.+):(\d+)$/.exec(address) ?? [];
    if (!ip) {
      return undefined;
    }
    const { items } = await this.#client.list(pods, {
      fieldSelector: `status.podIP=${ip}`,
    });
    return this.#services.find(
      service =>
        service.port === Number(port) &&
        items.some(
          ({ metadata }) =>
            metadata.namespace === service.namespace &&
            metadata.labels?.app === service.app,
        ),
    );
  }
}
