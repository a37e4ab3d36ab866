import type { AuthService } from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { berthEntityAnnotations } from '@berth/backstage-plugin-berth-common';

/** Refs in one request. */
const PAGE = 500;

/**
 * What the catalog shows to those who ask it.
 *
 * @internal
 */
export class ShownEntities {
  readonly #catalog: CatalogService;
  readonly #auth: AuthService;

  private constructor(options: { catalog: CatalogService; auth: AuthService }) {
    this.#catalog = options.catalog;
    this.#auth = options.auth;
  }

  static create(options: {
    catalog: CatalogService;
    auth: AuthService;
  }): ShownEntities {
    return new ShownEntities(options);
  }

  /** The fingerprints of entities, in order; undefined where none is shown. */
  async fingerprints(refs: string[]): Promise<Array<string | undefined>> {
    const credentials = await this.#auth.getOwnServiceCredentials();
    const found: Array<string | undefined> = [];
    for (let start = 0; start < refs.length; start += PAGE) {
      const { items } = await this.#catalog.getEntitiesByRefs(
        {
          entityRefs: refs.slice(start, start + PAGE),
          fields: ['metadata.annotations'],
        },
        { credentials },
      );
      found.push(
        ...items.map(
          entity =>
            entity?.metadata.annotations?.[berthEntityAnnotations.fingerprint],
        ),
      );
    }
    return found;
  }
}
