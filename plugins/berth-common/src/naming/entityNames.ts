import {
  DEFAULT_NAMESPACE,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { sha256 } from '@noble/hashes/sha2';
import type { ClaimRef } from '../claims/ClaimRef';
import type { CoreObjectRef } from '../claims/CoreObjectRef';

/** What the catalog allows `metadata.name`. */
const MAX_LENGTH = 63;

/** 64 bits in base 36: nobody finds a second claim with the same ones. */
const HASH_LENGTH = 13;

/**
 * Entity refs are compared in lower case, so a name that has upper case is
 * not taken as it is. Kubernetes names never hold an underscore, which makes
 * it the separator of what is composed here.
 */
const PLAIN = /^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/;
const PLAIN_TENANT = /^[a-z0-9]([-a-z0-9._]*[a-z0-9])?$/;
const LOOKS_HASHED = /_[a-z0-9]{13}$/;

/**
 * The name of a claim's catalog entity: its id with underscores between the
 * parts, `sandbox_payments_database.cloudnative-pg_orders-db`. Where that is
 * too long or not valid, it is `<namespace>_<name>_<hash>`.
 *
 * @remarks
 * Two claims never get the same name: the plain form can be read back, and
 * the hash is the first 64 bits of SHA-256 over all four parts. Neither form
 * can be that of a cluster, which has at most one underscore.
 *
 * @public
 */
export function claimEntityName(ref: ClaimRef): string {
  const parts = [ref.cluster, ref.namespace, ref.offering, ref.name];
  const plain = parts.join('_');
  if (parts.every(part => PLAIN.test(part)) && plain.length <= MAX_LENGTH) {
    return plain;
  }
  const readable = `${slug(ref.namespace, 16)}_${slug(ref.name, 31)}`;
  return `${readable}_${hash(parts)}`;
}

/**
 * The name of a cluster's catalog entity: the cluster's own, or
 * `<part of it>_<hash>` where that is too long or not valid.
 *
 * @public
 */
export function clusterEntityName(cluster: string): string {
  return PLAIN.test(cluster) && cluster.length <= MAX_LENGTH
    ? cluster
    : hashed(cluster);
}

/**
 * The name of a tenant's catalog entity: the tenant's own, or
 * `<part of it>_<hash>` where that is too long or not valid.
 *
 * @public
 */
export function tenantEntityName(tenant: string): string {
  return PLAIN_TENANT.test(tenant) &&
    !LOOKS_HASHED.test(tenant) &&
    tenant.length <= MAX_LENGTH
    ? tenant
    : hashed(tenant);
}

/**
 * The name of the catalog entity of an object of one of Kubernetes' own kinds:
 * `sandbox_namespace_payments`, `sandbox_payments_core_resourcequota_limits`. Where
 * that is too long or not valid, it is `core_<kind>_<namespace>_<name>_<hash>`.
 *
 * @remarks
 * It is never the name of a cluster or a claim: of underscores those have one,
 * two before a hash, or three.
 *
 * @public
 */
export function coreObjectEntityName(ref: CoreObjectRef): string {
  const kind = ref.kind.toLowerCase();
  const parts =
    ref.kind === 'Namespace'
      ? [ref.cluster, kind, ref.name]
      : [ref.cluster, ref.namespace, 'core', kind, ref.name];
  const plain = parts.join('_');
  if (
    parts.every(part => PLAIN.test(part)) &&
    !LOOKS_HASHED.test(plain) &&
    plain.length <= MAX_LENGTH
  ) {
    return plain;
  }
  const readable = [
    slug(kind, 13),
    slug(ref.namespace, 14),
    slug(ref.name, 14),
  ];
  return `core_${readable.join('_')}_${hash(parts)}`;
}

/**
 * The entity ref of a claim, a `Resource`.
 *
 * @public
 */
export function claimEntityRef(ref: ClaimRef): string {
  return refOf('Resource', claimEntityName(ref));
}

/**
 * The entity ref of a cluster, a `Resource` of type `kubernetes-cluster`.
 *
 * @public
 */
export function clusterEntityRef(cluster: string): string {
  return refOf('Resource', clusterEntityName(cluster));
}

/**
 * The entity ref of a tenant, a `System`.
 *
 * @public
 */
export function tenantEntityRef(tenant: string): string {
  return refOf('System', tenantEntityName(tenant));
}

/**
 * The entity ref of an object of one of Kubernetes' own kinds, a `Resource`.
 *
 * @public
 */
export function coreObjectEntityRef(ref: CoreObjectRef): string {
  return refOf('Resource', coreObjectEntityName(ref));
}

function refOf(kind: string, name: string): string {
  return stringifyEntityRef({ kind, namespace: DEFAULT_NAMESPACE, name });
}

function hashed(text: string): string {
  return `${slug(text, MAX_LENGTH - HASH_LENGTH - 1)}_${hash([text])}`;
}

function slug(text: string, maxLength: number): string {
  const valid = text
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, '-')
    .replace(/^[-.]+/, '')
    .slice(0, maxLength)
    .replace(/[-.]+$/, '');
  return valid || 'x';
}

function hash(parts: string[]): string {
  // As JSON, so that whatever the parts hold, ['a', 'bc'] is not ['ab', 'c'],
  // and lone surrogates stay apart, which UTF-8 has only one replacement for.
  const digest = sha256(new TextEncoder().encode(JSON.stringify(parts)));
  const bits = digest
    .slice(0, 8)
    .reduce((number, byte) => number * 256n + BigInt(byte), 0n);
  return bits.toString(36).padStart(HASH_LENGTH, '0');
}
