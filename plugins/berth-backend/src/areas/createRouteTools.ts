import type {
  AuditorService,
  DatabaseService,
  LoggerService,
  RootConfigService,
} from '@backstage/backend-plugin-api';
import {
  berthActPermission,
  berthRequestPermission,
  berthRevealPermission,
  berthViewPermission,
} from '@berth/backstage-plugin-berth-common';
import type {
  RouteCaller,
  RouteTools,
} from '@berth/backstage-plugin-berth-node';
import type { Request } from 'express';
import type { ClaimQueries } from '../claims/ClaimQueries';
import type { ClusterDirectory } from '../clusters/ClusterDirectory';
import { assertPlatform } from '../identity/Caller';
import { kubernetesIdentity } from '../identity/kubernetesIdentity';
import type { OfferingQueries } from '../offerings/OfferingQueries';
import type { Access } from '../router/Access';
import type { TenantQueries } from '../tenants/TenantQueries';
import type { Clock } from '../time/Clock';
import { UserCluster } from './UserCluster';

type Permission = Parameters<RouteTools['authorize']>[1];

const permissions = {
  view: berthViewPermission,
  request: berthRequestPermission,
  act: berthActPermission,
  reveal: berthRevealPermission,
  platform: berthActPermission,
};

/**
 * What the routes of an area of offerings get to work with. Whatever is more
 * than a look is noted in the audit log, with how it ended.
 *
 * @internal
 */
export function createRouteTools(options: RouteToolsOptions): RouteTools {
  const { area, access, clusters, claims, tenants, offerings, clock } = options;
  return {
    logger: options.logger.child({ area }),
    config: options.config,
    database: options.database,
    now: () => new Date(clock.now()),
    authorize: async (request, permission) => {
      const caller = await access.user(request, permissions[permission]);
      if (permission === 'platform') {
        assertPlatform(caller, 'This');
      }
      if (permission !== 'view') {
        await note(options, request, permission);
      }
      return caller;
    },
    clusters: () => clusters.list().map(({ name }) => name),
    claim: id => claims.get(id),
    tenant: (name, caller) => tenants.get(name, caller.ownershipEntityRefs),
    tenants: caller => tenants.list(caller.ownershipEntityRefs),
    offering: id => offerings.get(id),
    asUser: (name, caller) => {
      const cluster = clusters.get(name);
      return UserCluster.create({ cluster, as: identityOn(cluster, caller) });
    },
    asBerth: name => UserCluster.create({ cluster: clusters.get(name) }),
  };
}

/**
 * What {@link createRouteTools} needs.
 *
 * @internal
 */
export interface RouteToolsOptions {
  area: string;
  access: Access;
  auditor: AuditorService;
  clusters: ClusterDirectory;
  claims: ClaimQueries;
  tenants: TenantQueries;
  offerings: OfferingQueries;
  config: RootConfigService;
  database: DatabaseService;
  logger: LoggerService;
  clock: Clock;
}

function identityOn(
  { settings }: ReturnType<ClusterDirectory['get']>,
  caller: RouteCaller,
) {
  return kubernetesIdentity({ ...caller, config: settings.identity });
}

async function note(
  { area, auditor }: RouteToolsOptions,
  request: Request,
  permission: Permission,
): Promise<void> {
  const event = await auditor.createEvent({
    eventId: `area-${permission}`,
    severityLevel: permission === 'reveal' ? 'high' : 'medium',
    request,
    meta: { area, method: request.method, path: request.path },
  });
  request.res?.once('finish', () => {
    const status = request.res?.statusCode ?? 500;
    void (status < 400
      ? event.success()
      : event.fail({ error: new Error(`The answer was ${status}`) }));
  });
}
