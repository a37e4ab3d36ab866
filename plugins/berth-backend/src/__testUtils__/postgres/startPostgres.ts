import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
} from 'node:fs';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import { findPostgres } from './findPostgres';
import { folderPrefix, postgresIn } from './postgresFolder';

const START_MS = 60_000;

/**
 * Runs the server until its standard input closes, which happens however the
 * process that started it ends, and leaves nothing behind.
 */
const SUPERVISE = `
  exec 3<&0
  "$0/postgres" -D "$1/data" -k "$1" -c listen_addresses= \\
    -c fsync=off -c full_page_writes=off -c synchronous_commit=off \\
    -c max_connections=200 -c shared_buffers=64MB 3<&- >"$1/log" 2>&1 &
  server=$!
  (cat <&3 >/dev/null; kill -QUIT $server) &
  wait $server
  rm -rf "$1"
`;

/**
 * Starts a PostgreSQL server of the tests' own, which ends with this process.
 * It listens on a socket in a private folder, and on no port.
 *
 * @returns the connection string of its superuser
 */
export async function startPostgres(): Promise<string> {
  const programs = findPostgres();
  const folder = mkdtempSync(folderPrefix);
  const account = unprivilegedAccount();
  chmodSync(folder, 0o700);
  if (account) {
    chownSync(folder, account.uid, account.gid);
  }
  const options = {
    ...account,
    cwd: folder,
    env: { LC_ALL: 'C', PATH: process.env.PATH },
  };
  execFileSync(
    join(programs, 'initdb'),
    [
      ...['-D', join(folder, 'data'), '-U', 'postgres', '-A', 'trust'],
      ...['-E', 'UTF8', '--locale=C', '--no-sync'],
    ],
    { ...options, stdio: 'pipe' },
  );
  const server = spawn('/bin/sh', ['-c', SUPERVISE, programs, folder], {
    ...options,
    stdio: ['pipe', 'ignore', 'ignore'],
    // What is sent to the tests as a group is not for it.
    detached: true,
  });
  letGo(server);
  process.once('exit', () => server.stdin?.destroy());
  await untilReady(folder, server);
  return postgresIn(folder);
}

/** PostgreSQL does not run as root, and so gets another account. */
function unprivilegedAccount(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) {
    return undefined;
  }
  const id = (flag: string, name: string) =>
    Number(execFileSync('id', [flag, name], { stdio: 'pipe' }));
  for (const name of ['postgres', 'nobody']) {
    try {
      return { uid: id('-u', name), gid: id('-g', name) };
    } catch {
      // The next one, then.
    }
  }
  throw new Error('PostgreSQL needs an account other than root to run as');
}

/** The tests may end while the server runs. */
function letGo(server: ChildProcess): void {
  server.unref();
  (server.stdin as Socket | null)?.unref();
}

/** The server writes into its file when it takes connections. */
async function untilReady(folder: string, server: ChildProcess) {
  const deadline = Date.now() + START_MS;
  while (!isReady(join(folder, 'data', 'postmaster.pid'))) {
    if (server.exitCode !== null || Date.now() > deadline) {
      rmSync(folder, { recursive: true, force: true });
      throw new Error('PostgreSQL does not start');
    }
    await new Promise(resolve => setTimeout(resolve, 50));
  }
}

function isReady(file: string): boolean {
  return existsSync(file) && /^ready\s*$/m.test(readFileSync(file, 'utf8'));
}
