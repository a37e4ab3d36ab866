import type { Entity } from '@backstage/catalog-model';
import { berthEntityAnnotations } from '@berth/backstage-plugin-berth-common';

/**
 * The tenant that an entity stands for.
 *
 * @internal
 */
export function tenantOfEntity(entity: Entity): string | undefined {
  return entity.metadata.annotations?.[berthEntityAnnotations.tenant];
}

/**
 * The id of the claim that an entity stands for.
 *
 * @internal
 */
export function claimIdOfEntity(entity: Entity): string | undefined {
  return entity.metadata.annotations?.[berthEntityAnnotations.claimId];
}
