import { berthAnnotations } from '@berth/backstage-plugin-berth-common';
import type { Knex } from 'knex';
import type { ChangeNote } from '../changes/types';
import {
  objectKey,
  type ObjectBatch,
  type Projection,
  type WatchedResource,
} from './types';

/**
 * Which custom resource definitions say that no real operator answers for
 * them.
 *
 * @internal
 */
export class SimulationProjection implements Projection {
  readonly #cluster: string;

  private constructor(options: { cluster: string }) {
    this.#cluster = options.cluster;
  }

  static create(options: { cluster: string }): SimulationProjection {
    return new SimulationProjection(options);
  }

  async apply(tx: Knex.Transaction, batch: ObjectBatch): Promise<ChangeNote[]> {
    const stored = await this.#load(tx);
    const simulated = batch.upserts
      .filter(
        ({ metadata }) =>
          metadata.annotations?.[berthAnnotations.simulated] === 'true',
      )
      .map(({ metadata }) => metadata.name);
    const added = simulated.filter(crd => !stored.has(crd));
    const removed = [...batch.upserts, ...batch.deletes]
      .map(({ metadata }) => metadata.name)
      .filter(crd => stored.has(crd) && !simulated.includes(crd));
    return this.#write(tx, added, removed);
  }

  async sweep(
    tx: Knex.Transaction,
    _resource: WatchedResource,
    seen: ReadonlySet<string>,
  ): Promise<ChangeNote[]> {
    const stored = [...(await this.#load(tx))];
    const gone = stored.filter(
      name => !seen.has(objectKey({ metadata: { name } })),
    );
    return this.#write(tx, [], gone);
  }

  async #load(tx: Knex.Transaction): Promise<Set<string>> {
    const rows = await tx('fleet_simulations')
      .where({ cluster: this.#cluster })
      .select('crd');
    return new Set(rows.map(row => row.crd));
  }

  async #write(
    tx: Knex.Transaction,
    added: string[],
    removed: string[],
  ): Promise<ChangeNote[]> {
    const cluster = this.#cluster;
    for (const crd of added) {
      await tx('fleet_simulations').insert({
        cluster,
        crd,
        api_group: groupOfCrd(crd),
      });
    }
    for (const crd of removed) {
      await tx('fleet_simulations').where({ cluster, crd }).delete();
    }
    return added.length + removed.length > 0
      ? [{ kind: 'cluster', key: cluster, operation: 'upsert' }]
      : [];
  }
}

/**
 * The API group of a custom resource definition, which Kubernetes requires to
 * be named `<plural>.<group>`.
 *
 * @internal
 */
export function groupOfCrd(name: string): string {
  return name.slice(name.indexOf('.') + 1);
}
