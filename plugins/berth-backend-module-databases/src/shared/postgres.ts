import {
  compareQuantities,
  type FieldError,
} from '@berth/backstage-plugin-berth-common';
import type { z } from 'zod';
import { IDENTIFIER, IDENTIFIER_HELP } from './patterns';

/**
 * The engine that offerings of PostgreSQL name.
 *
 * @internal
 */
export const POSTGRESQL = 'postgresql';

/**
 * Major versions, newest first, that all operators here run and that the
 * PostgreSQL project still supports; 14 ended in November 2026.
 *
 * @internal
 */
export const POSTGRES_VERSIONS = ['18', '17', '16', '15'] as const;

/**
 * The port that PostgreSQL listens on.
 *
 * @internal
 */
export const POSTGRES_PORT = 5432;

/** PostgreSQL does not start on less, once its write-ahead log has grown. */
const MIN_STORAGE = '1Gi';

const RESERVED_DATABASES = ['postgres', 'template0', 'template1'];

/** Users of PostgreSQL; `pg_` is its own prefix. */
const RESERVED_USERS = /^(postgres|public|none|pg_.*)$/;

/**
 * A database or a user.
 *
 * @internal
 */
export function identifier(zod: typeof z) {
  return zod.string().regex(IDENTIFIER, IDENTIFIER_HELP);
}

/**
 * What every PostgreSQL asks about what is inside.
 *
 * @internal
 */
export function contentFields(zod: typeof z) {
  return {
    version: zod
      .enum(POSTGRES_VERSIONS)
      .default('18')
      .describe('Major version of PostgreSQL.')
      .meta({ title: 'PostgreSQL version' }),
    database: identifier(zod)
      .default('app')
      .describe('Name of the database that is created.')
      .meta({ title: 'Database' }),
    owner: identifier(zod)
      .default('app')
      .describe('User who owns it, and whose password you get.')
      .meta({ title: 'Owner' }),
    maxConnections: zod
      .int()
      .min(20, 'At least 20 connections.')
      .max(1000, 'At most 1000 connections; beyond, use a pooler.')
      .default(100)
      .describe('How many sessions may be open at once (max_connections).')
      .meta({ title: 'Connections' }),
  };
}

/**
 * The rules that span fields or lie beyond a pattern, for every PostgreSQL.
 *
 * @internal
 */
export function checkContent(
  input: { storage?: string; database: string; owner: string },
  /** Users of the operator's own. */
  operatorUsers: string[],
): FieldError[] {
  const { storage, database, owner } = input;
  const problems: FieldError[] = [];
  if (storage && compareQuantities(storage, MIN_STORAGE) < 0) {
    problems.push({
      field: 'storage',
      message: `At least ${MIN_STORAGE} is needed.`,
    });
  }
  return [
    ...problems,
    ...checkDatabase('database', database),
    ...checkUser('owner', owner, operatorUsers),
  ];
}

/**
 * Whether a database may have this name.
 *
 * @internal
 */
export function checkDatabase(field: string, name: string): FieldError[] {
  return RESERVED_DATABASES.includes(name)
    ? [
        {
          field,
          message: `'${name}' is there already; choose another name.`,
        },
      ]
    : [];
}

/**
 * Whether a user may have this name.
 *
 * @internal
 */
export function checkUser(
  field: string,
  name: string,
  operatorUsers: string[],
): FieldError[] {
  return RESERVED_USERS.test(name) || operatorUsers.includes(name)
    ? [{ field, message: `'${name}' is reserved; choose another name.` }]
    : [];
}

/**
 * Writes can wait for no more replicas than there are.
 *
 * @internal
 */
export function checkSynchronous(
  synchronousReplicas: number,
  instances: number,
): FieldError[] {
  return synchronousReplicas >= instances
    ? [
        {
          field: 'synchronousReplicas',
          message: `There have to be fewer than the ${instances} instances; ask for more instances or fewer synchronous replicas.`,
        },
      ]
    : [];
}

/**
 * Why a database does not go from one major version to another.
 *
 * @internal
 */
export function majorStepProblem(
  current: number,
  wanted: number,
): string | undefined {
  if (wanted < current) {
    return `PostgreSQL cannot go back from ${current} to ${wanted}; restore a backup of the older version as a new database instead.`;
  }
  return undefined;
}
