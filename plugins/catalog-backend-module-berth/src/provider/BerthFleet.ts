import type { AuthService } from '@backstage/backend-plugin-api';
import {
  berthErrorCode,
  type BerthCallOptions,
  type BerthClient,
  type BerthErrorCode,
  type Change,
  type Claim,
  type Cluster,
  type CoreObject,
  type PendingClaim,
  type Tenant,
} from '@berth/backstage-plugin-berth-common';

/**
 * How much is asked for at once: as much as Berth gives.
 *
 * @internal
 */
export const PAGE = 500;

/** Longer than the feed waits, so that a connection that died is noticed. */
const CALL_TIMEOUT_MS = 60_000;

/**
 * Berth's REST API as the catalog reads it: with the plugin's own identity,
 * and with what is not there as undefined rather than as an error.
 *
 * @remarks
 * Anything that is no clear answer is thrown, so that nobody takes a failed
 * call for an empty fleet.
 *
 * @internal
 */
export class BerthFleet {
  readonly #client: BerthClient;
  readonly #auth: AuthService;

  private constructor(options: { client: BerthClient; auth: AuthService }) {
    this.#client = options.client;
    this.#auth = options.auth;
  }

  static create(options: {
    client: BerthClient;
    auth: AuthService;
  }): BerthFleet {
    return new BerthFleet(options);
  }

  /** The newest cursor of the change feed. */
  async cursor(signal: AbortSignal): Promise<number> {
    const { cursor } = await this.#client.listChanges(
      {},
      await this.#options(signal),
    );
    return cursor;
  }

  /**
   * What changed after a cursor; waits for the first change. `reset` says that
   * the feed does not know everything after it.
   */
  async changes(
    filter: { after: number; waitSeconds: number },
    signal: AbortSignal,
  ): Promise<{ items: Change[]; cursor: number; reset?: boolean }> {
    return this.#client.listChanges(
      { ...filter, limit: PAGE },
      await this.#options(signal),
    );
  }

  async clusters(signal: AbortSignal): Promise<Cluster[]> {
    return this.#client.listClusters(await this.#options(signal));
  }

  async tenants(signal: AbortSignal): Promise<Tenant[]> {
    return this.#client.listTenants(await this.#options(signal));
  }

  async tenant(name: string, signal: AbortSignal): Promise<Tenant | undefined> {
    const options = await this.#options(signal);
    return orAbsent('tenant-not-found', this.#client.getTenant(name, options));
  }

  /** All claims, or those of a tenant, page by page. */
  async *claims(
    filter: { tenant?: string },
    signal: AbortSignal,
  ): AsyncGenerator<Claim[]> {
    let cursor: string | undefined;
    do {
      const page = await this.#client.listClaims(
        { ...filter, cursor, limit: PAGE },
        await this.#options(signal),
      );
      yield page.items;
      cursor = page.nextCursor;
    } while (cursor);
  }

  /** All objects of Kubernetes' own kinds, or those of a tenant, page by page. */
  async *coreObjects(
    filter: { tenant?: string },
    signal: AbortSignal,
  ): AsyncGenerator<CoreObject[]> {
    let cursor: string | undefined;
    do {
      const page = await this.#client.listCoreObjects(
        { ...filter, cursor, limit: PAGE },
        await this.#options(signal),
      );
      yield page.items;
      cursor = page.nextCursor;
    } while (cursor);
  }

  /** Of these objects those that are there, by their ids; up to a page. */
  async lookUpObjects(
    ids: string[],
    signal: AbortSignal,
  ): Promise<CoreObject[]> {
    return this.#client.lookUpCoreObjects(ids, await this.#options(signal));
  }

  /** The claims that no cluster shows yet. */
  async pending(signal: AbortSignal): Promise<PendingClaim[]> {
    const pending: PendingClaim[] = [];
    let after: string | undefined;
    do {
      const page = await this.#client.listPendingClaims(
        { after, limit: PAGE },
        await this.#options(signal),
      );
      pending.push(...page.items);
      after = page.nextCursor;
    } while (after);
    return pending;
  }

  /**
   * What there is of several claims, by their ids or by requests for them; up
   * to a page of each.
   */
  async lookUp(
    wanted: { ids: string[]; requests: string[] },
    signal: AbortSignal,
  ): Promise<{ ids: string[]; items: Claim[]; pending: PendingClaim[] }> {
    return this.#client.lookUpClaims(wanted, await this.#options(signal));
  }

  async #options(signal: AbortSignal): Promise<BerthCallOptions> {
    const { token } = await this.#auth.getPluginRequestToken({
      onBehalfOf: await this.#auth.getOwnServiceCredentials(),
      targetPluginId: 'berth',
    });
    return {
      token,
      signal: AbortSignal.any([signal, AbortSignal.timeout(CALL_TIMEOUT_MS)]),
    };
  }
}

/**
 * Only Berth's own "there is none" means absent: a 404 of a proxy or of a
 * backend without Berth must not remove anything from the catalog.
 */
async function orAbsent<T>(
  code: BerthErrorCode,
  answer: Promise<T>,
): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (berthErrorCode(error) === code) {
      return undefined;
    }
    throw error;
  }
}
