import { berthViewPermission } from '@berth/backstage-plugin-berth-common';
import type { Router } from 'express';
import type { RouterOptions } from './createRouter';

/**
 * Health, clusters, tenants, offerings and engines.
 *
 * @internal
 */
export function addFleetRoutes(router: Router, options: RouterOptions): void {
  const { access, clusters, health, tenants, offerings } = options;

  router.get('/health', async (req, res) => {
    await access.reader(req, berthViewPermission);
    const found = await health.read();
    res.status(found.ready ? 200 : 503).json(found);
  });

  router.get('/clusters', async (req, res) => {
    await access.reader(req, berthViewPermission);
    res.json({ items: await clusters.list() });
  });

  router.get('/tenants', async (req, res) => {
    const credentials = await access.reader(req, berthViewPermission);
    const ownerships = await access.ownerships(credentials);
    res.json({ items: await tenants.list(ownerships) });
  });

  router.get('/tenants/:name', async (req, res) => {
    const credentials = await access.reader(req, berthViewPermission);
    const ownerships = await access.ownerships(credentials);
    res.json(await tenants.get(req.params.name, ownerships));
  });

  router.get('/offerings', async (req, res) => {
    const credentials = await access.reader(req, berthViewPermission);
    const isPlatform = await access.isPlatform(credentials);
    res.json({ items: await offerings.list({ isPlatform }) });
  });

  router.get('/offerings/:id', async (req, res) => {
    const credentials = await access.reader(req, berthViewPermission);
    const isPlatform = await access.isPlatform(credentials);
    res.json(await offerings.describe(req.params.id, { isPlatform }));
  });

  router.get('/engines', async (req, res) => {
    await access.reader(req, berthViewPermission);
    res.json({ items: offerings.engines() });
  });
}
