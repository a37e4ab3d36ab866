import { randomUUID } from 'node:crypto';
import type {
  AuditorService,
  DatabaseService,
  HttpAuthService,
  LoggerService,
  PermissionsService,
  RootConfigService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import type { MetricsService } from '@backstage/backend-plugin-api/alpha';
import type { SignalsService } from '@backstage/plugin-signals-node';
import type { OfferingRegistry } from '@berth/backstage-plugin-berth-node';
import type { Knex } from 'knex';
import { createAreaRouter } from './areas/createAreaRouter';
import { createRouteTools } from './areas/createRouteTools';
import { ChangeFeed } from './changes/ChangeFeed';
import { SignalPublisher } from './changes/SignalPublisher';
import { ClaimObjectReader } from './claims/ClaimObjectReader';
import { ClaimOperations } from './claims/ClaimOperations';
import { ClaimQueries } from './claims/ClaimQueries';
import { PendingClaims } from './claims/PendingClaims';
import { ClusterDirectory } from './clusters/ClusterDirectory';
import { HealthQueries } from './clusters/HealthQueries';
import { ClusterQueries } from './clusters/ClusterQueries';
import { loadStrategies } from './clusters/loadStrategies';
import { readBerthConfig } from './config/readBerthConfig';
import { ClusterStore } from './fleet/ClusterStore';
import { CoreObjectQueries } from './fleet/CoreObjectQueries';
import { Fleet } from './fleet/Fleet';
import { createLeases } from './leases/createLeases';
import { BerthMetrics } from './metrics/BerthMetrics';
import { LiveOfferings } from './offerings/LiveOfferings';
import { OfferingQueries } from './offerings/OfferingQueries';
import { ObjectDelivery } from './requests/ObjectDelivery';
import { RequestRunner } from './requests/RequestRunner';
import { RequestService } from './requests/RequestService';
import { RequestStore } from './requests/RequestStore';
import { RequestWorker } from './requests/RequestWorker';
import { Access } from './router/Access';
import type { RouterOptions } from './router/createRouter';
import { TenantQueries } from './tenants/TenantQueries';
import { systemClock } from './time/Clock';
import { DatabaseClock } from './time/DatabaseClock';

/**
 * What Backstage provides to Berth.
 *
 * @internal
 */
export interface BerthServices {
  auditor: AuditorService;
  database: DatabaseService;
  config: RootConfigService;
  httpAuth: HttpAuthService;
  knex: Knex;
  logger: LoggerService;
  metrics: MetricsService;
  permissions: PermissionsService;
  registry: OfferingRegistry;
  signals: SignalsService;
  userInfo: UserInfoService;
}

/**
 * Berth, put together: what its routes answer from, and its work in the
 * background.
 *
 * @internal
 */
export interface Berth {
  routerOptions: RouterOptions;
  start(): Promise<void>;
  /** Resolves when all background work has ended. */
  stop(): Promise<void>;
}

/**
 * Puts Berth together.
 *
 * @internal
 */
export function createBerth(services: BerthServices): Berth {
  const { config, knex, logger, registry } = services;
  const clock = DatabaseClock.create({ knex, machine: systemClock });
  // Another one after each start: who comes back after a crash is new.
  const replica = randomUUID();
  const random = Math.random;
  const berth = readBerthConfig(config);
  const shared = { ...services, clock, random, replica };
  const stopping = new AbortController();
  const metrics = BerthMetrics.create(shared);

  const clusters = ClusterDirectory.create({
    ...shared,
    berth,
    loadStrategies,
  });
  const feed = ChangeFeed.create(shared);
  const store = ClusterStore.create({ ...shared, feed });
  const live = LiveOfferings.create(shared);
  const offerings = OfferingQueries.create({
    live,
    clusters,
    store,
    engines: berth.engines,
  });
  const tenants = TenantQueries.create({ ...shared, clusters, feed });
  const claims = ClaimQueries.create({ ...shared, live, store, tenants });

  const requestStore = RequestStore.create({ ...shared, feed });
  const runner = RequestRunner.create({
    ...shared,
    config: berth.requests,
    store: requestStore,
    clusters,
    offerings,
    delivery: ObjectDelivery.create({ logger }),
  });
  const worker = RequestWorker.create({
    ...shared,
    store: requestStore,
    runner,
  });

  const leases = createLeases({
    ...shared,
    leaseMs: berth.fleet.leaseMs,
    onTaken: cluster => metrics.onTaken(cluster),
    onLost: cluster => metrics.onLost(cluster),
  });
  const fleet = Fleet.create({
    ...shared,
    config: berth.fleet,
    clusters,
    live,
    metrics,
    leases,
    store,
    feed,
    onConnected: cluster =>
      worker
        .onConnected(cluster)
        .catch(error => logger.warn('Waiting requests stay waiting', error)),
  });

  const access = Access.create({
    ...shared,
    platformGroups: berth.platformGroups,
  });

  const toolsOf = (area: string) =>
    createRouteTools({
      ...shared,
      area,
      access,
      clusters,
      claims,
      tenants,
      offerings,
    });
  const followAreas = (signal: AbortSignal) =>
    registry
      .routes()
      .map(({ area, background }) => background?.(toolsOf(area), signal));

  let running: Promise<unknown> = Promise.resolve();
  return {
    routerOptions: {
      ...shared,
      access,
      clusters: ClusterQueries.create({ clusters, store }),
      health: HealthQueries.create({ ...shared, clusters, store, leases }),
      tenants,
      offerings,
      claims,
      coreObjects: CoreObjectQueries.create({
        ...{ knex, tenants },
        kinds: berth.fleet.coreKinds,
      }),
      pending: PendingClaims.create({ knex, clock, tenants }),
      operations: ClaimOperations.create({
        queries: claims,
        reader: ClaimObjectReader.create({
          requests: requestStore,
          offerings,
        }),
        clusters,
        offerings,
        knex,
        clock,
      }),
      requests: RequestService.create({
        ...shared,
        config: berth.requests,
        store: requestStore,
        runner,
        worker,
        clusters,
        offerings,
        tenants,
      }),
      feed,
      areas: createAreaRouter({
        routes: registry.routes(),
        tools: toolsOf,
      }),
      stopping: stopping.signal,
    },
    start: async () => {
      const { signal } = stopping;
      await clock.measure();
      SignalPublisher.start({ ...shared, feed, signal });
      const after = await feed.head();
      await live.load();
      await requestStore.resume();
      running = Promise.all([
        fleet.run(signal),
        worker.run(signal),
        clock.run(signal),
        feed.follow({
          ...{ after, signal, logger },
          prepare: notes => live.refreshIn(notes),
        }),
        feed.keepPruned(signal, logger),
        ...followAreas(signal),
      ]).catch(error =>
        logger.error('Berth stopped following the clusters', error),
      );
    },
    stop: async () => {
      stopping.abort();
      // Ends what waits for a cluster; it is taken up again after the start.
      clusters.close();
      await running;
    },
  };
}
