import type { Entity } from '@backstage/catalog-model';
import { berthEntityAnnotations } from '@berth/backstage-plugin-berth-common';
import { hashOf } from './EntityLedger';

/**
 * The ledger's number of an entity, as the entity carries it.
 *
 * @internal
 */
export function fingerprintOf(hash: number): string {
  return hash.toString(16).padStart(12, '0');
}

/**
 * The entity with the fingerprint of what else is in it, by which one can tell
 * whether the catalog shows what it was told last.
 *
 * @internal
 */
export function withFingerprint(entity: Entity): Entity {
  return {
    ...entity,
    metadata: {
      ...entity.metadata,
      annotations: {
        ...entity.metadata.annotations,
        [berthEntityAnnotations.fingerprint]: fingerprintOf(
          hashOf(JSON.stringify(entity)),
        ),
      },
    },
  };
}
