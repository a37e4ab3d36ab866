import {
  berthError,
  type Tenant,
  type TenantNamespace,
} from '@berth/backstage-plugin-berth-common';
import type { Knex } from 'knex';
import type { ChangeFeed } from '../changes/ChangeFeed';
import { LatestReading } from '../changes/LatestReading';
import type { ClusterDirectory } from '../clusters/ClusterDirectory';
import type { NamespaceRow } from '../fleet/namespaceRow';
import type { Clock } from '../time/Clock';
import { isMine, tenantOf, type ClaimCount } from './tenantOf';

/**
 * What the API answers of tenants, which are what the namespaces that carry
 * their name say of them.
 *
 * @internal
 */
export class TenantQueries {
  readonly #knex: Knex;
  readonly #clusters: ClusterDirectory;
  readonly #all: LatestReading<Tenant[]>;

  private constructor(options: TenantQueriesOptions) {
    this.#knex = options.knex;
    this.#clusters = options.clusters;
    this.#all = LatestReading.create({
      ...options,
      kind: 'tenant',
      read: () => this.#readAll(),
    });
  }

  static create(options: TenantQueriesOptions): TenantQueries {
    return new TenantQueries(options);
  }

  /**
   * All tenants, by name.
   *
   * @param ownerships - entity refs of whom the asking user is
   */
  async list(ownerships: string[]): Promise<Tenant[]> {
    const tenants = await this.#all.get();
    return tenants.map(tenant => ({
      ...tenant,
      mine: isMine(tenant.owner, ownerships),
    }));
  }

  /** As they are for nobody in particular. */
  async #readAll(): Promise<Tenant[]> {
    const namespaces = await this.#namespaces();
    const counts = await this.#counts();
    const names = [...new Set(namespaces.map(({ tenant }) => tenant))].sort();
    const byTenant = groupBy(namespaces);
    const countsOf = groupBy(counts);
    return names.map(name =>
      tenantOf({
        name,
        namespaces: byTenant.get(name) ?? [],
        counts: countsOf.get(name) ?? [],
        ownerships: [],
      }),
    );
  }

  /** @throws NotFoundError with code `tenant-not-found` */
  async get(name: string, ownerships: string[]): Promise<Tenant> {
    const namespaces = await this.#namespaces([name]);
    if (namespaces.length === 0) {
      throw berthError('tenant-not-found', {
        message: `There is no tenant '${name}'`,
      });
    }
    const counts = await this.#counts([name]);
    return tenantOf({ name, namespaces, counts, ownerships });
  }

  /**
   * Where a tenant's claim goes: the namespace and cluster that were named, or
   * those that need no naming.
   *
   * @throws NotFoundError with code `tenant-not-found` or `cluster-not-found`;
   * InputError with code `cluster-required` or `namespace-not-of-tenant`
   */
  async place(options: {
    tenant: string;
    cluster?: string;
    namespace?: string;
  }): Promise<TenantNamespace> {
    const { name, namespaces } = await this.get(options.tenant, []);
    if (options.cluster !== undefined) {
      this.#clusters.get(options.cluster);
    }
    const clusters = [...new Set(namespaces.map(({ cluster }) => cluster))];
    if (options.cluster === undefined && clusters.length > 1) {
      throw berthError('cluster-required', {
        message: `Tenant ${name} has a place on ${clusters.join(
          ', ',
        )}; name the cluster`,
        fields: [{ field: 'cluster', message: 'Name one of the clusters.' }],
      });
    }
    const cluster = options.cluster ?? clusters[0];
    const here = namespaces.filter(entry => entry.cluster === cluster);
    const place = here.find(entry =>
      options.namespace === undefined
        ? entry.primary
        : entry.name === options.namespace,
    );
    if (!place) {
      throw notOfTenant(name, cluster, here, options.namespace);
    }
    return place;
  }

  /**
   * Finds out whose the things in namespaces are: entity refs of whom the
   * namespace names as its owner, or else the tenant.
   */
  async owners(tenants: string[]): Promise<OwnerOf> {
    const namespaces = await this.#namespaces([...new Set(tenants)]);
    const owners = new Map<string, string | undefined>();
    for (const [name, rows] of groupBy(namespaces)) {
      const options = { name, namespaces: rows, counts: [], ownerships: [] };
      const { owner } = tenantOf(options);
      owners.set(name, owner);
      rows.forEach(row =>
        owners.set(`${row.cluster}/${row.name}`, row.owner ?? owner),
      );
    }
    return ({ cluster, namespace, tenant }) =>
      owners.get(`${cluster}/${namespace}`) ?? owners.get(tenant ?? '');
  }

  async #namespaces(tenants?: string[]): Promise<NamespaceRow[]> {
    const names = this.#clusters.list().map(cluster => cluster.name);
    return this.#knex<NamespaceRow>('fleet_namespaces')
      .whereIn('cluster', names)
      .andWhere(where => (tenants ? where.whereIn('tenant', tenants) : where))
      .orderBy(['cluster', 'name']);
  }

  async #counts(tenants?: string[]): Promise<ClaimCount[]> {
    const rows: Array<{
      tenant?: string | number;
      phase?: string | number;
      count?: string | number;
    }> = await this.#knex('claims')
      .whereNotNull('tenant')
      .andWhere(where => (tenants ? where.whereIn('tenant', tenants) : where))
      .groupBy('tenant', 'phase')
      .select('tenant', 'phase')
      .count({ count: '*' });
    return rows.map(row => ({
      tenant: String(row.tenant),
      phase: String(row.phase),
      count: Number(row.count),
    }));
  }
}

/**
 * Entity ref of whose a thing in a namespace is.
 *
 * @internal
 */
export type OwnerOf = (thing: {
  cluster: string;
  namespace: string;
  tenant: string | null;
}) => string | undefined;

/**
 * What {@link TenantQueries} are made of.
 *
 * @internal
 */
export interface TenantQueriesOptions {
  knex: Knex;
  feed: ChangeFeed;
  clock: Clock;
  clusters: ClusterDirectory;
}

function groupBy<T extends { tenant: string }>(items: T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(item.tenant);
    if (group) {
      group.push(item);
    } else {
      groups.set(item.tenant, [item]);
    }
  }
  return groups;
}

function notOfTenant(
  tenant: string,
  cluster: string,
  here: TenantNamespace[],
  namespace: string | undefined,
) {
  const names = here.map(({ name }) => name).join(', ');
  const message =
    here.length === 0
      ? `Tenant ${tenant} has no namespace on cluster ${cluster}`
      : `Namespace ${namespace} on cluster ${cluster} is not one of tenant ${tenant}, which has ${names}`;
  return berthError('namespace-not-of-tenant', {
    message,
    fields: [{ field: 'namespace', message }],
  });
}
