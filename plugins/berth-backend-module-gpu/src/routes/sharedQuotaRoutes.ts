import {
  berthError,
  type GpuSharedChange,
  type GpuSharedQuotas,
} from '@berth/backstage-plugin-berth-common';
import type { RouteTools } from '@berth/backstage-plugin-berth-node';
import type { Router } from 'express';
import { z } from 'zod';
import { sampleTime } from '../fleet/fleetView';
import type { GpuStore } from '../history/GpuStore';
import { applySharedChange } from '../shared-quota/applySharedChange';
import { amountIn } from '../shared-quota/planSharedChange';
import { SharedChanges } from '../shared-quota/SharedChanges';
import { sharedDisplacement } from '../shared-quota/sharedDisplacement';
import { sharedQuotas } from '../shared-quota/sharedQuotas';
import { sharedChange } from '../shared-quota/types';
import { namesOf } from './namesOf';
import { parse, sharedDisplacementQuery } from './queries';

/**
 * The routes of what several tenants share. They are changed by a difference, as
 * the person who asks.
 *
 * @internal
 */
export function addSharedQuotaRoutes(options: {
  router: Router;
  tools: RouteTools;
  store: GpuStore;
}): void {
  const { router, tools, store } = options;
  const changes = SharedChanges.create({ store });

  router.get('/shared-quotas', async (req, res) => {
    const caller = await tools.authorize(req, 'view');
    const { isPlatform } = caller;
    const clusters = tools.clusters();
    const stored = await store.snapshots(clusters);
    const tenants = await tools.tenants(caller);
    const answer: GpuSharedQuotas = {
      clusters: stored.map(sampleTime),
      quotas: sharedQuotas(stored, { isPlatform, tenants }),
      changeable: isPlatform,
      changes: isPlatform ? await changes.list(clusters) : [],
    };
    res.json(answer);
  });

  router.get('/shared-quotas/displacement', async (req, res) => {
    const caller = await tools.authorize(req, 'platform');
    const change = parse(sharedDisplacementQuery, req.query);
    const { cluster } = change;
    if (!tools.clusters().includes(cluster)) {
      throw berthError('cluster-not-found', {
        message: `There is no cluster '${cluster}'`,
      });
    }
    const [stored] = await store.snapshots([cluster]);
    const tenantOf = await namesOf(tools, caller, cluster);
    res.json(sharedDisplacement({ stored, change, tenantOf }));
  });

  router.post('/shared-quotas', async (req, res) => {
    const caller = await tools.authorize(req, 'platform');
    const change = parse(sharedChange(z), req.body);
    const { cluster, kind, name, flavor, resource, by, reason } = change;
    const api = tools.asUser(cluster, caller);
    const object = await applySharedChange(api, change);
    const after = amountIn(object, change);
    const made: GpuSharedChange = {
      at: tools.now().toISOString(),
      cluster,
      kind,
      name,
      ...(flavor && { flavor }),
      resource,
      before: after - by,
      after,
      by: caller.userEntityRef,
      ...(reason && { reason }),
    };
    // The cluster has taken it: what cannot be kept of it does not undo it.
    await Promise.all([changes.add(made), store.renew(cluster)]).catch(error =>
      tools.logger.warn('A change of a shared quota could not be kept', error),
    );
    res.json(made);
  });
}
