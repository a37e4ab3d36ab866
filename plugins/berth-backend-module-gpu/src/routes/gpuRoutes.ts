import {
  berthError,
  sizeGpus,
  type GpuDisplacement,
  type GpuFleet,
} from '@berth/backstage-plugin-berth-common';
import type {
  OfferingRoutes,
  RouteTools,
} from '@berth/backstage-plugin-berth-node';
import express from 'express';
import PromiseRouter from 'express-promise-router';
import { displacementOf } from '../displacement/displacementOf';
import { fleetUsers } from '../fleet/fleetUsers';
import { fleetView } from '../fleet/fleetView';
import { tenantView, type TenantPlaces } from '../fleet/tenantView';
import { GpuStore } from '../history/GpuStore';
import { historyView, idleSince } from '../history/historyView';
import { runSampler } from '../history/runSampler';
import { namesOf } from './namesOf';
import { displacementQuery, historyQuery, parse, sizingBody } from './queries';
import { addSharedQuotaRoutes } from './sharedQuotaRoutes';

const HOUR_MS = 3_600_000;
/** Of late: what a tenant has used at most is looked for in so many hours. */
const LATE_HOURS = 7 * 24;

/**
 * The routes of GPUs. All that they show of clusters has been sampled in the
 * background; none of them asks a cluster, but the one that changes a shared
 * quota, as the person who asks.
 *
 * @public
 */
export const gpuRoutes: OfferingRoutes = {
  area: 'gpu',
  background: (tools, signal) =>
    runSampler({ tools, store: storeOf(tools), signal }),
  router: tools => {
    const store = storeOf(tools);
    const router = PromiseRouter();
    router.use(express.json({ limit: '16kb' }));

    router.get('/fleet', async (req, res) => {
      const caller = await tools.authorize(req, 'view');
      const stored = await store.snapshots(tools.clusters());
      const { isPlatform } = caller;
      const tenants = await tools.tenants(caller);
      const fleet: GpuFleet = {
        ...fleetView(stored),
        users: fleetUsers(stored, { isPlatform, tenants }),
      };
      res.json(fleet);
    });

    router.get('/tenants/:name', async (req, res) => {
      const caller = await tools.authorize(req, 'view');
      const tenant = await tools.tenant(req.params.name, caller);
      const view = tenantView(tenant, await store.snapshots(tools.clusters()));
      const from = tools.now().getTime() - LATE_HOURS * HOUR_MS;
      const samples = await store.samples({ places: placesOf(tenant), from });
      res.json({
        ...view,
        resources: view.resources.map(one => {
          const since = idleSince(
            samples.filter(
              ({ cluster, resource }) =>
                cluster === one.cluster && resource === one.resource,
            ),
          );
          return { ...one, ...(since && { idleSince: since }) };
        }),
      });
    });

    router.get('/tenants/:name/history', async (req, res) => {
      const caller = await tools.authorize(req, 'view');
      const { hours } = parse(historyQuery, req.query);
      const tenant = await tools.tenant(req.params.name, caller);
      const to = tools.now();
      const from = new Date(to.getTime() - hours * HOUR_MS);
      const clusters = new Set(tenant.namespaces.map(n => n.cluster));
      const samples = await store.samples({
        places: [
          ...placesOf(tenant),
          ...[...clusters].map(cluster => ({ cluster, namespace: '' })),
        ],
        from: from.getTime(),
      });
      res.json(historyView({ samples, from, to }));
    });

    router.get('/displacement', async (req, res) => {
      const caller = await tools.authorize(req, 'view');
      const query = parse(displacementQuery, req.query);
      const tenant = await tools.tenant(query.tenant, caller);
      const cluster = query.cluster ?? onlyClusterOf(tenant);
      if (!tools.clusters().includes(cluster)) {
        throw berthError('cluster-not-found', {
          message: `There is no cluster '${cluster}'`,
        });
      }
      const [stored] = await store.snapshots([cluster]);
      const samples = await store.samples({
        places: placesOf(tenant).filter(place => place.cluster === cluster),
        from: tools.now().getTime() - LATE_HOURS * HOUR_MS,
      });
      const answer = displacementOf({
        ...query,
        tenant,
        stored,
        peak: peakOf(samples, query.resource),
        tenantOf: await namesOf(tools, caller, cluster),
      });
      res.json(caller.isPlatform ? answer : withoutNames(answer));
    });

    router.post('/sizing', async (req, res) => {
      await tools.authorize(req, 'view');
      res.json(sizeGpus(parse(sizingBody, req.body)));
    });

    addSharedQuotaRoutes({ router, tools, store });
    return router;
  },
};

/** One for the routes and for what works in the background. */
const stores = new WeakMap<RouteTools['database'], GpuStore>();

function storeOf({ database }: Pick<RouteTools, 'database'>): GpuStore {
  const store = stores.get(database) ?? GpuStore.create({ database });
  stores.set(database, store);
  return store;
}

function placesOf({ namespaces }: TenantPlaces) {
  return namespaces.map(({ cluster, name }) => ({ cluster, namespace: name }));
}

function onlyClusterOf({ name, namespaces }: TenantPlaces): string {
  const clusters = [...new Set(namespaces.map(({ cluster }) => cluster))];
  if (clusters.length !== 1) {
    throw berthError('cluster-required', {
      message: `Tenant '${name}' has namespaces on ${clusters.length} clusters; name one`,
    });
  }
  return clusters[0];
}

function peakOf(
  samples: Array<{ resource: string; at: number; used: number }>,
  resource: string,
): number | undefined {
  const byTime = new Map<number, number>();
  for (const sample of samples) {
    if (sample.resource === resource) {
      byTime.set(sample.at, (byTime.get(sample.at) ?? 0) + sample.used);
    }
  }
  return byTime.size > 0 ? Math.max(...byTime.values()) : undefined;
}

/** One's own are named; the name of a queue may hold that of a namespace. */
function withoutNames(answer: GpuDisplacement): GpuDisplacement {
  const nobody = { tenant: undefined, namespace: undefined, queue: undefined };
  return {
    ...answer,
    displaced: answer.displaced.map(one =>
      one.mine ? one : { ...one, ...nobody },
    ),
    holders: answer.holders.map(({ gpus }) => ({ gpus })),
  };
}
