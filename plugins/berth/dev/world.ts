import type { Claim, ClaimDetail } from '@berth/backstage-plugin-berth-common';
import {
  aClaimDetail,
  aCluster,
  anOffering,
  aRequest,
  aTenant,
} from '../src/__testUtils__/fixtures';
import {
  aGpuFleet,
  aGpuHistory,
  aGpuQuotaOffering,
  someTenantGpus,
} from '../src/__testUtils__/gpuFixtures';
import { aWorld, World } from '../src/__testUtils__/fakeBerthApi';

const ago = (seconds: number) =>
  new Date(Date.now() - seconds * 1000).toISOString();

const kept: Partial<Claim> = {
  createdAt: ago(86_400 * 12),
  since: ago(86_400 * 12 - 38),
};

/** One claim in each phase, and one that waits for its cluster. */
function claimsOfPayments(): ClaimDetail[] {
  const requestDetail = aRequest({
    state: 'Delivered',
    createdAt: ago(34),
    updatedAt: ago(33),
  });
  return [
    aClaimDetail({ name: 'orders-db', ...kept, requestDetail: undefined }),
    aClaimDetail({
      name: 'payments-db-7k2',
      plan: 'small',
      phase: 'Provisioning',
      message: 'Setting up primary: 2 of 3 instances are ready.',
      progress: { done: 2, total: 3 },
      createdAt: ago(33),
      since: ago(33),
      connection: undefined,
      requestDetail,
    }),
    aClaimDetail({
      name: 'ledger-db',
      phase: 'Degraded',
      message: 'Instance ledger-db-3 is not ready: its disk is full.',
      progress: { done: 2, total: 3 },
      createdAt: ago(86_400 * 40),
      since: ago(1500),
      events: [
        {
          type: 'Warning',
          reason: 'NotEnoughDiskSpace',
          message: 'WAL volume of ledger-db-3 has no space left on device',
          count: 14,
          lastSeen: ago(90),
          source: 'cloudnative-pg',
        },
        {
          type: 'Normal',
          reason: 'FailingOver',
          message:
            'Current primary is ledger-db-3, failing over to ledger-db-1',
          count: 1,
          lastSeen: ago(1520),
          source: 'cloudnative-pg',
        },
      ],
    }),
    aClaimDetail({
      name: 'invoices-db',
      phase: 'Failed',
      message:
        'The image ghcr.io/cloudnative-pg/postgresql:19 cannot be pulled: not found.',
      createdAt: ago(7200),
      since: ago(7000),
      connection: undefined,
    }),
    aClaimDetail({
      name: 'archive-db',
      phase: 'Suspended',
      message: 'Hibernated.',
      createdAt: ago(86_400 * 200),
      since: ago(86_400 * 20),
    }),
    aClaimDetail({
      name: 'old-db',
      phase: 'Deleting',
      message: 'Being deleted; waiting for berth.dev/backup.',
      createdAt: ago(86_400 * 300),
      since: ago(40),
    }),
    aClaimDetail({
      name: 'odd-db',
      phase: 'Unknown',
      message:
        'The operator reports the phase “Splendid”, which Berth does not know.',
      createdAt: ago(86_400),
      since: ago(600),
    }),
  ];
}

/** A day of it, so that the plot has something to show. */
function gpuHistory() {
  const points = Array.from({ length: 48 }, (_, index) => ({
    at: ago((48 - index) * 1800),
    quota: index < 20 ? 4 : 8,
    used: Math.round(3 + 3 * Math.sin(index / 6)),
    waiting: index % 17 === 4 ? 2 : 0,
  }));
  const [series] = aGpuHistory.series;
  return {
    ...aGpuHistory,
    from: ago(86_400),
    to: ago(0),
    series: [{ ...series, points }],
  };
}

