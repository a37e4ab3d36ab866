import type { Entity } from '@backstage/catalog-model';
import type { BackendProcess } from '@berth/test-utils/processes';

const PAGE = 500;

/**
 * All entities of a backend's catalog that are ready to be read.
 *
 * @internal
 */
export async function readCatalog(backend: BackendProcess): Promise<Entity[]> {
  const entities: Entity[] = [];
  let cursor: string | undefined;
  do {
    const query = new URLSearchParams({
      limit: String(PAGE),
      ...(cursor && { cursor }),
    });
    const page = await backend.get<{
      items: Entity[];
      pageInfo: { nextCursor?: string };
    }>(`catalog/entities/by-query?${query}`);
    entities.push(...page.items);
    cursor = page.pageInfo.nextCursor;
  } while (cursor);
  return entities;
}
