import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import type { BerthCluster } from '../clusters/types';
import type { FleetConfig } from '../config/BerthConfig';
import type { LeaseGuard } from '../leases/types';
import { isOffered, type LiveOfferings } from '../offerings/LiveOfferings';
import { backoffDelay } from '../time/backoff';
import type { Clock } from '../time/Clock';
import { untilWoken } from '../time/untilWoken';
import { definitionBody } from './definitionBody';
import type { DefinitionRow } from './definitionRow';
import type { ProjectionWriter } from './ProjectionWriter';

const DEFINITIONS = {
  group: 'apiextensions.k8s.io',
  version: 'v1',
  plural: 'customresourcedefinitions',
};

/**
 * Reads the definitions that are marked as offerings, each when its mark or its
 * generation says that it has to be, and makes the cluster's offerings anew.
 *
 * @internal
 */
export class DefinitionReader {
  readonly #options: DefinitionReaderOptions;
  #wake: () => void = () => {};
  #isDue = true;
  /** The offerings of which was told last. */
  #told: string;

  private constructor(options: DefinitionReaderOptions) {
    this.#options = options;
    this.#told = this.#offered();
  }

  static create(options: DefinitionReaderOptions): DefinitionReader {
    return new DefinitionReader(options);
  }

  /** Notes that definitions have changed. */
  lookSoon(): void {
    this.#isDue = true;
    this.#wake();
  }

  /**
   * Reads until the signal aborts.
   *
   * @param writer - what tells of a change in its turn
   */
  async run(signal: AbortSignal, writer: ProjectionWriter): Promise<void> {
    const { clock, config, random, logger, live } = this.#options;
    let failures = 0;
    while (!signal.aborted && live.source) {
      if (!this.#isDue) {
        await untilWoken(signal, wake => {
          this.#wake = wake;
        });
        continue;
      }
      this.#isDue = false;
      try {
        await this.#look(signal, writer);
        failures = 0;
      } catch (error) {
        this.#isDue = true;
        if (signal.aborted) {
          return;
        }
        logger.warn('Marked definitions cannot be read; trying again', {
          error: String(error),
        });
        const attempt = ++failures;
        const settings = config.backoff;
        await clock.sleep(backoffDelay({ settings, attempt, random }), signal);
      }
    }
  }

  async #look(signal: AbortSignal, writer: ProjectionWriter): Promise<void> {
    const { live, cluster, onChanged } = this.#options;
    for (const row of await this.#unread()) {
      await this.#read(row, signal);
    }
    await live.refresh(cluster.name);
    const offered = this.#offered();
    // Not what the refresh says: another one may have come first.
    if (offered !== this.#told) {
      this.#told = offered;
      onChanged();
      await writer.push(
        {
          type: 'task',
          what: 'that offerings have changed',
          write: async () => [
            { kind: 'cluster', key: cluster.name, operation: 'upsert' },
          ],
        },
        signal,
      );
    }
  }

  #offered(): string {
    const { live, cluster } = this.#options;
    const offered = [...live.defined(cluster.name)].map(
      ([id, { fingerprint }]) => `${id} ${fingerprint}`,
    );
    return offered.sort().join('\n');
  }

  async #unread(): Promise<DefinitionRow[]> {
    const { knex, cluster } = this.#options;
    const rows: DefinitionRow[] = await knex('fleet_definitions').where({
      cluster: cluster.name,
    });
    const byRef = new Map(rows.map(row => [row.ref, row]));
    return rows.filter(
      row =>
        row.resource.startsWith(`${DEFINITIONS.group}/`) &&
        row.resource.endsWith(`/${DEFINITIONS.plural}`) &&
        isOffered(row, byRef.get(row.origin_ref ?? '')) &&
        String(row.body_generation) !== String(row.generation),
    );
  }

  async #read(
    { resource, name }: DefinitionRow,
    signal: AbortSignal,
  ): Promise<void> {
    const { knex, cluster, guard } = this.#options;
    const found = await cluster.client.find(DEFINITIONS, { name }, { signal });
    if (found) {
      await knex.transaction(async tx => {
        await guard(tx);
        await tx('fleet_definitions')
          .where({ cluster: cluster.name, resource, name })
          .update({
            body: definitionBody(found),
            body_generation: found.metadata.generation ?? 0,
          });
      });
    }
  }
}

/**
 * What a {@link DefinitionReader} is made of.
 *
 * @internal
 */
export interface DefinitionReaderOptions {
  cluster: BerthCluster;
  live: LiveOfferings;
  knex: Knex;
  config: FleetConfig;
  clock: Clock;
  random: () => number;
  logger: LoggerService;
  guard: LeaseGuard;
  /** An offering of the cluster is another, new or gone. */
  onChanged: () => void;
}
