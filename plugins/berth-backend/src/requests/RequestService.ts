import { createHash, randomUUID } from 'node:crypto';
import {
  assertClaimName,
  berthError,
  berthErrorCodes,
  stringifyClaimRef,
  type BerthErrorCode,
  type ClaimRequest,
  type ClaimRequestBody,
  type ClaimRequestPreview,
} from '@berth/backstage-plugin-berth-common';
import type { Offering } from '@berth/backstage-plugin-berth-node';
import type { ClusterDirectory } from '../clusters/ClusterDirectory';
import type { RequestsConfig } from '../config/BerthConfig';
import { assertPlatform, type Caller } from '../identity/Caller';
import { kubernetesIdentity } from '../identity/kubernetesIdentity';
import type { OfferingQueries } from '../offerings/OfferingQueries';
import type { TenantQueries } from '../tenants/TenantQueries';
import { isoTime, type Clock } from '../time/Clock';
import { requestObjects } from './requestObjects';
import { toClaimRequest, toListedRequest, type RequestRow } from './RequestRow';
import type { RequestRunner } from './RequestRunner';
import type { RequestStore } from './RequestStore';
import type { RequestWorker } from './RequestWorker';

/**
 * Takes requests: checks them, stores them, and delivers them at once where
 * that can be done.
 *
 * @internal
 */
export class RequestService {
  readonly #options: RequestServiceOptions;

  private constructor(options: RequestServiceOptions) {
    this.#options = options;
  }

  static create(options: RequestServiceOptions): RequestService {
    return new RequestService(options);
  }

  /**
   * Asks for a claim as a user.
   *
   * @returns the request, Delivered, or Submitted when the cluster is away
   * @throws whatever makes the request impossible, each with its code; what the
   * cluster refuses, in its own words
   */
  async create(options: {
    body: ClaimRequestBody;
    caller: Caller;
    idempotencyKey?: string;
  }): Promise<ClaimRequest> {
    const { body, caller, idempotencyKey = randomUUID() } = options;
    const { store, runner, worker } = this.#options;
    const bodyHash = hashOf(body);
    const earlier = await store.findByKey(caller.userEntityRef, idempotencyKey);
    if (earlier) {
      return answerAgain(earlier, bodyHash);
    }
    const row = await this.#prepare(body, caller);
    const request = {
      ...row,
      idempotency_key: idempotencyKey,
      body_hash: bodyHash,
    };
    if (!(await store.insert(request))) {
      const same = await store.findByKey(caller.userEntityRef, idempotencyKey);
      if (same) {
        return answerAgain(same, bodyHash);
      }
      throw berthError('claim-exists', {
        message: `Another request for '${row.name}' in namespace ${row.namespace} is under way; choose another name`,
        fields: [{ field: 'name', message: 'The name is taken.' }],
      });
    }
    const attempted = await runner.attempt(request);
    worker.wake();
    return answer(attempted ?? (await store.find(row.id)) ?? request);
  }

  /** What a request would deliver, after the same checks. */
  async preview(options: {
    body: ClaimRequestBody;
    caller: Caller;
  }): Promise<ClaimRequestPreview> {
    const { id, ...row } = await this.#prepare(options.body, options.caller);
    const offering = this.#options.offerings.get(row.offering, row.cluster);
    const input = JSON.parse(row.input);
    return {
      cluster: row.cluster,
      namespace: row.namespace,
      offering: row.offering,
      claimId: row.claim_id,
      objects: requestObjects(
        offering,
        row,
        await this.#options.offerings.serves(row.cluster),
      ),
      usage: offering.usage(input),
      usageKnown: offering.isUsageKnown(input),
    };
  }

