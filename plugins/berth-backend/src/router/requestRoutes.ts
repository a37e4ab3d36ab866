import {
  berthRequestPermission,
  berthViewPermission,
} from '@berth/backstage-plugin-berth-common';
import type { Router } from 'express';
import type { RequestService } from '../requests/RequestService';
import { audited } from './audited';
import type { RouterOptions } from './createRouter';

/**
 * Requests: asking for claims, and what came of it.
 *
 * @internal
 */
export function addRequestRoutes(router: Router, options: RouterOptions): void {
  const { access, auditor, requests } = options;

  router.get('/requests', async (req, res) => {
    await access.reader(req, berthViewPermission);
    const filter = req.query as unknown as Parameters<
      RequestService['list']
    >[0];
    res.json({ items: await requests.list(filter) });
  });

  router.post('/requests', async (req, res) => {
    const caller = await access.user(req, berthRequestPermission);
    const { body } = req;
    const { offering, engine, tenant, name } = body;
    const request = await audited(
      {
        auditor,
        request: req,
        eventId: 'request-create',
        severityLevel: 'medium',
        meta: { offering, engine, tenant, name },
        describe: ({ id, state, claimId }) => ({ id, state, claimId }),
      },
      () =>
        requests.create({
          body,
          caller,
          idempotencyKey: req.get('Idempotency-Key'),
        }),
    );
    res.status(201).json(request);
  });

  router.post('/requests/preview', async (req, res) => {
    const caller = await access.user(req, berthRequestPermission);
    res.json(await requests.preview({ body: req.body, caller }));
  });

  router.get('/requests/:id', async (req, res) => {
    await access.reader(req, berthViewPermission);
    res.json(await requests.get(req.params.id));
  });
}
