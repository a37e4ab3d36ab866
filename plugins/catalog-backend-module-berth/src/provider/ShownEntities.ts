import type { AuthService } from '@backstage/backend-plugin-api';
import { CATALOG_FILTER_EXISTS } from '@backstage/catalog-client';
import { stringifyEntityRef } from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { berthEntityAnnotations } from '@berth/backstage-plugin-berth-common';

const PAGE = 500;
const { fingerprint } = berthEntityAnnotations;

/**
 * What the catalog shows to those who look for something in it.
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

  /**
   * The fingerprints of Berth's entities by their refs.
   *
   * @remarks
   * They are looked for, and not asked for by name: the catalog may answer with
   * an entity by its name that is not in any of its lists
   * ({@link https://github.com/backstage/backstage/issues/35734}).
   */
  async fingerprints(): Promise<Map<string, string | undefined>> {
    const credentials = await this.#auth.getOwnServiceCredentials();
    const found = new Map<string, string | undefined>();
    let cursor: string | undefined;
    do {
      const page = await this.#catalog.queryEntities(
        {
          ...(cursor
            ? { cursor }
            : {
                filter: {
                  [`metadata.annotations.${fingerprint}`]:
                    CATALOG_FILTER_EXISTS,
                },
              }),
          limit: PAGE,
          fields: [
            'kind',
            'metadata.namespace',
            'metadata.name',
            'metadata.annotations',
          ],
        },
        { credentials },
      );
      for (const entity of page.items) {
        found.set(
          stringifyEntityRef(entity),
          entity.metadata.annotations?.[fingerprint],
        );
      }
      cursor = page.pageInfo.nextCursor;
    } while (cursor);
    return found;
  }
}
