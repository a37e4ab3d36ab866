import type { KubernetesObject } from '@berth/backstage-plugin-berth-common';
import { describeAcceptance } from '@berth/offering-tests';
import fc from 'fast-check';
import { capsulePoolClaim } from './capsule-pool-claim';
import { deviceQuota } from './dra-quota';
import { kaiQueue } from './kai-queue';
import { kueueQueue } from './kueue-queue';
import { gpuQuota } from './quota';
import { volcanoQueue } from './volcano-queue';

// A day that is to come, whenever the test runs.
const until = fc.constantFrom(undefined, '2099-12-31');

const withStatus =
  (status: object) =>
  (primary: KubernetesObject): KubernetesObject => ({ ...primary, status });

const bound = withStatus({ conditions: [{ type: 'Bound', status: 'True' }] });

const withUid =
  (status: object) =>
  (primary: KubernetesObject): KubernetesObject => ({
    ...primary,
    metadata: { ...primary.metadata, uid: 'uid-1' },
    status,
  });

const held = (primary: KubernetesObject): KubernetesObject => ({
  ...primary,
  spec: { ...(primary.spec as object), stopPolicy: 'Hold' },
});

const clusterQueue = kueueQueue
  .manifests(kueueQueue.parseInput({ gpus: 4 }), {
    cluster: 'sandbox',
    tenant: 'payments',
    namespace: 'default',
    name: 'orders',
  })
  .find(({ kind }) => kind === 'ClusterQueue') as KubernetesObject;

describeAcceptance({
  cases: [
    {
      offering: gpuQuota,
      fields: { until },
      actions: {
        raise: { input: { gpus: 8 }, claim: { gpus: 4 } },
        lower: { input: { gpus: 2 }, claim: { gpus: 4 } },
        'set-end-date': { claim: { gpus: 4 } },
      },
    },
    {
      offering: deviceQuota,
      fields: { until },
      actions: {
        raise: { input: { gpus: 8 }, claim: { devices: 4 } },
        lower: { input: { gpus: 2 }, claim: { devices: 4 } },
        'set-end-date': { claim: { devices: 4 } },
      },
    },
    {
      offering: kueueQueue,
      fields: { until },
      actions: {
        'change-quota': {
          input: { gpus: 8, borrowing: 2, lending: 1 },
          claim: { gpus: 4 },
          children: [clusterQueue],
        },
        hold: { claim: { gpus: 4 } },
        resume: { claim: { gpus: 4 }, prepare: held },
        'set-end-date': { claim: { gpus: 4 } },
      },
    },
    {
      offering: capsulePoolClaim,
      fields: { until },
      actions: {
        change: { input: { gpus: 3 }, claim: { gpus: 2, pool: 'gpus' } },
        release: { claim: { gpus: 2, pool: 'gpus' }, prepare: bound },
        'set-end-date': { claim: { gpus: 2, pool: 'gpus' } },
      },
    },
    {
      offering: volcanoQueue,
      fields: { until },
      actions: {
        'change-quota': { input: { gpus: 8 }, claim: { gpus: 4 } },
        close: { claim: { gpus: 4 }, prepare: withUid({ state: 'Open' }) },
        open: { claim: { gpus: 4 }, prepare: withUid({ state: 'Closed' }) },
        'set-end-date': { claim: { gpus: 4 } },
      },
    },
    {
      offering: kaiQueue,
      fields: { until },
      actions: {
        'change-quota': { input: { gpus: 8 }, claim: { gpus: 4 } },
        'set-end-date': { claim: { gpus: 4 } },
      },
    },
  ],
  crds: [
    'kueue/kueue.x-k8s.io_clusterqueues.yaml',
    'kueue/kueue.x-k8s.io_localqueues.yaml',
    'kueue/kueue.x-k8s.io_workloadpriorityclasses.yaml',
    'capsule/capsule.clastix.io_resourcepoolclaims.yaml',
    'volcano/scheduling.volcano.sh_queues.yaml',
    'volcano/bus.volcano.sh_commands.yaml',
    'kai-scheduler/scheduling.run.ai_queues.yaml',
  ],
});
