import { createServer, connect, type Server, type Socket } from 'node:net';
import { once } from 'node:events';

/**
 * Where something listens: on loopback, or on a socket in a folder.
 *
 * @internal
 */
export type Address = { port: number; host: string } | { path: string };

/**
 * The only way between a backend and what it talks to, which can be unplugged:
 * nothing passes then, and nobody is told.
 *
 * @internal
 */
export class Cable {
  readonly #server: Server;
  readonly #to: Address;
  readonly #open = new Set<Socket>();
  #isUnplugged = false;

  /** @param options.listen - a path, or nothing for some port on loopback */
  static async create(options: {
    to: Address;
    listen?: { path: string };
  }): Promise<Cable> {
    const server = createServer();
    server.listen(options.listen ?? { port: 0, host: '127.0.0.1' });
    await once(server, 'listening');
    return new Cable(server, options.to);
  }

  private constructor(server: Server, to: Address) {
    this.#server = server;
    this.#to = to;
    server.on('connection', socket => this.#carry(socket));
  }

  /** Of one that listens on loopback. */
  get port(): number {
    const address = this.#server.address();
    return typeof address === 'object' ? address!.port : 0;
  }

  /** From now on nothing passes, in neither direction. */
  unplug(): void {
    this.#isUnplugged = true;
    this.#open.forEach(socket => socket.pause());
  }

  /**
   * Lets pass what waits.
   *
   * @param options.cut - ends what was open before, as where it took too long
   */
  plug(options: { cut: boolean }): void {
    this.#isUnplugged = false;
    this.#open.forEach(socket =>
      options.cut ? socket.destroy() : socket.resume(),
    );
  }

  async stop(): Promise<void> {
    this.#open.forEach(socket => socket.destroy());
    await new Promise<void>(resolve => this.#server.close(() => resolve()));
  }

  #carry(near: Socket): void {
    const far = connect(this.#to);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ]) {
      this.#open.add(one);
      one.on('data', chunk => other.write(chunk));
      one.on('end', () => other.end());
      one.on('error', () => other.destroy());
      one.on('close', () => {
        this.#open.delete(one);
        other.destroy();
      });
      if (this.#isUnplugged) {
        one.pause();
      }
    }
  }
}
