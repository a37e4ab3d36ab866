import { berthViewPermission } from '@berth/backstage-plugin-berth-common';
import type { Router } from 'express';
import type { RouterOptions } from './createRouter';

/**
 * Objects of Kubernetes' own kinds, for who shows the tenants' places.
 *
 * @internal
 */
export function addCoreObjectRoutes(
  router: Router,
  options: RouterOptions,
): void {
  const { access, coreObjects } = options;

  router.get('/core-objects', async (req, res) => {
    await access.reader(req, berthViewPermission);
    const filter = req.query as unknown as {
      tenant?: string;
      cursor?: string;
      limit: number;
    };
    res.json(await coreObjects.list(filter));
  });

  router.post('/core-objects/lookup', async (req, res) => {
    await access.reader(req, berthViewPermission);
    res.json({ items: await coreObjects.find(req.body.ids) });
  });
}
