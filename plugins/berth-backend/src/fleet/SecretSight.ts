import type { LoggerService } from '@backstage/backend-plugin-api';
import { parseClaimRef } from '@berth/backstage-plugin-berth-common';
import type { ObjectName, Offering } from '@berth/backstage-plugin-berth-node';
import type { Knex } from 'knex';
import type { ChangeFeed } from '../changes/ChangeFeed';
import type { ChangeNote } from '../changes/types';
import type { ClaimRow } from '../claims/ClaimRow';
import type { BerthCluster } from '../clusters/types';
import { KubernetesError } from '../kubernetes/KubernetesError';
import type { KubernetesIdentity } from '../kubernetes/types';
import { identityOf, type RequestRow } from '../requests/RequestRow';
import { backoffDelay } from '../time/backoff';
import type { Clock } from '../time/Clock';
import { untilWoken } from '../time/untilWoken';
import type { ClaimProjection } from './ClaimProjection';
import type { ClaimSecretRow } from './claimSecrets';
import type { ProjectionWriter } from './ProjectionWriter';

const SECRETS = { group: '', version: 'v1', plural: 'secrets' };
/** While a Secret is missing. */
const BACKOFF = { initialMs: 500, maxMs: 30_000 };
/** Once all are there: somebody may still delete one. */
const RECHECK_MS = 5 * 60_000;
const AT_ONCE = 8;

/**
 * Finds out whether the Secrets are there that claims await. Berth may not
 * list Secrets: each is asked for by its name, as the person who asked for the
 * claim, and only for its metadata, so that no value ever reaches Berth.
 *
 * @internal
 */
export class SecretSight {
  readonly #options: SecretSightOptions;
  /** Of the offerings that await Secrets: most do not. */
  readonly #awaiting: ReadonlySet<string>;
  readonly #entries = new Map<
    string,
    { dueAt: number; failures: number; isComplete: boolean }
  >();
  #wake: () => void = () => {};

