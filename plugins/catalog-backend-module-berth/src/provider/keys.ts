import type { Entity } from '@backstage/catalog-model';
import {
  claimEntityRef,
  clusterEntityRef,
  coreObjectEntityRef,
  parseClaimRef,
  parseCoreObjectRef,
  tenantEntityRef,
  type Change,
} from '@berth/backstage-plugin-berth-common';

/**
 * Entities by what they stand for: `claim:<id>`, `tenant:<name>`,
 * `cluster:<name>` or `object:<id>`. Undefined stands for what is gone.
 *
 * @internal
 */
export type EntitiesByKey = Map<string, Entity | undefined>;

/**
 * The ref of the entity that stands for something: it follows from the key, so
 * that nobody has to remember it.
 *
 * @internal
 */
export function entityRefOf(key: string): string {
  const at = key.indexOf(':');
  const name = key.slice(at + 1);
  switch (key.slice(0, at)) {
    case 'claim':
      return claimEntityRef(parseClaimRef(name));
    case 'object':
      return coreObjectEntityRef(parseCoreObjectRef(name));
    case 'tenant':
      return tenantEntityRef(name);
    default:
      return clusterEntityRef(name);
  }
}

/**
 * A change by which what stands for a key is read again.
 *
 * @internal
 */
export function changeOf(key: string): Change {
  const at = key.indexOf(':');
  return {
    seq: 0,
    kind: key.slice(0, at) as Change['kind'],
    key: key.slice(at + 1),
    operation: 'upsert',
    at: '',
  };
}

/**
 * Which of so many parts a key belongs to, always the same one (FNV-1a).
 *
 * @internal
 */
export function partOf(key: string, parts: number): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < key.length; index += 1) {
    hash = Math.imul(hash ^ key.charCodeAt(index), 0x01000193);
  }
  // eslint-disable-next-line no-bitwise -- as an unsigned number
  return (hash >>> 0) % parts;
}
