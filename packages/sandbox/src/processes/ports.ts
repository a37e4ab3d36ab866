import { randomInt } from 'node:crypto';
import net from 'node:net';
import { SandboxError } from '../errors';

// Below the range from which operating systems take the ports of outgoing
// connections, so that none of those can take a port between choice and use.
const firstPort = 20_000;
const lastPort = 29_999;

/**
 * Whether a server could listen on a port of 127.0.0.1 now.
 *
 * @internal
 */
export async function isPortFree(port: number): Promise<boolean> {
  return new Promise(resolve => {
    const server = net.createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () =>
      server.close(() => resolve(true)),
    );
  });
}

/**
 * A free port: the preferred one if it is free, else any. Nothing reserves it,
 * so whoever listens on it must be ready to be told that it was taken.
 *
 * @internal
 */
export async function chooseFreePort(preferred?: number): Promise<number> {
  if (preferred !== undefined && (await isPortFree(preferred))) {
    return preferred;
  }
  for (let attempt = 0; attempt < 100; attempt++) {
    const port = randomInt(firstPort, lastPort + 1);
    if (await isPortFree(port)) {
      return port;
    }
  }
  throw new SandboxError(
    'port-in-use',
    `No free port was found between ${firstPort} and ${lastPort}.`,
  );
}

/**
 * Makes sure that a port that somebody asked for by number is free.
 *
 * @internal
 */
export async function requireFreePort(
  port: number,
  purpose: string,
): Promise<number> {
  if (await isPortFree(port)) {
    return port;
  }
  throw new SandboxError(
    'port-in-use',
    `Port ${port}, wanted for ${purpose}, is in use by another program. Stop that program, or choose another port.`,
  );
}
