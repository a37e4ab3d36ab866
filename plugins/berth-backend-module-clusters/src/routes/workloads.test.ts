import type { ClaimPhase } from '@berth/backstage-plugin-berth-common';
import { readContents } from './readContents';
import { readWorkloads } from './readWorkloads';
import type { TenantClusterClient } from './TenantClusterClient';
import { workloadKinds, workloadOf } from './workloads';

const judge = (kind: string, item: object) =>
  workloadOf(workloadKinds.find(one => one.kind === kind)!, {
    metadata: { name: 'web', namespace: 'default', generation: 2 },
    ...item,
  });

const status = (more: object) => ({ observedGeneration: 2, ...more });

describe('what runs inside a cluster', () => {
  it.each<[string, object, ClaimPhase, string | undefined]>([
    ['Deployment', {}, 'Provisioning', undefined],
    [
      'Deployment',
      { spec: { replicas: 2 }, status: status({ readyReplicas: 2 }) },
      'Ready',
      undefined,
    ],
    [
      'Deployment',
      { spec: { replicas: 2 }, status: status({ readyReplicas: 1 }) },
      'Degraded',
      undefined,
    ],
    [
      'Deployment',
      {
        spec: { replicas: 2 },
        status: { observedGeneration: 1, readyReplicas: 2 },
      },
      'Provisioning',
      undefined,
    ],
    [
      'Deployment',
      { spec: { replicas: 0 }, status: status({}) },
      'Suspended',
      'Scaled to zero.',
    ],
    [
      'Deployment',
      {
        status: status({
          conditions: [
            { type: 'ReplicaFailure', status: 'True', message: 'quota' },
          ],
        }),
      },
      'Failed',
      'quota',
    ],
    [
      'DaemonSet',
      { status: status({ desiredNumberScheduled: 3, numberReady: 3 }) },
      'Ready',
      undefined,
    ],
    ['Job', { status: {} }, 'Provisioning', undefined],
    ['Job', { spec: { suspend: true } }, 'Suspended', undefined],
    [
      'Job',
      { status: { conditions: [{ type: 'Complete', status: 'True' }] } },
      'Ready',
      'Completed.',
    ],
    [
      'Job',
      {
        status: {
          conditions: [{ type: 'Failed', status: 'True', message: 'twice' }],
        },
      },
      'Failed',
      'twice',
    ],
    ['Pod', { status: { phase: 'Pending' } }, 'Provisioning', undefined],
    [
      'Pod',
      {
        status: {
          phase: 'Pending',
          conditions: [
            { type: 'PodScheduled', status: 'False', message: 'no GPU' },
          ],
        },
      },
      'Provisioning',
      'no GPU',
    ],
    [
      'Pod',
      {
        status: {
          phase: 'Running',
          containerStatuses: [
            { state: { waiting: { reason: 'CrashLoopBackOff' } } },
          ],
        },
      },
      'Failed',
      'CrashLoopBackOff',
    ],
    [
      'Pod',
      {
        status: {
          phase: 'Running',
          conditions: [{ type: 'Ready', status: 'True' }],
        },
      },
      'Ready',
      undefined,
    ],
    ['Pod', { status: { phase: 'Running' } }, 'Degraded', undefined],
    ['Pod', { status: { phase: 'Unknown' } }, 'Unknown', undefined],
    ['Pod', { status: { phase: 'Succeeded' } }, 'Ready', 'Completed.'],
    [
      'Pod',
      { status: { phase: 'Failed', reason: 'Evicted' } },
      'Failed',
      'Evicted',
    ],
    [
      'Pod',
      { metadata: { name: 'web', deletionTimestamp: 'now' }, status: {} },
      'Deleting',
      'Being deleted.',
    ],
  ])('%s %j', (kind, item, phase, message) => {
    const judged = judge(kind, item);
    expect([judged.phase, judged.message]).toEqual([phase, message]);
  });
});

/** A cluster that answers these lists and nothing for any other. */
const aClient = (lists: Record<string, object>) =>
  ({
    get: async (path: string) => lists[path.split('?')[0]] ?? { items: [] },
  } as unknown as TenantClusterClient);

describe('the list of what runs inside', () => {
  it('explains what does not become ready by its newest warning', async () => {
    const about = { kind: 'Pod', namespace: 'default', name: 'web' };
    const client = aClient({
      '/api/v1/pods': {
        metadata: { continue: 'more' },
        items: [
          {
            metadata: { name: 'web', namespace: 'default' },
            status: { phase: 'Pending' },
          },
        ],
      },
      '/api/v1/events': {
        items: [
          {
            involvedObject: about,
            message: 'exceeded quota',
            lastTimestamp: '2026-01-02T00:00:00Z',
          },
          {
            involvedObject: about,
            message: 'older',
            lastTimestamp: '2026-01-01T00:00:00Z',
          },
        ],
      },
    });
    expect(await readWorkloads(client)).toEqual({
      truncated: true,
      items: [expect.objectContaining({ message: 'exceeded quota' })],
    });
  });
});

describe('what a deletion would take', () => {
  it('is counted without what every cluster has', async () => {
    const named = (name: string, namespace?: string) => ({
      metadata: { name, namespace },
    });
    const client = aClient({
      '/api/v1/namespaces': {
        items: [named('default'), named('kube-system'), named('shop')],
      },
      '/api/v1/services': {
        items: [
          named('kubernetes', 'default'),
          named('kube-dns', 'kube-system'),
        ],
      },
      '/api/v1/configmaps': {
        metadata: { remainingItemCount: 700 },
        items: [named('kube-root-ca.crt', 'shop'), named('settings', 'shop')],
      },
    });
    expect(await readContents(client)).toEqual([
      { kind: 'Namespace', count: 1 },
      { kind: 'ConfigMap', count: 701, approximate: true },
    ]);
  });
});
