import { execFile } from 'node:child_process';
import fs from 'node:fs/promises';
import { promisify } from 'node:util';

/** The process that listens on a port. */
export type PortOwner = { pid: number; command: string };

/**
 * Who listens on a port, or undefined where that cannot be found, e.g. because
 * the process is another user's.
 */
export async function findPortOwner(
  port: number,
): Promise<PortOwner | undefined> {
  try {
    return process.platform === 'linux'
      ? await findInProc(port)
      : parseLsof(await lsof(port));
  } catch {
    return undefined;
  }
}

/** The inodes of the sockets that listen on a port, from /proc/net/tcp{,6}. */
export function listeningInodes(table: string, port: number): string[] {
  const hexPort = port.toString(16).toUpperCase().padStart(4, '0');
  return table
    .split('\n')
    .slice(1)
    .map(line => line.trim().split(/\s+/))
    .filter(
      columns => columns[3] === '0A' && columns[1]?.endsWith(`:${hexPort}`),
    )
    .map(columns => columns[9]);
}

/** The first process in what `lsof -Fpc` prints: p<pid> and c<command> lines. */
export function parseLsof(output: string): PortOwner | undefined {
  const pid = /^p(\d+)$/m.exec(output);
  const command = /^c(.+)$/m.exec(output);
  return pid && command
    ? { pid: Number(pid[1]), command: command[1] }
    : undefined;
}

async function lsof(port: number): Promise<string> {
  const { stdout } = await promisify(execFile)('lsof', [
    '-nP',
    `-iTCP:${port}`,
    '-sTCP:LISTEN',
    '-Fpc',
  ]);
  return stdout;
}

async function findInProc(port: number): Promise<PortOwner | undefined> {
  const tables = await Promise.all(
    ['/proc/net/tcp', '/proc/net/tcp6'].map(file =>
      fs.readFile(file, 'utf8').catch(() => ''),
    ),
  );
  const sockets = new Set(
    tables
      .flatMap(table => listeningInodes(table, port))
      .map(inode => `socket:[${inode}]`),
  );
  const pids = (await fs.readdir('/proc')).filter(name => /^\d+$/.test(name));
  for (const pid of pids) {
    const folder = `/proc/${pid}/fd`;
    const descriptors = await fs.readdir(folder).catch(() => []);
    for (const descriptor of descriptors) {
      const target = await fs
        .readlink(`${folder}/${descriptor}`)
        .catch(() => '');
      if (sockets.has(target)) {
        const command = await fs.readFile(`/proc/${pid}/comm`, 'utf8');
        return { pid: Number(pid), command: command.trim() };
      }
    }
  }
  return undefined;
}
