import {
  berthErrorCode,
  type Change,
  type ClaimDetail,
  type ClaimRequest,
} from '@berth/backstage-plugin-berth-common';
import type { BerthCall } from '../berth/BerthCaller';
import type { Observation } from './judge';

/**
 * Looks at one claim through Berth's REST API, and tells which changes of the
 * feed concern it.
 *
 * @internal
 */
export class ClaimSight {
  readonly #claimId: string;
  readonly #call: <T>(make: BerthCall<T>) => Promise<T>;
  #wasThere = false;
  #requestId?: string;

  private constructor(options: ClaimSightOptions) {
    this.#claimId = options.claimId;
    this.#call = options.call;
  }

  static create(options: ClaimSightOptions): ClaimSight {
    return new ClaimSight(options);
  }

  /** The claim as it is now; while it is not there, the request for it. */
  async observe(): Promise<Observation> {
    const claim = await this.#claim();
    const request = claim ? claim.requestDetail : await this.#request();
    const wasThere = this.#wasThere;
    this.#wasThere ||= claim !== undefined;
    this.#requestId ??= request?.id;
    return { claim, request, wasThere };
  }

  /** The newest cursor of the change feed. */
  async cursor(): Promise<number> {
    const { cursor } = await this.#call((client, options) =>
      client.listChanges({}, options),
    );
    return cursor;
  }

  /** The feed after a cursor, held back until there is something. */
  async changes(
    after: number,
    waitSeconds: number,
  ): Promise<{ cursor: number; concerned: boolean; others: boolean }> {
    const { items, cursor, reset } = await this.#call((client, options) =>
      client.listChanges({ after, waitSeconds }, options),
    );
    return {
      cursor,
      // A feed that has begun anew does not say what it has lost.
      concerned: reset === true || items.some(item => this.#concerns(item)),
      others: items.length > 0,
    };
  }

  #concerns({ kind, key }: Change): boolean {
    if (kind === 'claim') {
      return key === this.#claimId;
    }
    // Until one or the other is seen, any request may be the one for it.
    const unseen = !this.#wasThere && !this.#requestId;
    return kind === 'request' && (unseen || key === this.#requestId);
  }

  async #claim(): Promise<ClaimDetail | undefined> {
    try {
      return await this.#call((client, options) =>
        client.getClaim(this.#claimId, options),
      );
    } catch (error) {
      if (berthErrorCode(error) === 'claim-not-found') {
        return undefined;
      }
      throw error;
    }
  }

  /** The newest request for the claim. */
  async #request(): Promise<ClaimRequest | undefined> {
    const id = this.#requestId;
    if (id) {
      return this.#call((client, options) => client.getRequest(id, options));
    }
    const requests = await this.#call((client, options) =>
      client.listRequests({ limit: 100 }, options),
    );
    return requests.find(request => request.claimId === this.#claimId);
  }
}

/** @internal */
export interface ClaimSightOptions {
  claimId: string;
  /** Makes one call, patiently. */
  call: <T>(make: BerthCall<T>) => Promise<T>;
}
