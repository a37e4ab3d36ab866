import type {
  Claim,
  ClaimDetail,
  ClaimRequest,
  Cluster,
  OfferingDescription,
  Tenant,
} from '@berth/backstage-plugin-berth-common';
import { stringifyClaimRef } from '@berth/backstage-plugin-berth-common';

/** The moment at which the fixtures are looked at. */
export const NOW = Date.parse('2026-11-21T10:00:00Z');

const ago = (seconds: number) => new Date(NOW - seconds * 1000).toISOString();

/** A tenant of one's own with two namespaces on one cluster. */
export function aTenant(overrides: Partial<Tenant> = {}): Tenant {
  return {
    name: 'payments',
    title: 'Payments',
    description: 'Cards, invoices and the ledger',
    owner: 'group:default/payments',
    namespaces: [
      { cluster: 'sandbox', name: 'payments', primary: true },
      { cluster: 'sandbox', name: 'payments-staging', primary: false },
    ],
    claims: { Ready: 2, Provisioning: 1 },
    mine: true,
    ...overrides,
  };
}

/** A cluster that answers. */
export function aCluster(overrides: Partial<Cluster> = {}): Cluster {
  return {
    name: 'sandbox',
    title: 'Sandbox',
    state: 'connected',
    simulated: ['postgresql.cnpg.io'],
    kubernetesVersion: 'v1.36.0',
    ...overrides,
  };
}

const cloudNativePg = {
  group: 'postgresql.cnpg.io',
  version: 'v1',
  kind: 'Cluster',
  plural: 'clusters',
};

/** PostgreSQL by CloudNativePG, with three plans and a template. */
export function anOffering(
  overrides: Partial<OfferingDescription> = {},
): OfferingDescription {
  return {
    id: 'database.cloudnative-pg',
    title: 'PostgreSQL',
    description: 'A PostgreSQL database, kept running by CloudNativePG.',
    category: 'database',
    docs: 'https://cloudnative-pg.io/documentation/current/',
    kind: cloudNativePg,
    holdsData: true,
    plans: [
      {
        id: 'small',
        title: 'S',
        description: 'One instance, to try and to develop with',
        resources: { cpu: '500m', memory: '1Gi', 'requests.storage': '10Gi' },
      },
      {
        id: 'medium',
        title: 'M',
        description: 'Three instances that survive the loss of a node',
        resources: { cpu: '2', memory: '4Gi', 'requests.storage': '50Gi' },
      },
      {
        id: 'large',
        title: 'L',
        description: 'Three instances for heavy use',
        resources: { cpu: '8', memory: '32Gi', 'requests.storage': '500Gi' },
      },
    ],
    inputSchema: {
      type: 'object',
      additionalProperties: false,
      properties: {
        plan: {
          type: 'string',
          enum: ['small', 'medium', 'large'],
          default: 'small',
          title: 'Size',
        },
        version: {
          type: 'string',
          enum: ['16', '17', '18'],
          default: '18',
          title: 'PostgreSQL version',
        },
        instances: {
          type: 'integer',
          minimum: 1,
          maximum: 9,
          title: 'Instances',
          description: 'One primary and the rest standbys.',
        },
        storage: {
          type: 'string',
          pattern: '^[1-9][0-9]*(\\.[0-9]+)?(Ki|Mi|Gi|Ti|Pi|k|M|G|T|P)$',
          title: 'Storage',
          description: 'For each instance, such as 10Gi.',
        },
        pooler: {
          type: 'boolean',
          default: false,
          title: 'Connection pooler',
        },
      },
    },
    advanced: ['version', 'instances', 'storage', 'pooler'],
    actions: [
      {
        id: 'scale',
        title: 'Scale',
        description: 'Changes how many instances there are.',
        destructive: false,
        permission: 'act',
        inputSchema: {
          type: 'object',
          properties: {
            instances: {
              type: 'integer',
              minimum: 1,
              maximum: 9,
              title: 'Instances',
            },
          },
          required: ['instances'],
        },
      },
      {
        id: 'restart',
        title: 'Restart',
        description: 'Restarts the instances one after the other.',
        destructive: false,
        permission: 'act',
        inputSchema: { type: 'object', properties: {} },
      },
      {
        id: 'hibernate',
        title: 'Hibernate',
        description: 'Stops the database and keeps its data.',
        destructive: true,
        permission: 'act',
        inputSchema: { type: 'object', properties: {} },
      },
    ],
    availability: [{ cluster: 'sandbox', available: true, simulated: true }],
    template: 'template:default/postgres-database',
    ...overrides,
  };
}

/** A ready database of payments'. */
export function aClaim(overrides: Partial<Claim> = {}): Claim {
  const base: Claim = {
    id: '',
    cluster: 'sandbox',
    namespace: 'payments',
    name: 'orders-db',
    tenant: 'payments',
    offering: 'database.cloudnative-pg',
    kind: cloudNativePg,
    plan: 'medium',
    phase: 'Ready',
    reason: 'ClusterIsReady',
    message: 'Cluster in healthy state.',
    progress: { done: 3, total: 3 },
    since: ago(3600),
    createdAt: ago(3660),
    requester: 'user:default/payments-developer',
    owner: 'group:default/payments',
    entityRef: 'resource:default/sandbox-payments-orders-db',
    connection: {
      endpoints: [
        {
          name: 'rw',
          description: 'Read and write, at the primary',
          host: 'orders-db-rw.payments.svc',
          port: 5432,
        },
        {
          name: 'ro',
          description: 'Read only, at the standbys',
          host: 'orders-db-ro.payments.svc',
          port: 5432,
        },
      ],
      secret: {
        namespace: 'payments',
        name: 'orders-db-app',
        keys: [
          'dbname',
          'host',
          'jdbc-uri',
          'password',
          'pgpass',
          'port',
          'uri',
          'user',
          'username',
        ],
      },
    },
    details: [
      { label: 'PostgreSQL version', value: '18' },
      { label: 'Instances', value: '3' },
      { label: 'Storage', value: '50Gi for each instance' },
    ],
    simulated: true,
    ...overrides,
  };
  return { ...base, id: overrides.id ?? stringifyClaimRef(base) };
}

/** A claim with its events. */
export function aClaimDetail(
  overrides: Partial<ClaimDetail> = {},
): ClaimDetail {
  return {
    ...aClaim(overrides),
    events: [
      {
        type: 'Normal',
        reason: 'CreatingInstance',
        message: 'Primary instance (initdb)',
        count: 1,
        lastSeen: ago(3650),
        source: 'cloudnative-pg',
      },
    ],
    ...(overrides.requestDetail && {
      requestDetail: overrides.requestDetail,
    }),
    ...(overrides.events && { events: overrides.events }),
  };
}

/** A request for payments-db-7k2 that has just been made. */
export function aRequest(overrides: Partial<ClaimRequest> = {}): ClaimRequest {
  const base: ClaimRequest = {
    id: '3f0c5a52-8f9e-4a64-9b39-0d3bb7c7a001',
    state: 'Delivering',
    claimId: '',
    offering: 'database.cloudnative-pg',
    tenant: 'payments',
    cluster: 'sandbox',
    namespace: 'payments',
    name: 'payments-db-7k2',
    input: { plan: 'small' },
    requester: 'user:default/payments-developer',
    template: 'template:default/postgres-database',
    attempts: 1,
    createdAt: ago(5),
    updatedAt: ago(4),
    ...overrides,
  };
  return { ...base, claimId: overrides.claimId ?? stringifyClaimRef(base) };
}
