import type { Claim } from '@berth/backstage-plugin-berth-common';

/** As many as Berth gives at once. */
const PAGE = 200;

/**
 * All claims that Berth shows, page by page.
 *
 * @param get - what a route answers, by its path after `/api/`
 * @public
 */
export async function readClaims(
  get: <T>(path: string) => Promise<T>,
): Promise<Claim[]> {
  const claims: Claim[] = [];
  let cursor: string | undefined;
  do {
    const query = new URLSearchParams({
      limit: String(PAGE),
      ...(cursor && { cursor }),
    });
    const page = await get<{ items: Claim[]; nextCursor?: string }>(
      `berth/claims?${query}`,
    );
    claims.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor);
  return claims;
}
