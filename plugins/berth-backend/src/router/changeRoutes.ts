import { berthViewPermission } from '@berth/backstage-plugin-berth-common';
import type { Router } from 'express';
import type { RouterOptions } from './createRouter';

interface ChangesQuery {
  after?: number;
  limit: number;
  waitSeconds: number;
}

/**
 * The change feed.
 *
 * @internal
 */
export function addChangeRoutes(router: Router, options: RouterOptions): void {
  const { access, feed, stopping } = options;

  router.get('/changes', async (req, res) => {
    await access.reader(req, berthViewPermission);
    const { after, limit, waitSeconds } = req.query as unknown as ChangesQuery;
    if (after === undefined) {
      res.json({ items: [], cursor: await feed.head() });
      return;
    }
    if (!(await feed.knows(after))) {
      res.json({ items: [], cursor: await feed.head(), reset: true });
      return;
    }
    const gone = new AbortController();
    res.on('close', () => gone.abort());
    await feed.waitFor({
      after,
      milliseconds: waitSeconds * 1_000,
      signal: AbortSignal.any([stopping, gone.signal]),
    });
    const items = await feed.read({ after, limit });
    res.json({ items, cursor: items.at(-1)?.seq ?? after });
  });
}
