import type { ManifestContext } from '@berth/backstage-plugin-berth-node';

/** Jobs name a WorkloadPriorityClass in a label, whose value is this short. */
const MAX_LENGTH = 63;

/**
 * The name of a cluster-scoped object of a claim. No namespace's name holds a
 * dot, so that no two claims come to the same one, and where it would be too
 * long a number of all of it takes the place of its end.
 *
 * @internal
 */
export function clusterName(
  { namespace, name }: Pick<ManifestContext, 'namespace' | 'name'>,
  suffix = '',
): string {
  const full = `${namespace}.${name}${suffix && `.${suffix}`}`;
  if (full.length <= MAX_LENGTH) {
    return full;
  }
  const end = `-${hashOf(full)}`;
  return `${full
    .slice(0, MAX_LENGTH - end.length)
    .replace(/[-.]+$/, '')}${end}`;
}

/** FNV-1a of 64 bits (https://www.rfc-editor.org/rfc/rfc9923), as hexadecimal. */
function hashOf(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(text)) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  }
  return hash.toString(16).padStart(16, '0');
}