  async list(
    filter: Parameters<RequestStore['list']>[0],
  ): Promise<ClaimRequest[]> {
    return (await this.#options.store.list(filter)).map(toListedRequest);
  }

  /** @throws NotFoundError with code `request-not-found` */
  async get(id: string): Promise<ClaimRequest> {
    const request = await this.find(id);
    if (!request) {
      throw berthError('request-not-found', {
        message: `There is no request '${id}'`,
      });
    }
    return request;
  }

  async find(id: string): Promise<ClaimRequest | undefined> {
    const row = await this.#options.store.find(id);
    return row && toClaimRequest(row);
  }

  async #chosen(
    engine: string,
    cluster: string,
    caller: Caller,
  ): Promise<Offering> {
    const offering = await this.#options.offerings.choose(engine, cluster);
    if (offering.reservedFor === 'platform') {
      assertPlatform(caller, offering.title);
    }
    return offering;
  }

  async #prepare(
    body: ClaimRequestBody,
    caller: Caller,
  ): Promise<Omit<RequestRow, 'idempotency_key' | 'body_hash'>> {
    const { offerings, tenants, clusters, clock, config } = this.#options;
    const named = namedOffering(body);
    const offered = named ? offerings.get(named) : undefined;
    if (offered?.reservedFor === 'platform') {
      assertPlatform(caller, offered.title);
    }
    const place = await tenants.place(body);
    const offering =
      (named && offerings.get(named, place.cluster)) ||
      (await this.#chosen(body.engine!, place.cluster, caller));
    const { settings } = clusters.get(place.cluster);
    assertClaimName(body.name, offering.maxNameLength);
    const input = offering.parseInput(body.input ?? {});
    await offerings.assertAvailable(offering, place.cluster);
    const now = clock.now();
    const ref = {
      cluster: place.cluster,
      namespace: place.name,
      offering: offering.id,
      name: body.name,
    };
    return {
      ...ref,
      id: randomUUID(),
      state: 'Submitted',
      claim_id: stringifyClaimRef({
        ...ref,
        namespace: offering.clusterScoped ? '' : ref.namespace,
      }),
      tenant: body.tenant,
      input: JSON.stringify(input),
      template: body.template ?? null,
      requester: caller.userEntityRef,
      identity: JSON.stringify(
        kubernetesIdentity({ ...caller, config: settings.identity }),
      ),
      attempts: 0,
      // Ours until then; who finds it after that may take it up.
      next_attempt_at: isoTime(now + config.leaseMs),
      error: null,
      seen_at: null,
      created_at: isoTime(now),
      updated_at: isoTime(now),
    };
  }
}

/** @throws InputError with code `body-invalid` unless one of the two is named */
function namedOffering({
  offering,
  engine,
}: ClaimRequestBody): string | undefined {
  if (Boolean(offering) === Boolean(engine)) {
    throw berthError('body-invalid', {
      message: 'Name either an offering or an engine',
      fields: [{ field: 'offering', message: 'Name this or an engine.' }],
    });
  }
  return offering;
}

/**
 * What a {@link RequestService} is made of.
 *
 * @internal
 */
export interface RequestServiceOptions {
  store: RequestStore;
  runner: RequestRunner;
  worker: RequestWorker;
  clusters: ClusterDirectory;
  offerings: OfferingQueries;
  tenants: TenantQueries;
  config: RequestsConfig;
  clock: Clock;
}

function answerAgain(earlier: RequestRow, bodyHash: string): ClaimRequest {
  if (earlier.body_hash !== bodyHash) {
    throw berthError('idempotency-mismatch', {
      message: 'This idempotency key came with another body before',
    });
  }
  return answer(earlier);
}

/** A refusal is the answer of the call, however often it is asked for. */
function answer(row: RequestRow): ClaimRequest {
  const request = toClaimRequest(row);
  if (request.state !== 'Failed') {
    return request;
  }
  const { code = '', message = '', fields } = request.error ?? {};
  if (!Object.hasOwn(berthErrorCodes, code)) {
    throw new Error(message);
  }
  throw berthError(code as BerthErrorCode, { message, fields });
}

/** Of a body, however its properties are ordered. */
function hashOf(body: ClaimRequestBody): string {
  const sorted = JSON.stringify(body, (_key, value) =>
    value && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(
          Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)),
        )
      : value,
  );
  return createHash('sha256').update(sorted).digest('hex');
}
