import type { Entity } from '@backstage/catalog-model';
import {
  berthEntityAnnotations,
  parseClaimRef,
} from '@berth/backstage-plugin-berth-common';
import type { Shown, ShownObject } from './types';

/**
 * What Berth's entities say is in the clusters.
 *
 * @internal
 */
export function shownByBerth(entities: Entity[]): Shown {
  return shownBy(entities, ({ metadata }) => {
    const id = metadata.annotations?.[berthEntityAnnotations.claimId];
    return id ? parseClaimRef(id) : undefined;
  });
}

/**
 * What the peer's entities say is in the clusters: the title is the object's
 * name, the cluster is a tag.
 *
 * @internal
 */
export function shownByPeer(entities: Entity[]): Shown {
  return shownBy(entities, ({ kind, metadata }) => {
    const cluster = metadata.tags
      ?.find(tag => tag.startsWith('cluster:'))
      ?.slice('cluster:'.length);
    const namespace =
      metadata.annotations?.['backstage.io/kubernetes-namespace'];
    return kind === 'Component' && cluster && namespace && metadata.title
      ? { cluster, namespace, name: metadata.title }
      : undefined;
  });
}

function shownBy(
  entities: Entity[],
  objectOf: (entity: Entity) => Omit<ShownObject, 'owner'> | undefined,
): Shown {
  return {
    objects: entities.flatMap(entity => {
      const object = objectOf(entity);
      if (!object) {
        return [];
      }
      const { cluster, namespace, name } = object;
      return [{ cluster, namespace, name, owner: ownerOf(entity) }];
    }),
    systems: entities
      .filter(({ kind }) => kind === 'System')
      .map(({ metadata }) => metadata.name),
  };
}

function ownerOf({ spec }: Entity): string {
  return typeof spec?.owner === 'string' ? spec.owner : '';
}
