import type { PendingClaim } from '@berth/backstage-plugin-berth-common';
import type { Knex } from 'knex';
import { chunks } from '../database/chunks';
import { toListedRequest, type RequestRow } from '../requests/RequestRow';
import type { TenantQueries } from '../tenants/TenantQueries';
import { isoTime, type Clock } from '../time/Clock';

/** States after which nothing comes of a request any more. */
const ENDED = ['Failed', 'Rejected', 'Withdrawn', 'Cancelled', 'Expired'];

/**
 * How long what was delivered may stay unseen, in milliseconds: a watch is late
 * by seconds, a cluster that went away may be so by minutes. What was deleted
 * before anybody saw it would otherwise be on its way for ever.
 */
const SIGHT_EXPECTED_MS = 3_600_000;

/**
 * Claims that somebody has asked for and that no cluster shows yet.
 *
 * @internal
 */
export class PendingClaims {
  readonly #knex: Knex;
  readonly #clock: Clock;
  readonly #tenants: TenantQueries;

  private constructor(options: PendingClaimsOptions) {
    this.#knex = options.knex;
    this.#clock = options.clock;
    this.#tenants = options.tenants;
  }

  static create(options: PendingClaimsOptions): PendingClaims {
    return new PendingClaims(options);
  }

  /** The claims that these requests ask for, or asked for. */
  async claimIds(requests: string[]): Promise<string[]> {
    const ids: string[] = [];
    for (const chunk of chunks(requests, 500)) {
      const rows = await this.#knex<RequestRow>('requests')
        .whereIn('id', chunk)
        .select('claim_id');
      ids.push(...rows.map(row => row.claim_id));
    }
    return ids;
  }

  /** Of these claims the newest request on its way for each. */
  async of(claims: string[]): Promise<PendingClaim[]> {
    const newest = new Map<string, RequestRow>();
    for (const chunk of chunks(claims, 500)) {
      const rows = await this.#onTheirWay()
        .whereIn('requests.claim_id', chunk)
        .orderBy('requests.created_at');
      rows.forEach(row => newest.set(row.claim_id, row));
    }
    return this.#present([...newest.values()]);
  }

  /** A page of all of them; of one claim there may be several. */
  async list(page: {
    after?: string;
    limit: number;
  }): Promise<{ items: PendingClaim[]; nextCursor?: string }> {
    const { after = '', limit } = page;
    const rows = await this.#onTheirWay()
      .where('requests.id', '>', after)
      .orderBy('requests.id')
      .limit(limit + 1);
    const items = await this.#present(rows.slice(0, limit));
    return rows.length > limit
      ? { items, nextCursor: items.at(-1)?.id }
      : { items };
  }

  async #present(rows: RequestRow[]): Promise<PendingClaim[]> {
    const ownerOf = await this.#tenants.owners(rows.map(row => row.tenant));
    return rows.map(row => ({
      ...toListedRequest(row),
      owner: ownerOf(row),
    }));
  }

  #onTheirWay(): Knex.QueryBuilder<RequestRow, RequestRow[]> {
    const delivered = isoTime(this.#clock.now() - SIGHT_EXPECTED_MS);
    return this.#knex<RequestRow, RequestRow[]>('requests')
      .leftJoin('claims', 'claims.id', 'requests.claim_id')
      .whereNull('claims.id')
      .whereNull('requests.seen_at')
      .whereNotIn('requests.state', ENDED)
      .andWhere(where =>
        where
          .whereNot('requests.state', 'Delivered')
          .orWhere('requests.updated_at', '>', delivered),
      )
      .select('requests.*');
  }
}

/**
 * What {@link PendingClaims} are made of.
 *
 * @internal
 */
export interface PendingClaimsOptions {
  knex: Knex;
  clock: Clock;
  tenants: TenantQueries;
}
