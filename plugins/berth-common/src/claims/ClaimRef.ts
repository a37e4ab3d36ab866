import { berthError } from '../errors/berthError';

/**
 * What identifies a claim: one primary object of an offering, on one cluster.
 *
 * @public
 */
export interface ClaimRef {
  /** Name of the cluster, as in `kubernetes.clusterLocatorMethods`. */
  cluster: string;
  /** Namespace of the primary object; empty for a cluster-scoped one. */
  namespace: string;
  /** Id of the offering. */
  offering: string;
  /** Name of the primary object. */
  name: string;
}

/** No namespace is called so; a part that is, is written `%2D`. */
const NO_NAMESPACE = '-';

/**
 * Writes a claim's id: the parts in the order cluster, namespace, offering,
 * name, each percent-encoded, joined by colons. The same object always has
 * the same id. A cluster-scoped object has `-` for its namespace.
 *
 * @throws InputError with code `claim-id-invalid` when a part is empty or no
 * well-formed Unicode, which no name in Kubernetes is
 * @public
 */
export function stringifyClaimRef(ref: ClaimRef): string {
  const parts = [ref.cluster, ref.namespace, ref.offering, ref.name];
  const encoded = parts.map(encodePart);
  encoded[1] ||= ref.namespace === '' ? NO_NAMESPACE : undefined;
  if (encoded.some(part => !part)) {
    throw invalid(`'${parts.join(':')}' cannot be written as a claim id`);
  }
  return encoded.join(':');
}

/**
 * Reads a claim's id as {@link stringifyClaimRef} writes it.
 *
 * @throws InputError with code `claim-id-invalid` when it is not one.
 * @public
 */
export function parseClaimRef(id: string): ClaimRef {
  const raw = id.split(':');
  const [cluster, namespace, offering, name] = raw.map(decodePart);
  if (raw.length !== 4 || !cluster || !namespace || !offering || !name) {
    throw invalid(`'${id}' is no claim id`);
  }
  const isClusterScoped = raw[1] === NO_NAMESPACE;
  return {
    cluster,
    namespace: isClusterScoped ? '' : namespace,
    offering,
    name,
  };
}

function invalid(problem: string) {
  return berthError('claim-id-invalid', {
    message: `${problem}; expected cluster:namespace:offering:name`,
  });
}

function encodePart(part: string): string | undefined {
  try {
    return part === NO_NAMESPACE ? '%2D' : encodeURIComponent(part);
  } catch {
    return undefined;
  }
}

function decodePart(part: string): string | undefined {
  try {
    return decodeURIComponent(part);
  } catch {
    return undefined;
  }
}