  private constructor(options: SecretSightOptions) {
    this.#options = options;
    this.#awaiting = new Set(
      options.offerings.filter(one => one.awaitsSecrets).map(({ id }) => id),
    );
  }

  static create(options: SecretSightOptions): SecretSight {
    return new SecretSight(options);
  }

  /** Looks until the signal aborts. */
  async run(signal: AbortSignal): Promise<void> {
    const { feed, clock, logger } = this.#options;
    const unsubscribe = feed.subscribe(notes => this.#notice(notes));
    try {
      await this.#begin();
      while (!signal.aborted) {
        const due = this.#due();
        if (due.length > 0) {
          await Promise.all(
            due.map(id =>
              this.#look(id, signal).catch(error => {
                this.#postpone(id);
                logger.warn('Whether a Secret is there cannot be found out', {
                  claim: id,
                  error: String(error),
                });
              }),
            ),
          );
          continue;
        }
        await this.#untilDue(signal, clock);
      }
    } finally {
      unsubscribe();
    }
  }

  async #begin(): Promise<void> {
    const { knex, cluster } = this.#options;
    const rows: Array<{ id: string }> = await knex('claims')
      .where({ cluster: cluster.name })
      .whereNotNull('awaits')
      .select('id');
    rows.forEach(({ id }) => this.#expect(id));
  }

  #notice(notes: ChangeNote[]): void {
    const expected = notes.filter(
      ({ kind, key }) =>
        kind === 'claim' &&
        this.#mayAwait(key) &&
        !this.#entries.get(key)?.isComplete,
    );
    if (expected.length > 0) {
      expected.forEach(({ key }) => this.#expect(key));
      this.#wake();
    }
  }

  /** By the id alone: every change of every claim passes here. */
  #mayAwait(id: string): boolean {
    const { cluster, offering } = parseClaimRef(id);
    return (
      cluster === this.#options.cluster.name && this.#awaiting.has(offering)
    );
  }

  #expect(id: string): void {
    const dueAt = this.#options.clock.now();
    this.#entries.set(id, { dueAt, failures: 0, isComplete: false });
  }

  #postpone(id: string): void {
    const { clock, random } = this.#options;
    const failures = (this.#entries.get(id)?.failures ?? 0) + 1;
    const wait = backoffDelay({ settings: BACKOFF, attempt: failures, random });
    const dueAt = clock.now() + wait;
    this.#entries.set(id, { dueAt, failures, isComplete: false });
  }

  #due(): string[] {
    const now = this.#options.clock.now();
    return [...this.#entries]
      .filter(([, { dueAt }]) => dueAt <= now)
      .map(([id]) => id)
      .slice(0, AT_ONCE);
  }

  async #untilDue(signal: AbortSignal, clock: Clock): Promise<void> {
    const next = Math.min(
      ...[...this.#entries.values()].map(({ dueAt }) => dueAt),
      clock.now() + RECHECK_MS,
    );
    const waking = new AbortController();
    await Promise.race([
      clock.sleep(
        Math.max(0, next - clock.now()),
        AbortSignal.any([signal, waking.signal]),
      ),
      untilWoken(signal, wake => {
        this.#wake = wake;
      }),
    ]);
    waking.abort();
  }

  async #look(id: string, signal: AbortSignal): Promise<void> {
    const { knex, cluster, clock } = this.#options;
    const claim = await knex<ClaimRow>('claims').where({ id }).first();
    if (!claim?.awaits) {
      this.#entries.delete(id);
      return;
    }
    const as = await this.#identity(claim);
    const awaited: ObjectName[] = JSON.parse(claim.awaits);
    const rows = await Promise.all(
      awaited.map(async ({ namespace, name }) => ({
        claim: id,
        cluster: cluster.name,
        namespace,
        name,
        state: await this.#stateOf({ namespace, name }, as, signal),
      })),
    );
    if (rows.every(({ state }) => state === 'present')) {
      const dueAt = clock.now() + RECHECK_MS;
      this.#entries.set(id, { dueAt, failures: 0, isComplete: true });
    } else {
      this.#postpone(id);
    }
    await this.#write(id, rows, signal);
  }

  async #stateOf(
    secret: ObjectName,
    as: KubernetesIdentity | undefined,
    signal: AbortSignal,
  ): Promise<ClaimSecretRow['state']> {
    const { client } = this.#options.cluster;
    try {
      const found = await client.findMetadata(SECRETS, secret, { as, signal });
      return found ? 'present' : 'absent';
    } catch (error) {
      if (error instanceof KubernetesError && error.status === 403) {
        return 'hidden';
      }
      throw error;
    }
  }

  /** Who asked for the claim; nobody, which is Berth itself, for others. */
  async #identity(claim: ClaimRow): Promise<KubernetesIdentity | undefined> {
    const request = claim.request
      ? await this.#options
          .knex<RequestRow>('requests')
          .where({ id: claim.request })
          .first()
      : undefined;
    // An annotation can be written by anybody; the request has to be this
    // claim's own.
    return request?.claim_id === claim.id ? identityOf(request) : undefined;
  }

  async #write(
    id: string,
    rows: ClaimSecretRow[],
    signal: AbortSignal,
  ): Promise<void> {
    const { knex, writer, claims } = this.#options;
    const stored = await knex<ClaimSecretRow>('claim_secrets').where({
      claim: id,
    });
    if (isSame(stored, rows)) {
      return;
    }
    await writer.push(
      {
        type: 'task',
        what: `the Secrets of ${id}`,
        write: async tx => {
          await tx('claim_secrets').where({ claim: id }).delete();
          await tx('claim_secrets').insert(rows);
          return claims.reproject(tx, [id]);
        },
      },
      signal,
    );
  }
}

/**
 * What a {@link SecretSight} is made of.
 *
 * @internal
 */
export interface SecretSightOptions {
  cluster: BerthCluster;
  offerings: Offering[];
  knex: Knex;
  feed: ChangeFeed;
  writer: ProjectionWriter;
  claims: ClaimProjection;
  clock: Clock;
  random: () => number;
  logger: LoggerService;
}

function isSame(before: ClaimSecretRow[], after: ClaimSecretRow[]): boolean {
  const keys = (rows: ClaimSecretRow[]) =>
    rows
      .map(({ namespace, name, state }) => `${namespace}/${name} ${state}`)
      .sort()
      .join();
  return keys(before) === keys(after);
}
