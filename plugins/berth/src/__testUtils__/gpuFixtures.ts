import type {
  GpuDisplacement,
  GpuFleet,
  GpuHistory,
  GpuSharedQuotas,
  TenantGpus,
} from '@berth/backstage-plugin-berth-common';
import { anOffering } from './fixtures';

/** Whole GPUs of NVIDIA. */
export const GPU = 'nvidia.com/gpu';
/** The claim that is a quota of eight. */
export const gpuClaimId = 'sandbox:payments:gpu.quota:gpus';
const looked = { cluster: 'sandbox', at: '2026-11-21T09:59:30Z' };

/** Two kinds of GPUs on one cluster; more is promised than there is. */
export const aGpuFleet: GpuFleet = {
  clusters: [looked],
  pools: [
    {
      cluster: 'sandbox',
      resource: GPU,
      product: 'NVIDIA-A100-SXM4-80GB',
      nodes: 2,
      allocatable: 16,
      requested: 5,
      free: 8,
      largestFree: 6,
      unavailable: 3,
    },
    {
      cluster: 'sandbox',
      resource: 'nvidia.com/mig-1g.10gb',
      product: 'NVIDIA-A100-SXM4-80GB',
      nodes: 1,
      allocatable: 7,
      requested: 2,
      free: 5,
      largestFree: 5,
      unavailable: 0,
    },
  ],
  promises: [
    {
      cluster: 'sandbox',
      resource: GPU,
      allocatable: 16,
      promised: 20,
      withoutQuota: 1,
      used: 5,
      waiting: 1,
    },
    {
      cluster: 'sandbox',
      resource: 'nvidia.com/mig-1g.10gb',
      allocatable: 7,
      promised: 0,
      withoutQuota: 0,
      used: 0,
      waiting: 0,
    },
  ],
  users: [
    {
      cluster: 'sandbox',
      resource: GPU,
      tenant: 'payments',
      title: 'Payments',
      quota: 8,
      used: 4,
      waiting: { gpus: 1, pods: 1 },
      queued: 2,
    },
    {
      cluster: 'sandbox',
      resource: GPU,
      used: 1,
      waiting: { gpus: 0, pods: 0 },
      queued: 0,
    },
  ],
};

/** A tenant that uses four of eight, and waits for one. */
export const someTenantGpus: TenantGpus = {
  tenant: 'payments',
  clusters: [looked],
  resources: [
    {
      cluster: 'sandbox',
      resource: GPU,
      quota: 8,
      used: 4,
      waiting: { gpus: 1, pods: 1 },
      allocatable: 16,
      free: 8,
      largestFree: 6,
      promised: 20,
      pools: [],
      quotas: [
        {
          namespace: 'payments',
          name: 'gpus',
          hard: 8,
          used: 5,
          claimId: gpuClaimId,
          overruled: false,
        },
        {
          namespace: 'payments-staging',
          name: 'tenant',
          hard: 4,
          used: 0,
          overruled: true,
        },
      ],
      headline: {
        startable: 3,
        jobs: 1,
        next: { gpus: 4, because: 'quota', ahead: 1 },
      },
    },
    {
      cluster: 'sandbox',
      resource: 'amd.com/gpu',
      quota: 0,
      used: 0,
      waiting: { gpus: 0, pods: 0 },
      allocatable: 4,
      free: 4,
      largestFree: 4,
      promised: 0,
      pools: [],
      quotas: [],
      headline: { startable: 0, jobs: 0 },
    },
  ],
  queues: [
    {
      cluster: 'sandbox',
      system: 'kueue',
      namespace: 'payments',
      name: 'training',
      resource: GPU,
      nominal: 4,
      used: 2,
      borrowed: 0,
      pending: 1,
      claimId: 'sandbox:payments:gpu.kueue-queue:training',
    },
  ],
};

/** An hour of it. */
export const aGpuHistory: GpuHistory = {
  from: '2026-11-20T10:00:00Z',
  to: '2026-11-21T10:00:00Z',
  stepSeconds: 300,
  series: [
    {
      cluster: 'sandbox',
      resource: GPU,
      points: [
        { at: '2026-11-21T09:00:00Z', quota: 8, used: 2, waiting: 0 },
        { at: '2026-11-21T09:30:00Z', quota: 8, used: 4, waiting: 1 },
      ],
    },
  ],
};

/** What sixteen would mean: some have to give way. */
export const aGpuDisplacement: GpuDisplacement = {
  cluster: 'sandbox',
  resource: GPU,
  at: looked.at,
  before: 8,
  after: 16,
  used: 4,
  allocatable: 16,
  free: 8,
  promised: 28,
  overcommitted: 12,
  missing: 4,
  displaced: [
    { kind: 'borrowed', tenant: 'shop', gpus: 1 },
    { kind: 'lower-priority', priority: -10, gpus: 2 },
  ],
  holders: [],
  waits: 1,
  unknown: [],
  rules: [
    { id: 'in-use', passed: true, value: 4, limit: 16 },
    { id: 'promised', passed: false, value: 28, limit: 16 },
  ],
};

/** The offering of a GPU quota, with its golden path. */
export const aGpuQuotaOffering = anOffering({
  id: 'gpu.quota',
  title: 'GPU quota',
  description: 'How many GPUs you may use.',
  category: 'gpu',
  plans: [],
  inputSchema: {
    type: 'object',
    required: ['gpus'],
    properties: {
      gpus: { type: 'integer', minimum: 0, maximum: 4096, title: 'GPUs' },
      resource: { type: 'string', default: GPU, title: 'Kind of GPU' },
    },
  },
  advanced: ['resource'],
  actions: [
    {
      id: 'raise',
      title: 'Raise',
      description: 'Allows more GPUs.',
      destructive: false,
      permission: 'platform',
      inputSchema: {
        type: 'object',
        required: ['gpus'],
        properties: { gpus: { type: 'integer', title: 'GPUs' } },
      },
    },
  ],
  template: 'template:default/gpu-quota',
});

/** A cohort of two tenants: the other one has borrowed. */
export const someSharedQuotas: GpuSharedQuotas = {
  clusters: [looked],
  changeable: true,
  quotas: [
    {
      cluster: 'sandbox',
      kind: 'cohort',
      name: 'berth',
      flavor: 'default-flavor',
      resource: GPU,
      own: 4,
      total: 8,
      used: 5,
      free: 3,
      members: [
        {
          name: 'payments.training',
          tenant: 'payments',
          title: 'Payments',
          mine: true,
          nominal: 2,
          borrowing: 3,
          lending: 1,
          used: 1,
          borrowed: 0,
          waiting: 0,
          changes: true,
        },
        {
          name: 'shop.training',
          tenant: 'shop',
          title: 'Shop',
          mine: false,
          nominal: 2,
          used: 4,
          borrowed: 2,
          waiting: 1,
          changes: true,
        },
      ],
    },
  ],
  changes: [
    {
      at: '2026-11-21T09:00:00Z',
      cluster: 'sandbox',
      kind: 'cohort',
      name: 'berth',
      flavor: 'default-flavor',
      resource: GPU,
      before: 2,
      after: 4,
      by: 'user:default/ada',
      reason: 'Two more nodes',
    },
  ],
};
