import type { DefinitionOrigin } from '@berth/backstage-plugin-berth-node';
import type { Knex } from 'knex';
import type { ChangeNote } from '../changes/types';
import {
  definitionFacts,
  type DefinitionFacts,
  type DefinitionRow,
} from './definitionRow';
import {
  nameIn,
  type ObjectBatch,
  type Projection,
  type WatchedResource,
} from './types';

/**
 * The definitions of a cluster that are marked as offerings, by their metadata.
 * What else is needed of them is read one by one, where a mark says so.
 *
 * @internal
 */
export class DefinitionProjection implements Projection {
  readonly #cluster: string;
  readonly #origins: DefinitionOrigin[];

  private constructor(options: DefinitionProjectionOptions) {
    this.#cluster = options.cluster;
    this.#origins = options.origins;
  }

  static create(options: DefinitionProjectionOptions): DefinitionProjection {
    return new DefinitionProjection(options);
  }

  async apply(tx: Knex.Transaction, batch: ObjectBatch): Promise<ChangeNote[]> {
    const { resource } = batch;
    const stored = await this.#load(tx, resource);
    for (const object of batch.upserts) {
      const facts = definitionFacts(object, {
        cluster: this.#cluster,
        resource,
        origins: this.#origins,
      });
      const known = stored.get(object.metadata.name);
      if (facts && !isSame(facts, known)) {
        await tx('fleet_definitions')
          .insert({
            ...facts,
            // Of another object of that name nothing has been read.
            ...(facts.uid !== known?.uid && {
              body: null,
              body_generation: null,
            }),
          })
          .onConflict(['cluster', 'resource', 'name'])
          .merge();
      } else if (!facts && known) {
        await this.#delete(tx, resource, known.name);
      }
    }
    for (const { metadata } of batch.deletes) {
      if (stored.has(metadata.name)) {
        await this.#delete(tx, resource, metadata.name);
      }
    }
    // Who shows offerings is told when they have been made of it.
    return [];
  }

  async sweep(
    tx: Knex.Transaction,
    resource: WatchedResource,
    seen: ReadonlySet<string>,
  ): Promise<ChangeNote[]> {
    // An origin may lie in a namespace; it is known by its name all the same.
    const names = new Set([...seen].map(nameIn));
    for (const name of (await this.#load(tx, resource)).keys()) {
      if (!names.has(name)) {
        await this.#delete(tx, resource, name);
      }
    }
    return [];
  }

  async #load(
    tx: Knex.Transaction,
    resource: WatchedResource,
  ): Promise<Map<string, DefinitionRow>> {
    const rows: DefinitionRow[] = await tx('fleet_definitions').where({
      cluster: this.#cluster,
      resource: resource.key,
    });
    return new Map(rows.map(row => [row.name, row]));
  }

  async #delete(
    tx: Knex.Transaction,
    resource: WatchedResource,
    name: string,
  ): Promise<void> {
    await tx('fleet_definitions')
      .where({ cluster: this.#cluster, resource: resource.key, name })
      .delete();
  }
}

/**
 * What a {@link DefinitionProjection} is made of.
 *
 * @internal
 */
export interface DefinitionProjectionOptions {
  cluster: string;
  origins: DefinitionOrigin[];
}

function isSame(
  facts: DefinitionFacts,
  known: DefinitionRow | undefined,
): boolean {
  return (Object.keys(facts) as Array<keyof DefinitionFacts>).every(
    // PostgreSQL gives large integers as texts.
    key => String(facts[key]) === String(known?.[key]),
  );
}
