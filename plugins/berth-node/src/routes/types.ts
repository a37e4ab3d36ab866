import type {
  DatabaseService,
  LoggerService,
  RootConfigService,
} from '@backstage/backend-plugin-api';
import type {
  Claim,
  KubernetesObject,
  Tenant,
} from '@berth/backstage-plugin-berth-common';
import type { Request, Router } from 'express';
import type { Offering } from '../offerings/Offering';
import type { ServedApi } from '../offerings/types';

/**
 * Who calls.
 *
 * @public
 */
export interface RouteCaller {
  userEntityRef: string;
  /** The user and the groups that they belong to. */
  ownershipEntityRefs: string[];
  /** Whether they belong to the platform team, `berth.platform.groups`. */
  isPlatform: boolean;
}

/**
 * An object's place in a cluster; one without a namespace is cluster-scoped.
 *
 * @public
 */
export interface ObjectTarget {
  namespace?: string;
  name: string;
}

/**
 * Reads a cluster. What it refuses is thrown as a Berth error in its own words.
 *
 * @public
 */
export interface ClusterReader {
  /** @throws NotFoundError when there is none */
  get(api: ServedApi, target: ObjectTarget): Promise<KubernetesObject>;
  /** As `get`, but undefined when there is none, or the kind is not served. */
  find(
    api: ServedApi,
    target: ObjectTarget,
  ): Promise<KubernetesObject | undefined>;
  /** All objects; none when the kind is not served. */
  list(
    api: ServedApi,
    options?: {
      namespace?: string;
      labelSelector?: string;
      fieldSelector?: string;
    },
  ): Promise<KubernetesObject[]>;
}

/**
 * A cluster as one person may use it.
 *
 * @public
 */
export interface ClusterApi extends ClusterReader {
  /** Server-side apply under Berth's field manager, without force. */
  apply(
    object: KubernetesObject,
    options?: { dryRun?: boolean },
  ): Promise<KubernetesObject>;
  create(object: KubernetesObject): Promise<KubernetesObject>;
  mergePatch(
    api: ServedApi,
    target: ObjectTarget,
    patch: Record<string, unknown>,
  ): Promise<KubernetesObject>;
  delete(api: ServedApi, target: ObjectTarget): Promise<void>;
  /**
   * Sends a request to a Service through the API server's proxy, whose RBAC
   * decides (`services/proxy`). An answer that is no success is returned, too.
   */
  proxy(request: ServiceRequest): Promise<ServiceResponse>;
  /**
   * A short-lived token of a service account for an audience, by the
   * TokenRequest API. It is for one request and is nowhere kept.
   */
  serviceAccountToken(
    target: Required<ObjectTarget>,
    audience: string,
  ): Promise<string>;
}

/**
 * A request to a Service in a cluster.
 *
 * @public
 */
export interface ServiceRequest {
  namespace: string;
  service: string;
  /** The port's number or name. */
  port: number | string;
  scheme?: 'http' | 'https';
  method?: string;
  /** Such as `/apis/v2beta1/runs`, query included. */
  path: string;
  headers?: Record<string, string>;
  body?: string;
}

/**
 * What a Service answered.
 *
 * @public
 */
export interface ServiceResponse {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/**
 * What the routes of an area of offerings get to work with.
 *
 * @public
 */
export interface RouteTools {
  logger: LoggerService;
  config: RootConfigService;
  /** Berth's own database; an area's tables begin with its name. */
  database: DatabaseService;
  now(): Date;
  /**
   * Who calls, when they may.
   *
   * @throws NotAllowedError when they may not
   */
  authorize(
    request: Request,
    permission: 'view' | 'request' | 'act' | 'reveal' | 'platform',
  ): Promise<RouteCaller>;
  clusters(): string[];
  /** @throws NotFoundError with code `claim-not-found` */
  claim(id: string): Promise<Claim>;
  /** @throws NotFoundError with code `tenant-not-found` */
  tenant(name: string, caller: RouteCaller): Promise<Tenant>;
  tenants(caller: RouteCaller): Promise<Tenant[]>;
  /** @throws NotFoundError with code `offering-not-found` */
  offering(id: string): Offering;
  /** A cluster as the caller may use it; the cluster decides. */
  asUser(cluster: string, caller: RouteCaller): ClusterApi;
  /** A cluster as Berth's own account reads it. It can read no Secret. */
  asBerth(cluster: string): ClusterReader;
}

/**
 * The REST routes and the background work of an area of offerings.
 *
 * @public
 */
export interface OfferingRoutes {
  /** Mounted at `/api/berth/areas/<area>`; a valid path segment. */
  area: string;
  router(tools: RouteTools): Router;
  /** Runs until the signal aborts. */
  background?(tools: RouteTools, signal: AbortSignal): Promise<void>;
}