/** Everything that the pages can show, in one world. */
export function devWorld(): World {
  return aWorld({
    clusters: [
      aCluster(),
      aCluster({
        name: 'frankfurt',
        title: 'Frankfurt',
        state: 'stale',
        staleSince: ago(190),
        simulated: [],
        message: 'connect ECONNREFUSED 10.0.12.4:6443',
      }),
    ],
    tenants: [
      aTenant({
        claims: {
          Ready: 1,
          Provisioning: 1,
          Degraded: 1,
          Failed: 1,
          Suspended: 1,
          Deleting: 1,
          Unknown: 1,
        },
      }),
      aTenant({
        name: 'ledger',
        title: 'Ledger',
        description: 'Double-entry bookkeeping and nightly reports',
        namespaces: [{ cluster: 'frankfurt', name: 'ledger', primary: true }],
        claims: { Ready: 3 },
      }),
      aTenant({
        name: 'shop',
        title: 'Shop',
        description: 'The storefront and everything behind it',
        owner: 'group:default/shop',
        namespaces: [{ cluster: 'sandbox', name: 'shop', primary: true }],
        claims: {},
        mine: false,
      }),
      aTenant({
        name: 'data-science',
        title: 'Data science',
        description: 'Notebooks, training and the GPUs for it',
        owner: 'group:default/data-science',
        namespaces: [
          { cluster: 'sandbox', name: 'data-science', primary: true },
        ],
        claims: { Ready: 1, Provisioning: 2 },
        mine: false,
      }),
      aTenant({
        name: 'platform',
        title: 'Platform',
        description: undefined,
        owner: 'group:default/platform',
        namespaces: [{ cluster: 'sandbox', name: 'platform', primary: true }],
        claims: { Ready: 4 },
        mine: false,
      }),
    ],
    areas: {
      'gpu/fleet': aGpuFleet,
      'gpu/tenants/payments': someTenantGpus,
      'gpu/tenants/payments/history?hours=24': gpuHistory(),
    },
    offerings: [
      aGpuQuotaOffering,
      anOffering({
        availability: [
          { cluster: 'sandbox', available: true, simulated: true },
          { cluster: 'frankfurt', available: true, simulated: false },
        ],
      }),
      anOffering({
        id: 'cluster.vcluster',
        title: 'Virtual cluster',
        description: 'A Kubernetes API server of your own.',
        category: 'cluster',
        availability: [
          {
            cluster: 'sandbox',
            available: false,
            simulated: false,
            reason: 'Argo CD is not installed on cluster sandbox.',
          },
          {
            cluster: 'frankfurt',
            available: false,
            simulated: false,
            reason: 'Argo CD is not installed on cluster frankfurt.',
          },
        ],
      }),
    ],
    claims: [
      ...claimsOfPayments(),
      ...[20, 31, 44].map((seconds, index) =>
        aClaimDetail({
          cluster: 'frankfurt',
          namespace: 'ledger',
          tenant: 'ledger',
          name: `ledger-db-${index}`,
          createdAt: ago(86_400 * 90),
          since: ago(86_400 * 90 - seconds),
          stale: true,
          simulated: false,
        }),
      ),
    ],
    requests: [
      aRequest({
        name: 'reports-db',
        cluster: 'frankfurt',
        state: 'Submitted',
        attempts: 3,
        nextAttemptAt: ago(-25),
        createdAt: ago(100),
        updatedAt: ago(20),
      }),
      aRequest({
        id: '3f0c5a52-8f9e-4a64-9b39-0d3bb7c7a002',
        name: 'shop-db-2qx',
        tenant: 'shop',
        namespace: 'shop',
        state: 'Failed',
        createdAt: ago(60),
        updatedAt: ago(59),
        error: {
          code: 'cluster-refused',
          message:
            'clusters.postgresql.cnpg.io is forbidden: User "backstage:payments-developer" cannot create resource "clusters" in API group "postgresql.cnpg.io" in the namespace "shop"',
        },
      }),
    ],
    secret: {
      dbname: 'app',
      host: 'orders-db-rw.payments.svc',
      password: 'pVq7rW2mYxZ0tKcL',
      port: '5432',
      uri: 'postgresql://app:pVq7rW2mYxZ0tKcL@orders-db-rw.payments:5432/app',
      username: 'app',
    },
  });
}
