import net from 'node:net';
import { UserError } from '../lib/UserError.mjs';
import { findPortOwner, PortOwner } from './findPortOwner';

/** A port that is about to be listened on. */
export type WantedPort = {
  port: number;
  /** Who will listen there, e.g. "the portal". */
  what: string;
  /** The option that chooses another, if there is one. */
  option?: string;
};

/**
 * Fails unless every port is free on the loopback interface.
 *
 * @throws UserError naming the port and, where it can be found, its process
 */
export async function assertPortsFree(wanted: WantedPort[]): Promise<void> {
  for (const one of wanted) {
    if (!(await isFree(one.port))) {
      throw new UserError(
        portInUseSentence(one, await findPortOwner(one.port)),
      );
    }
  }
}

/** Says that a port is taken, by whom, and what to do about it. */
export function portInUseSentence(
  wanted: WantedPort,
  owner: PortOwner | undefined,
): string {
  const by = owner ? ` by ${owner.command} (process ${owner.pid})` : '';
  const instead = wanted.option ? `, or choose another: ${wanted.option}` : '';
  return `Port ${wanted.port}, where ${wanted.what} would listen, is in use${by}. Stop that process first${instead}.`;
}

/** Reads a port from an option, e.g. `--port 3001`. */
export function readPort(
  option: string,
  value: string | boolean | undefined,
  fallback: number,
): number {
  if (value === undefined) {
    return fallback;
  }
  const port = Number(value);
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    throw new UserError(
      `${option} takes a port between 1 and 65535, not "${value}".`,
      { exitCode: 2 },
    );
  }
  return port;
}

/**
 * Both by asking who answers and by listening: a listener on another address
 * family shows only in one of the two.
 */
async function isFree(port: number): Promise<boolean> {
  const answered = await Promise.all([
    answers(port, '127.0.0.1'),
    answers(port, '::1'),
  ]);
  return !answered.includes(true) && canListen(port);
}

function answers(port: number, host: string): Promise<boolean> {
  return new Promise(resolve => {
    const socket = net.connect({ port, host });
    socket.setTimeout(1000, () => socket.destroy());
    socket.on('connect', () => {
      resolve(true);
      socket.destroy();
    });
    socket.on('error', () => resolve(false));
    socket.on('close', () => resolve(false));
  });
}

function canListen(port: number): Promise<boolean> {
  return new Promise(resolve => {
    const server = net.createServer();
    server.on('error', () => resolve(false));
    server.listen({ port, host: '127.0.0.1' }, () =>
      server.close(() => resolve(true)),
    );
  });
}
