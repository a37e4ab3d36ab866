import {
  berthError,
  parseClaimRef,
  stringifyClaimRef,
  type Claim,
  type ClaimEvent,
  type ClaimPhase,
} from '@berth/backstage-plugin-berth-common';
import type { Knex } from 'knex';
import { chunks } from '../database/chunks';
import type { ClusterStore } from '../fleet/ClusterStore';
import type { EventRow } from '../fleet/EventProjection';
import type { LiveOfferings } from '../offerings/LiveOfferings';
import type { TenantQueries } from '../tenants/TenantQueries';
import { parseCursor, stringifyCursor } from './claimCursor';
import type { ClaimRow } from './ClaimRow';
import { primaryKind } from './primaryKind';
import { toClaim, type ClaimContext } from './toClaim';

const MAX_EVENTS = 50;

/**
 * Narrows a list of claims.
 *
 * @internal
 */
export interface ClaimsFilter {
  tenant?: string;
  offering?: string;
  phase?: ClaimPhase;
  cluster?: string;
  /** Part of a claim's name. */
  q?: string;
  cursor?: string;
  limit: number;
}

/**
 * What the API answers of claims, all of it from the projection.
 *
 * @internal
 */
export class ClaimQueries {
  readonly #options: ClaimQueriesOptions;

  private constructor(options: ClaimQueriesOptions) {
    this.#options = options;
  }

  static create(options: ClaimQueriesOptions): ClaimQueries {
    return new ClaimQueries(options);
  }

  /** A page of claims, newest first. */
  async list(
    filter: ClaimsFilter,
  ): Promise<{ items: Claim[]; nextCursor?: string }> {
    const { q, cursor, limit, ...equal } = filter;
    const query = this.#options
      .knex<ClaimRow>('claims')
      .where(withoutUndefined(equal));
    if (q) {
      const pattern = `%${q.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;
      query.andWhereRaw("name like ? escape '\\'", [pattern]);
    }
    if (cursor) {
      const { createdAt, id } = parseCursor(cursor);
      query.andWhere(where =>
        where
          .where('created_at', '<', createdAt)
          .orWhere(same =>
            same.where('created_at', createdAt).andWhere('id', '<', id),
          ),
      );
    }
    const rows: ClaimRow[] = await query
      .orderBy([
        { column: 'created_at', order: 'desc' },
        { column: 'id', order: 'desc' },
      ])
      .limit(limit + 1);
    const page = rows.slice(0, limit);
    const items = await this.#toClaims(page);
    const last = page.at(-1);
    return rows.length > limit && last
      ? { items, nextCursor: cursorAfter(last) }
      : { items };
  }

  /**
   * @throws InputError with code `claim-id-invalid`, NotFoundError with code
   * `claim-not-found`
   */
  async get(id: string): Promise<Claim> {
    return (await this.#toClaims([await this.row(id)]))[0];
  }

  /** Of these claims those that are there, in no order. */
  async find(ids: string[]): Promise<Claim[]> {
    const { knex } = this.#options;
    const rows: ClaimRow[] = [];
    for (const chunk of chunks(ids, 500)) {
      rows.push(...(await knex<ClaimRow>('claims').whereIn('id', chunk)));
    }
    return this.#toClaims(rows);
  }

  /**
   * What is stored of a claim.
   *
   * @throws as {@link ClaimQueries.get}
   */
  async row(id: string): Promise<ClaimRow> {
    // Parsed and written again: one claim has one id, however it is encoded.
    const key = stringifyClaimRef(parseClaimRef(id));
    const { knex, live } = this.#options;
    const row = await knex<ClaimRow>('claims').where({ id: key }).first();
    if (!row || !live.get(row.offering, row.cluster)) {
      throw berthError('claim-not-found', {
        message: `There is no claim '${id}'`,
      });
    }
    return row;
  }

  /** A row as the API answers it. */
  async present(row: ClaimRow): Promise<Claim> {
    return (await this.#toClaims([row]))[0];
  }

  /** What Kubernetes says has happened to a claim, newest first. */
  async events(claim: Claim): Promise<ClaimEvent[]> {
    const { cluster, namespace, name, kind } = claim;
    const rows: EventRow[] = await this.#options
      .knex<EventRow>('claim_events')
      .where({ cluster, namespace, name })
      .andWhere({ kind: kind.kind, api_group: kind.group })
      .orderBy('last_seen', 'desc')
      .limit(MAX_EVENTS);
    return rows.map(row => ({
      type: row.type,
      reason: row.reason,
      message: row.message,
      count: row.count,
      lastSeen: row.last_seen,
      source: row.source ?? undefined,
    }));
  }

  async #toClaims(rows: ClaimRow[]): Promise<Claim[]> {
    const { store, live, tenants } = this.#options;
    const [statuses, simulations, ownerOf] = await Promise.all([
      store.statuses(),
      store.simulations(),
      tenants.owners(rows.flatMap(({ tenant }) => tenant ?? [])),
    ]);
    return rows.flatMap(row => {
      const offering = live.get(row.offering, row.cluster);
      if (!offering) {
        // Taken out since; its claims are forgotten when the cluster answers.
        return [];
      }
      const kind = primaryKind(offering, row);
      const context: ClaimContext = {
        kind,
        owner: ownerOf(row),
        simulated: simulations.get(row.cluster)?.has(kind.group) ?? false,
        stale: statuses.get(row.cluster)?.state === 'stale',
      };
      return toClaim(row, context);
    });
  }
}

/**
 * What {@link ClaimQueries} are made of.
 *
 * @internal
 */
export interface ClaimQueriesOptions {
  knex: Knex;
  live: LiveOfferings;
  store: ClusterStore;
  tenants: TenantQueries;
}

function cursorAfter(row: ClaimRow): string {
  return stringifyCursor({ createdAt: row.created_at, id: row.id });
}

function withoutUndefined(filter: object): Record<string, string> {
  return Object.fromEntries(
    Object.entries(filter).filter(([, value]) => value !== undefined),
  );
}
