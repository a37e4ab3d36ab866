import { startPostgres, type PostgresServer } from '@berth/test-utils/postgres';
import type { JsonObject } from '@backstage/types';
import knexFactory, { type Knex } from 'knex';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Cable } from './Cable';

/** @public */
export type DatabaseKind = 'sqlite' | 'postgres';

/** What every write of Berth's comes by. */
const BUSY = 'change_head';
const SOCKET = '.s.PGSQL.5432';

/**
 * Where the backends keep what they know, and what can befall it.
 *
 * @internal
 */
export interface ChaosDatabase {
  /** Lets nobody write for so many milliseconds. */
  lock(milliseconds: number): Promise<void>;
  /** Ends it as a crash does, and starts it again after so many milliseconds. */
  restart(milliseconds: number): Promise<void>;
  /** A way to it for one more backend; undefined where that needs none. */
  connect(): Promise<{ config: JsonObject; cable: Cable } | undefined>;
  stop(): Promise<void>;
}

/**
 * The file of the only backend.
 *
 * @internal
 */
export function sqliteDatabase(file: () => string): ChaosDatabase {
  return {
    lock: async milliseconds => {
      const knex = knexFactory({
        client: 'better-sqlite3',
        connection: file(),
        useNullAsDefault: true,
        pool: { min: 1, max: 1 },
      });
      await hold(knex, ['begin exclusive'], milliseconds);
    },
    restart: async () => {
      throw new Error('A file has nothing to restart');
    },
    connect: async () => undefined,
    stop: async () => {},
  };
}

/**
 * A PostgreSQL server of its own, which any number of backends share.
 *
 * @internal
 */
export async function postgresDatabase(): Promise<ChaosDatabase> {
  const server = await startPostgres({ survives: true });
  const folders: string[] = [];
  const cables: Cable[] = [];
  return {
    lock: async milliseconds => {
      const knex = knexFactory({
        client: 'pg',
        connection: {
          host: server.folder,
          user: 'postgres',
          database: 'backstage_plugin_berth',
        },
        pool: { min: 1, max: 1 },
      });
      const statements = ['begin', `lock table ${BUSY} in exclusive mode`];
      await hold(knex, statements, milliseconds);
    },
    restart: async milliseconds => {
      await server.crash();
      await sleep(milliseconds);
      await server.restart();
    },
    connect: async () => {
      const folder = await mkdtemp(join(tmpdir(), 'berth-chaos-'));
      folders.push(folder);
      const cable = await wayTo(server, folder);
      cables.push(cable);
      const connection = { host: folder, user: 'postgres' };
      return { config: { client: 'pg', connection }, cable };
    },
    stop: async () => {
      await Promise.all(cables.map(cable => cable.stop()));
      await server.stop();
      for (const folder of folders) {
        await rm(folder, { recursive: true, force: true });
      }
    },
  };
}

function wayTo(server: PostgresServer, folder: string): Promise<Cable> {
  return Cable.create({
    to: { path: join(server.folder, SOCKET) },
    listen: { path: join(folder, SOCKET) },
  });
}

async function hold(
  knex: Knex,
  statements: string[],
  milliseconds: number,
): Promise<void> {
  try {
    for (const statement of statements) {
      await knex.raw(statement);
    }
    await sleep(milliseconds);
    await knex.raw('rollback');
  } finally {
    await knex.destroy();
  }
}
