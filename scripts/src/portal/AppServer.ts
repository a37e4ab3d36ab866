import http from 'node:http';
import { AddressInfo } from 'node:net';

/**
 * Serves the portal on a port of its own by passing requests to the backend,
 * which has the built app with the configuration that it may see.
 */
export class AppServer {
  readonly #server: http.Server;

  private constructor(server: http.Server) {
    this.#server = server;
  }

  static async start(options: {
    port: number;
    backendPort: number;
  }): Promise<AppServer> {
    const server = http.createServer((request, response) => {
      const upstream = http.request(
        {
          // A connection for each: a kept one may be closed by the backend just
          // as it is used again, and then a page load fails.
          agent: false,
          host: '127.0.0.1',
          port: options.backendPort,
          method: request.method,
          path: request.url,
          headers: request.headers,
        },
        answer => {
          response.writeHead(answer.statusCode!, answer.headers);
          answer.pipe(response);
        },
      );
      upstream.on('error', () => {
        if (!response.headersSent) {
          response.writeHead(502, { 'content-type': 'text/plain' });
        }
        response.end("The portal's backend does not answer.\n");
      });
      response.on('close', () => upstream.destroy());
      request.pipe(upstream);
    });
    await new Promise<void>((resolve, reject) => {
      server.on('error', reject);
      server.listen({ port: options.port, host: '127.0.0.1' }, resolve);
    });
    return new AppServer(server);
  }

  /** Where it listens. */
  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  async stop(): Promise<void> {
    const closed = new Promise(resolve => this.#server.close(resolve));
    this.#server.closeAllConnections();
    await closed;
  }
}
