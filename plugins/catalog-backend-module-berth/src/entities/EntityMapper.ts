import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import type {
  Claim,
  Cluster,
  CoreObject,
  PendingClaim,
  Tenant,
} from '@berth/backstage-plugin-berth-common';
import type { OfferingRegistry } from '@berth/backstage-plugin-berth-node';
import type { ProviderConfig } from '../config/readProviderConfig';
import { claimEntity } from './claimEntity';
import { clusterEntity } from './clusterEntity';
import { coreObjectEntity } from './coreObjectEntity';
import { describeClaim } from './describeClaim';
import { parseOwner } from './parseRef';
import { claimToBe } from './pendingClaim';
import { saidBy, type Said } from './said';
import { tenantEntity } from './tenantEntity';

/**
 * Makes catalog entities of what Berth knows: standard kinds only, valid
 * whatever a cluster's objects hold, and without anything that changes while a
 * claim comes up.
 *
 * @internal
 */
export class EntityMapper {
  readonly #config: ProviderConfig;
  readonly #offerings: OfferingRegistry;
  readonly #logger: LoggerService;

  private constructor(options: EntityMapperOptions) {
    this.#config = options.config;
    this.#offerings = options.offerings;
    this.#logger = options.logger;
  }

  static create(options: EntityMapperOptions): EntityMapper {
    return new EntityMapper(options);
  }

  cluster(cluster: Cluster): Entity {
    return clusterEntity(cluster, { owner: this.#config.defaultOwner });
  }

  tenant(tenant: Tenant): Entity {
    const owner = this.#ownerOf(tenant);
    if (tenant.owner && !parseOwner(tenant.owner)) {
      this.#logger.warn('The owner of a tenant is no entity ref of a Group', {
        tenant: tenant.name,
        instead: owner,
      });
    }
    const { appBaseUrl } = this.#config;
    const said = saidBy(tenant.catalog);
    return tenantEntity(tenant, { owner, appBaseUrl, said });
  }

  /** Undefined for a claim that is not to be shown. */
  claim(claim: Claim): Entity | undefined {
    return this.#claim(claim);
  }

  /** As {@link EntityMapper.claim}, of one that no cluster shows yet. */
  pending(request: PendingClaim): Entity | undefined {
    const offering = this.#offerings.get(request.offering);
    return this.#claim(claimToBe(request, offering), request.id);
  }

  /** Undefined for an object that is not to be shown. */
  coreObject(object: CoreObject): Entity | undefined {
    const { appBaseUrl } = this.#config;
    const said = saidBy(object.catalog);
    if (!this.#isShown(said)) {
      return undefined;
    }
    const owner = said.owner ?? this.#ownerOf(object);
    return coreObjectEntity(object, { said, owner, appBaseUrl });
  }

  #isShown({ shown }: Said): boolean {
    return shown ?? !this.#config.onlyAnnotated;
  }

  #claim(claim: Claim, pending?: string): Entity | undefined {
    const { appBaseUrl } = this.#config;
    const said = saidBy(claim.catalog);
    if (!this.#isShown(said)) {
      return undefined;
    }
    const described = describeClaim(claim, {
      offering: this.#offerings.get(claim.offering),
      onError: error =>
        this.#logger.warn(
          'An offering failed to describe a claim for the catalog',
          { claim: claim.id, error: String(error) },
        ),
    });
    const owner = said.owner ?? this.#ownerOf(claim);
    return claimEntity(claim, { described, said, owner, appBaseUrl, pending });
  }

  #ownerOf({ owner }: { owner?: string }): string {
    return (owner && parseOwner(owner)) || this.#config.defaultOwner;
  }
}

/** @internal */
export interface EntityMapperOptions {
  config: ProviderConfig;
  offerings: OfferingRegistry;
  logger: LoggerService;
}
