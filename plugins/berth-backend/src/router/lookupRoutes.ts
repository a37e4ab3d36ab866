import { berthViewPermission } from '@berth/backstage-plugin-berth-common';
import type { Router } from 'express';
import type { RouterOptions } from './createRouter';

/**
 * Many claims at once, for who follows the change feed. Added before the routes
 * of single claims, whose ids may be anything.
 *
 * @internal
 */
export function addLookupRoutes(router: Router, options: RouterOptions): void {
  const { access, claims, pending } = options;

  router.post('/claims/lookup', async (req, res) => {
    await access.reader(req, berthViewPermission);
    const { ids: named = [], requests = [] } = req.body;
    const asked = await pending.claimIds(requests);
    const ids = [...new Set<string>([...named, ...asked])];
    // Before the claims: of what appears in between there are both, not none.
    const onTheirWay = await pending.of(ids);
    const items = await claims.find(ids);
    const there = new Set(items.map(({ id }) => id));
    res.json({
      ids,
      items,
      pending: onTheirWay.filter(({ claimId }) => !there.has(claimId)),
    });
  });

  router.get('/claims/pending', async (req, res) => {
    await access.reader(req, berthViewPermission);
    const page = req.query as unknown as { after?: string; limit: number };
    res.json(await pending.list(page));
  });
}
