import type { Entity } from '@backstage/catalog-model';
import {
  claimIdOfEntity,
  tenantOfEntity,
} from '../components/entity/annotations';

/**
 * Whether an entity stands for a tenant; for `EntitySwitch` and
 * `EntityLayout`.
 *
 * @public
 */
export function isBerthTenant(entity: Entity): boolean {
  return (
    entity.kind.toLowerCase() === 'system' &&
    tenantOfEntity(entity) !== undefined
  );
}

/**
 * Whether an entity stands for a claim; for `EntitySwitch` and
 * `EntityLayout`.
 *
 * @public
 */
export function isBerthClaim(entity: Entity): boolean {
  return claimIdOfEntity(entity) !== undefined;
}
