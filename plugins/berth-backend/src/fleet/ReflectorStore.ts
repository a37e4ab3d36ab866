import type { Knex } from 'knex';

/**
 * Remembers how far each watch has come, so that a restart goes on from there.
 *
 * @internal
 */
export class ReflectorStore {
  readonly #knex: Knex;
  readonly #fingerprint: string;

  private constructor(options: { knex: Knex; fingerprint: string }) {
    this.#knex = options.knex;
    this.#fingerprint = options.fingerprint;
  }

  /**
   * @param options.fingerprint - of whatever the projection depends on beside
   * the objects; what was stored under another one is read anew
   */
  static create(options: { knex: Knex; fingerprint: string }): ReflectorStore {
    return new ReflectorStore(options);
  }

  /** Where to go on; undefined where everything has to be listed. */
  async load(cluster: string, resource: string): Promise<string | undefined> {
    const row = await this.#knex('fleet_reflectors')
      .where({ cluster, resource, fingerprint: this.#fingerprint })
      .first('resource_version');
    return row?.resource_version || undefined;
  }

  /** Notes how far watches have come, or that they are no more. */
  async save(
    tx: Knex.Transaction,
    cluster: string,
    progress: Map<string, { resourceVersion: string | undefined }>,
  ): Promise<void> {
    for (const [resource, { resourceVersion }] of progress) {
      if (resourceVersion === undefined) {
        await tx('fleet_reflectors').where({ cluster, resource }).delete();
      } else {
        await tx('fleet_reflectors')
          .insert({
            cluster,
            resource,
            resource_version: resourceVersion,
            fingerprint: this.#fingerprint,
          })
          .onConflict(['cluster', 'resource'])
          .merge();
      }
    }
  }

  /** Forgets all progress, so that everything is listed anew. */
  async reset(): Promise<void> {
    await this.#knex('fleet_reflectors').delete();
  }
}
