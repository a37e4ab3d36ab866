import {
  berthActPermission,
  berthDeletePermission,
  berthRevealPermission,
  berthViewPermission,
} from '@berth/backstage-plugin-berth-common';
import type { Router } from 'express';
import type { ClaimsFilter } from '../claims/ClaimQueries';
import { audited } from './audited';
import type { RouterOptions } from './createRouter';

/**
 * Claims, and what people do with them.
 *
 * @internal
 */
export function addClaimRoutes(router: Router, options: RouterOptions): void {
  const { access, auditor, claims, operations, requests } = options;

  router.get('/claims', async (req, res) => {
    await access.reader(req, berthViewPermission);
    // The validator has checked and converted the query.
    res.json(await claims.list(req.query as unknown as ClaimsFilter));
  });

  router.get('/claims/:id', async (req, res) => {
    await access.reader(req, berthViewPermission);
    const claim = await claims.get(req.params.id);
    const request = claim.request
      ? await requests.find(claim.request)
      : undefined;
    res.json({
      ...claim,
      events: await claims.events(claim),
      // The annotation can be written by anybody.
      requestDetail: request?.claimId === claim.id ? request : undefined,
    });
  });

  router.get('/claims/:id/objects', async (req, res) => {
    const caller = await access.user(req, berthViewPermission);
    res.json({ items: await operations.objects(req.params.id, caller) });
  });

  router.post('/claims/:id/connection', async (req, res) => {
    const { id } = req.params;
    const caller = await access.user(req, berthRevealPermission);
    const revealed = await audited(
      {
        auditor,
        request: req,
        eventId: 'connection-reveal',
        severityLevel: 'high',
        meta: { claim: id },
      },
      () => operations.reveal(id, caller),
    );
    res.set('Cache-Control', 'no-store').json(revealed);
  });

  router.post('/claims/:id/actions/:action', async (req, res) => {
    const { id, action } = req.params;
    const caller = await access.user(req, berthActPermission);
    const input = req.body.input ?? {};
    const claim = await audited(
      {
        auditor,
        request: req,
        eventId: 'claim-action',
        severityLevel: 'medium',
        meta: { claim: id, action },
      },
      () => operations.act({ id, action, input, caller }),
    );
    res.status(202).json(claim);
  });

  router.delete('/claims/:id', async (req, res) => {
    const { id } = req.params;
    const caller = await access.user(req, berthDeletePermission);
    const confirm = req.query.confirm as string | undefined;
    const claim = await audited(
      {
        auditor,
        request: req,
        eventId: 'claim-delete',
        severityLevel: 'high',
        meta: { claim: id },
      },
      () => operations.delete({ id, confirm, caller }),
    );
    res.status(202).json(claim);
  });
}
