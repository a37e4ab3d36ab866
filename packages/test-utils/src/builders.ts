import {
  stringifyClaimRef,
  stringifyCoreObjectRef,
  type Claim,
  type ClaimRequest,
  type Cluster,
  type CoreObject,
  type Tenant,
} from '@berth/backstage-plugin-berth-common';

const AT = '2026-01-01T00:00:00.000Z';

/**
 * A connected cluster `sandbox`.
 *
 * @public
 */
export function aCluster(overrides: Partial<Cluster> = {}): Cluster {
  const name = overrides.name ?? 'sandbox';
  return {
    name,
    title: name,
    state: 'connected',
    simulated: [],
    ...overrides,
  };
}

/**
 * The tenant `payments` of `group:default/payments` on `sandbox`.
 *
 * @public
 */
export function aTenant(overrides: Partial<Tenant> = {}): Tenant {
  const name = overrides.name ?? 'payments';
  return {
    name,
    title: name,
    owner: `group:default/${name}`,
    namespaces: [{ cluster: 'sandbox', name, primary: true }],
    claims: {},
    mine: false,
    ...overrides,
  };
}

/**
 * A PostgreSQL claim `orders-db` of `payments` on `sandbox` that is being
 * provisioned. The id follows from cluster, namespace, offering and name.
 *
 * @public
 */
export function aClaim(overrides: Partial<Omit<Claim, 'id'>> = {}): Claim {
  const ref = {
    cluster: 'sandbox',
    namespace: 'payments',
    offering: 'database.cloudnative-pg',
    name: 'orders-db',
  };
  const claim = {
    ...ref,
    tenant: 'payments',
    owner: 'group:default/payments',
    kind: {
      group: 'postgresql.cnpg.io',
      version: 'v1',
      kind: 'Cluster',
      plural: 'clusters',
    },
    phase: 'Provisioning' as const,
    reason: 'Provisioning',
    message: 'Setting up primary',
    since: AT,
    createdAt: AT,
    details: [],
    simulated: false,
    ...overrides,
  };
  return { ...claim, id: stringifyClaimRef(claim) };
}

/**
 * The quota `limits` of `payments` on `sandbox`. The id follows from the rest.
 *
 * @public
 */
export function aCoreObject(
  overrides: Partial<Omit<CoreObject, 'id'>> = {},
): CoreObject {
  const object = {
    cluster: 'sandbox',
    namespace: 'payments',
    kind: 'ResourceQuota' as const,
    name: 'limits',
    tenant: 'payments',
    owner: 'group:default/payments',
    ...overrides,
  };
  return { ...object, id: stringifyCoreObjectRef(object) };
}

/**
 * A request for the claim that {@link aClaim} makes, delivered.
 *
 * @public
 */
export function aRequest(overrides: Partial<ClaimRequest> = {}): ClaimRequest {
  const { id, offering, cluster, namespace, name } = aClaim();
  return {
    id: 'a3c1a8f0-51a2-4f0e-9d55-1c5a0f7f2b10',
    state: 'Delivered',
    claimId: id,
    offering,
    tenant: 'payments',
    cluster,
    namespace,
    name,
    input: {},
    requester: 'user:default/mock',
    attempts: 1,
    createdAt: AT,
    updatedAt: AT,
    ...overrides,
  };
}
