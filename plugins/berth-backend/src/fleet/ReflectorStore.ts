import { createHash } from 'node:crypto';
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

  /**
   * Where to go on; undefined where everything has to be listed.
   *
   * @param definition - the fingerprint of the definition by which the objects are judged
   */
  async load(
    cluster: string,
    resource: string,
    definition?: string,
  ): Promise<string | undefined> {
    const fingerprint = this.#fingerprintWith(definition);
    const row = await this.#knex('fleet_reflectors')
      .where({ cluster, resource, fingerprint })
      .first('resource_version');
    return row?.resource_version || undefined;
  }

  /** Notes how far watches have come, or that they are no more. */
  async save(
    tx: Knex.Transaction,
    cluster: string,
    progress: Map<
      string,
      { resourceVersion: string | undefined; definition?: string }
    >,
  ): Promise<void> {
    for (const [resource, { resourceVersion, definition }] of progress) {
      if (resourceVersion === undefined) {
        await tx('fleet_reflectors').where({ cluster, resource }).delete();
      } else {
        await tx('fleet_reflectors')
          .insert({
            cluster,
            resource,
            resource_version: resourceVersion,
            fingerprint: this.#fingerprintWith(definition),
          })
          .onConflict(['cluster', 'resource'])
          .merge();
      }
    }
  }

  #fingerprintWith(definition: string | undefined): string {
    return definition
      ? createHash('sha256')
          .update(`${this.#fingerprint} ${definition}`)
          .digest('hex')
      : this.#fingerprint;
  }

  /** Forgets all progress, so that everything is listed anew. */
  async reset(): Promise<void> {
    await this.#knex('fleet_reflectors').delete();
  }
}
