import type {
  Change,
  ClaimDetail,
  ClaimRequest,
  Cluster,
  KubernetesObject,
  OfferingDescription,
  Tenant,
} from '@berth/backstage-plugin-berth-common';
import type { BerthApi } from '../api';
import { aResponseError } from './errors';
import {
  aClaimDetail,
  aCluster,
  anOffering,
  aRequest,
  aTenant,
} from './fixtures';

/** What a fake backend knows. */
export interface World {
  tenants: Tenant[];
  clusters: Cluster[];
  offerings: OfferingDescription[];
  claims: ClaimDetail[];
  requests: ClaimRequest[];
  objects: KubernetesObject[];
  secret: Record<string, string>;
  /** What routes of modules answer, by area and path: `clusters/workloads/x`. */
  areas: Record<string, unknown>;
  /** The change feed, oldest first. */
  changes: Change[];
}

const notFound = (what: string) =>
  aResponseError({
    name: 'NotFoundError',
    code: what === 'claim' ? 'claim-not-found' : 'tenant-not-found',
    message: `There is no such ${what}.`,
  });

/** One tenant with one ready database, unless told otherwise. */
export function aWorld(overrides: Partial<World> = {}): World {
  return {
    tenants: [aTenant()],
    clusters: [aCluster()],
    offerings: [anOffering()],
    claims: [aClaimDetail()],
    requests: [],
    objects: [
      {
        apiVersion: 'postgresql.cnpg.io/v1',
        kind: 'Cluster',
        metadata: { name: 'orders-db', namespace: 'payments' },
        spec: { instances: 3 },
      },
    ],
    secret: { username: 'app', password: 'correct-horse', dbname: 'app' },
    areas: {},
    changes: [],
    ...overrides,
  };
}

function find<T>(item: T | undefined, what: string): T {
  if (!item) {
    throw notFound(what);
  }
  return item;
}

/**
 * A backend that answers from a world which the caller may change at any
 * time. Single methods can be replaced.
 */
export function fakeBerthApi(
  world: World = aWorld(),
  overrides: Partial<BerthApi> = {},
): BerthApi {
  const claimOf = (id: string) =>
    find(
      world.claims.find(claim => claim.id === id),
      'claim',
    );
  return {
    getHealth: async () => ({ ready: true, clusters: [] }),
    listClusters: async () => world.clusters,
    listTenants: async () => world.tenants,
    getTenant: async name =>
      find(
        world.tenants.find(tenant => tenant.name === name),
        'tenant',
      ),
    listOfferings: async () => world.offerings,
    listEngines: async () => {
      const ids = world.offerings.flatMap(({ engine }) => engine ?? []);
      return [...new Set(ids)].map(id => ({
        id,
        offerings: world.offerings
          .filter(({ engine }) => engine === id)
          .map(offering => offering.id),
      }));
    },
    getOffering: async id =>
      find(
        world.offerings.find(offering => offering.id === id),
        'offering',
      ),
    listClaims: async ({ tenant, offering, phase } = {}) => ({
      items: world.claims.filter(
        claim =>
          (!tenant || claim.tenant === tenant) &&
          (!offering || claim.offering === offering) &&
          (!phase || claim.phase === phase),
      ),
    }),
    lookUpClaims: async ({ ids = [] }) => ({
      ids,
      items: world.claims.filter(({ id }) => ids.includes(id)),
      pending: [],
    }),
    listPendingClaims: async () => ({ items: [] }),
    listCoreObjects: async () => ({ items: [] }),
    lookUpCoreObjects: async () => [],
    getClaim: async id => claimOf(id),
    getClaimObjects: async () => world.objects,
    revealConnection: async () => ({ values: world.secret }),
    runAction: async id => claimOf(id),
    deleteClaim: async id => claimOf(id),
    previewRequest: async ({ offering = '', name }) => ({
      cluster: 'sandbox',
      offering,
      claimId: `sandbox:payments:${offering}:${name}`,
      namespace: 'payments',
      objects: world.objects,
      usage: {},
      usageKnown: true,
    }),
    createRequest: async body => {
      const { name, tenant, offering = '', input = {} } = body;
      return aRequest({ name, tenant, offering, input });
    },
    listRequests: async ({ tenant } = {}) =>
      world.requests.filter(request => !tenant || request.tenant === tenant),
    getRequest: async id =>
      find(
        world.requests.find(request => request.id === id),
        'request',
      ),
    callArea: async <T>(area: string, path: string) =>
      find(world.areas[`${area}${path}`], 'route') as T,
    readAreaFile: async (area, path) => ({
      text: find(world.areas[`${area}${path}`], 'route') as string,
      headers: new Headers(),
    }),
    listChanges: async ({ after } = {}) => ({
      items:
        after === undefined
          ? []
          : world.changes.filter(({ seq }) => seq > after),
      cursor: world.changes.length,
    }),
    ...overrides,
  };
}
