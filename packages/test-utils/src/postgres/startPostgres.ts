import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import { findPostgres } from './findPostgres';
import { folderPrefix, postgresIn } from './postgresFolder';

const START_MS = 60_000;

/**
 * Runs the server until its standard input closes, which happens however the
 * process that started it ends, and leaves nothing behind. A server that ends
 * while there is a file `down` is started again when that has gone.
 */
const SUPERVISE = `
  exec 3<&0
  (
    cat <&3 >/dev/null
    touch "$1/end"; rm -f "$1/down"
    read server <"$1/data/postmaster.pid" && kill -QUIT $server
  ) &
  while true; do
    "$0/postgres" -D "$1/data" -k "$1" -c listen_addresses= \\
      -c fsync=off -c full_page_writes=off -c synchronous_commit=$2 \\
      -c max_connections=200 -c shared_buffers=64MB 3<&- >>"$1/log" 2>&1
    [ -e "$1/down" ] || break
    while [ -e "$1/down" ]; do sleep 0.05; done
    [ -e "$1/end" ] && break
  done
  rm -rf "$1"
`;

/**
 * A PostgreSQL server of the tests' own.
 *
 * @public
 */
export interface PostgresServer {
  /** The folder of its socket, `host` for whoever connects. */
  folder: string;
  /** The connection string of its superuser. */
  connection: string;
  /** Ends it as a crash would. */
  crash(): Promise<void>;
  /** Starts it again on what it has; resolves when it takes connections. */
  restart(): Promise<void>;
  /** Ends it, and leaves nothing behind. */
  stop(): Promise<void>;
}

/**
 * Starts a PostgreSQL server of the tests' own, which ends with this process at
 * the latest. It listens on a socket in a private folder, and on no port.
 *
 * @param options - `programs` is the folder of the programs, those of the machine
 * by default; `survives` keeps through a crash what was committed, and is slower
 * @public
 */
export async function startPostgres(
  options: { programs?: string; survives?: boolean } = {},
): Promise<PostgresServer> {
  const { programs = findPostgres(), survives = false } = options;
  const folder = mkdtempSync(folderPrefix);
  const account = unprivilegedAccount();
  chmodSync(folder, 0o700);
  if (account) {
    chownSync(folder, account.uid, account.gid);
  }
  const running = {
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
    { ...running, stdio: 'pipe' },
  );
  const commits = survives ? 'on' : 'off';
  const script = ['-c', SUPERVISE, programs, folder, commits];
  const server = spawn('/bin/sh', script, {
    ...running,
    stdio: ['pipe', 'ignore', 'ignore'],
    // What is sent to the tests as a group is not for it.
    detached: true,
  });
  const ended = once(server, 'exit');
  letGo(server);
  process.once('exit', () => server.stdin?.destroy());
  await untilReady(folder, server);
  return {
    folder,
    connection: postgresIn(folder),
    crash: async () => {
      writeFileSync(join(folder, 'down'), '');
      process.kill(postmasterOf(folder), 'SIGQUIT');
      await until(() => !existsSync(pidFile(folder)));
    },
    restart: async () => {
      rmSync(join(folder, 'down'));
      await untilReady(folder, server);
    },
    stop: async () => {
      server.stdin?.destroy();
      await ended;
    },
  };
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
  try {
    await until(() => {
      if (server.exitCode !== null) {
        throw new Error('It has ended');
      }
      return isReady(pidFile(folder));
    });
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw new Error(`PostgreSQL does not start: ${error}`);
  }
}

async function until(holds: () => boolean): Promise<void> {
  const deadline = Date.now() + START_MS;
  while (!holds()) {
    if (Date.now() > deadline) {
      throw new Error(`Not within ${START_MS} ms`);
    }
    await new Promise(resolve => setTimeout(resolve, 50));
  }
}

function pidFile(folder: string): string {
  return join(folder, 'data', 'postmaster.pid');
}

function postmasterOf(folder: string): number {
  return Number(readFileSync(pidFile(folder), 'utf8').split('\n')[0]);
}

function isReady(file: string): boolean {
  return existsSync(file) && /^ready\s*$/m.test(readFileSync(file, 'utf8'));
}
