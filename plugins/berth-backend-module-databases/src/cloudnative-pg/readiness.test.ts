import type { ClaimPhase } from '@berth/backstage-plugin-berth-common';
import fc from 'fast-check';
import { aCluster, type ClusterChanges } from './__testUtils__/aCluster';
import { cloudNativePg } from './offering';
import { HEALTHY, phases } from './phases';

const judge = (changes: ClusterChanges = {}) =>
  cloudNativePg.readiness(aCluster(changes));

const condition = (type: string, status: string, rest = {}) => ({
  conditions: [
    { type: 'Ready', status: 'True', reason: 'ClusterIsReady' },
    { type, status, ...rest },
  ],
});

describe('readiness by phase', () => {
  // By CloudNativePG's constants, while two of three instances are ready and
  // while none is.
  it.each<[string, ClaimPhase, ClaimPhase]>([
    ['Setting up primary', 'Provisioning', 'Provisioning'],
    ['Creating a new replica', 'Provisioning', 'Provisioning'],
    [
      'Waiting for the instances to become active',
      'Provisioning',
      'Provisioning',
    ],
    ['Upgrading cluster', 'Provisioning', 'Provisioning'],
    ['Promoting to primary cluster', 'Provisioning', 'Provisioning'],
    ['Switchover in progress', 'Degraded', 'Degraded'],
    ['Failing over', 'Degraded', 'Degraded'],
    ['Upgrading Postgres major version', 'Degraded', 'Degraded'],
    ['Cluster upgrade delayed', 'Degraded', 'Degraded'],
    ['Waiting for user action', 'Degraded', 'Degraded'],
    ['Primary instance is being restarted in-place', 'Degraded', 'Degraded'],
    [
      'Primary instance is being restarted without a switchover',
      'Degraded',
      'Degraded',
    ],
    ['Online upgrade in progress', 'Degraded', 'Degraded'],
    ['Applying configuration', 'Degraded', 'Degraded'],
    ['Unable to create required cluster objects', 'Degraded', 'Failed'],
    ['Not enough disk space', 'Degraded', 'Failed'],
    ['Invalid cluster definition', 'Degraded', 'Failed'],
    ['Cluster has incomplete or invalid image catalog', 'Degraded', 'Failed'],
    [
      'Cluster cannot proceed to reconciliation due to an unknown plugin being required',
      'Degraded',
      'Failed',
    ],
    [
      'Cluster cannot proceed to reconciliation due to an error while interacting with plugins',
      'Degraded',
      'Failed',
    ],
    [
      'Cluster cannot execute instance online upgrade due to missing architecture binary',
      'Degraded',
      'Failed',
    ],
    [
      'Cluster is unrecoverable and needs manual intervention',
      'Failed',
      'Failed',
    ],
    ['Cluster in healthy state', 'Degraded', 'Degraded'],
    ['Something new in 1.31', 'Unknown', 'Unknown'],
    ['toString', 'Unknown', 'Unknown'],
  ])('%s', (phase, serving, notServing) => {
    const conditions = [
      { type: 'Ready', status: phase === HEALTHY ? 'True' : 'False' },
    ];
    const report = (readyInstances: number) =>
      judge({ reports: { phase, readyInstances, conditions } });
    expect(report(2).phase).toBe(serving);
    expect(report(0).phase).toBe(notServing);
  });

  it.each(Object.keys(phases))('of %s says whose turn it is', phase => {
    const { message, reason, progress } = judge({
      reports: {
        phase,
        phaseReason: 'Creating primary instance orders-1.',
        readyInstances: 1,
      },
    });
    expect(message).toContain('(Creating primary instance orders-1). ');
    expect(message).toMatch(
      /nothing to do|platform team|events say|by itself|Undo|Enlarge/,
    );
    expect(reason).toMatch(/^[A-Z][A-Za-z]+$/);
    expect(progress).toEqual({ done: 1, total: 3 });
  });

  it('is never green by a phase that is not the healthy one', () => {
    const text = fc.oneof(
      fc.string({ minLength: 1 }),
      fc.constantFrom(
        'cluster in healthy state',
        'Cluster in healthy state ',
        '__proto__',
        'constructor',
        ...Object.keys(phases),
      ),
    );
    fc.assert(
      fc.property(text, phase => {
        fc.pre(phase !== HEALTHY);
        // Counters and conditions of a healthy cluster do not outweigh it.
        expect(judge({ reports: { phase } }).phase).not.toBe('Ready');
      }),
    );
  });
});

describe('readiness of a healthy phase', () => {
  it('is Ready when all instances are', () => {
    expect(judge()).toEqual({
      phase: 'Ready',
      reason: 'ClusterIsReady',
      message: 'All 3 instances are ready.',
      progress: { done: 3, total: 3 },
    });
    expect(
      judge({ spec: { instances: 1 }, reports: { readyInstances: 1 } }).message,
    ).toBe('The instance is ready.');
  });

  it('counts one instance where the definition names no number', () => {
    expect(
      judge({ spec: { instances: undefined }, reports: { readyInstances: 1 } })
        .phase,
    ).toBe('Ready');
  });

  it.each<[string, ClusterChanges, ClaimPhase, string]>([
    [
      'one is missing',
      { reports: { readyInstances: 2 } },
      'Degraded',
      'InstancesMissing',
    ],
    [
      'all are missing',
      { reports: { readyInstances: 0 } },
      'Degraded',
      'InstancesMissing',
    ],
    [
      'more were asked for',
      { spec: { instances: 5 } },
      'Degraded',
      'InstancesMissing',
    ],
    [
      'fewer were asked for',
      { spec: { instances: 1 } },
      'Provisioning',
      'ScalingDown',
    ],
    [
      'nobody has counted',
      { reports: { readyInstances: undefined } },
      'Degraded',
      'InstancesMissing',
    ],
    [
      'the count is none',
      { reports: { readyInstances: '3' } },
      'Degraded',
      'InstancesMissing',
    ],
    [
      'another image was asked for',
      { spec: { imageName: 'postgresql:17' } },
      'Provisioning',
      'ChangeNotObserved',
    ],
    [
      'the condition disagrees',
      {
        reports: {
          conditions: [
            { type: 'Ready', status: 'False', reason: 'ClusterIsNotReady' },
          ],
        },
      },
      'Provisioning',
      'ClusterIsNotReady',
    ],
    [
      'the condition does not know',
      { reports: { conditions: [{ type: 'Ready', status: 'Unknown' }] } },
      'Provisioning',
      'ClusterIsNotReady',
    ],
    [
      'there is no condition',
      { reports: { conditions: [] } },
      'Ready',
      'ClusterIsReady',
    ],
    [
      'archiving fails',
      {
        reports: condition('ContinuousArchiving', 'False', {
          reason: 'ContinuousArchivingFailing',
        }),
      },
      'Degraded',
      'ContinuousArchivingFailing',
    ],
    [
      'archiving is not known',
      { reports: condition('ContinuousArchiving', 'Unknown') },
      'Ready',
      'ClusterIsReady',
    ],
    [
      'the last backup failed',
      {
        reports: condition('LastBackupSucceeded', 'False', {
          reason: 'LastBackupFailed',
        }),
      },
      'Degraded',
      'LastBackupFailed',
    ],
    [
      'a backup is being made',
      {
        reports: condition('LastBackupSucceeded', 'False', {
          reason: 'BackupStarted',
        }),
      },
      'Ready',
      'ClusterIsReady',
    ],
    [
      'the last backup succeeded',
      {
        reports: condition('LastBackupSucceeded', 'True', {
          reason: 'LastBackupSucceeded',
        }),
      },
      'Ready',
      'ClusterIsReady',
    ],
    [
      'instances hold different databases',
      {
        reports: condition('ConsistentSystemID', 'False', {
          reason: 'Mismatch',
        }),
      },
      'Degraded',
      'Mismatch',
    ],
    [
      'a condition of an older generation',
      {
        reports: {
          conditions: [
            { type: 'Ready', status: 'True', observedGeneration: 1 },
          ],
        },
      },
      'Provisioning',
      'ChangeNotObserved',
    ],
    [
      'a status of an older generation',
      { reports: { observedGeneration: 1 } },
      'Provisioning',
      'ChangeNotObserved',
    ],
    [
      'a status of this generation',
      { reports: { observedGeneration: 2 } },
      'Ready',
      'ClusterIsReady',
    ],
  ])('when %s', (_, changes, phase, reason) => {
    expect(judge(changes)).toMatchObject({ phase, reason });
  });

  it('says that nobody can connect when no instance is ready', () => {
    // As the operator writes a count of 0: not at all.
    expect(judge({ reports: { readyInstances: undefined } })).toMatchObject({
      message: expect.stringMatching(/^No instance is ready, .*nobody can/),
      progress: { done: 0, total: 3 },
    });
  });

  it('tells the cause that a condition gives', () => {
    const { message } = judge({
      reports: condition('LastBackupSucceeded', 'False', {
        reason: 'LastBackupFailed',
        message: 'exit status 4.',
      }),
    });
    expect(message).toContain('its last backup failed (exit status 4).');
  });

  it('mentions disks that are being enlarged', () => {
    const { phase, message } = judge({
      reports: { resizingPVC: ['orders-1', 'orders-2'] },
    });
    expect(phase).toBe('Ready');
    expect(message).toContain('disks are being enlarged');
  });

  it('is Ready only when exactly all instances are', () => {
    const count = fc.integer({ min: 0, max: 9 });
    fc.assert(
      fc.property(count, fc.integer({ min: 1, max: 9 }), (ready, wanted) => {
        const { phase, progress } = judge({
          spec: { instances: wanted },
          reports: { readyInstances: ready },
        });
        expect(phase === 'Ready').toBe(ready === wanted);
        expect(progress).toEqual({
          done: Math.min(ready, wanted),
          total: wanted,
        });
      }),
    );
  });
});

describe('readiness without a phase', () => {
  it.each<[string, Record<string, unknown> | undefined, ClaimPhase, string]>([
    ['no status', undefined, 'Provisioning', 'NoStatus'],
    ['an empty status', {}, 'Provisioning', 'NoStatus'],
    ['an empty phase', { phase: '' }, 'Provisioning', 'NoStatus'],
    [
      'no true condition',
      { conditions: [{ type: 'Ready', status: 'False' }], readyInstances: 3 },
      'Provisioning',
      'NoStatus',
    ],
    [
      'a true condition and all instances',
      { conditions: [{ type: 'Ready', status: 'True' }], readyInstances: 3 },
      'Ready',
      'ClusterIsReady',
    ],
    [
      'a true condition alone',
      { conditions: [{ type: 'Ready', status: 'True' }] },
      'Degraded',
      'InstancesMissing',
    ],
  ])('of %s', (_, status, phase, reason) => {
    expect(judge({ status })).toMatchObject({ phase, reason });
  });
});

describe('readiness of what was stopped on purpose', () => {
  const hibernating = (status: string, reason: string) =>
    condition('cnpg.io/hibernation', status, { reason, message: 'As it is' });
  const asked = { 'cnpg.io/hibernation': 'on' };

  it.each<[string, ClusterChanges, ClaimPhase, string]>([
    [
      'hibernated',
      { annotations: asked, reports: hibernating('True', 'Hibernated') },
      'Suspended',
      'Hibernated',
    ],
    [
      'asked to hibernate',
      { annotations: asked },
      'Degraded',
      'HibernationRequested',
    ],
    [
      'going to sleep',
      { annotations: asked, reports: hibernating('False', 'DeletingPods') },
      'Degraded',
      'DeletingPods',
    ],
    [
      'waiting for its pods to go',
      {
        annotations: asked,
        reports: hibernating('False', 'WaitingPodsDeletion'),
      },
      'Degraded',
      'WaitingPodsDeletion',
    ],
    [
      'waiting to be healthy, and so',
      {
        annotations: asked,
        reports: hibernating('False', 'WaitingForHealthy'),
      },
      'Degraded',
      'ClusterIsReady',
    ],
    [
      'waiting to be healthy, and not so',
      {
        annotations: asked,
        reports: {
          ...hibernating('False', 'WaitingForHealthy'),
          phase: 'Setting up primary',
        },
      },
      'Provisioning',
      'SettingUpPrimary',
    ],
    [
      'waking up',
      {
        annotations: { 'cnpg.io/hibernation': 'off' },
        reports: hibernating('True', 'Hibernated'),
      },
      'Provisioning',
      'Resuming',
    ],
    [
      'awake',
      { annotations: { 'cnpg.io/hibernation': 'off' } },
      'Ready',
      'ClusterIsReady',
    ],
    [
      'fenced',
      { annotations: { 'cnpg.io/fencedInstances': '["*"]' } },
      'Suspended',
      'Fenced',
    ],
    [
      'fenced one by one',
      {
        annotations: {
          'cnpg.io/fencedInstances': '["orders-3","orders-1","orders-2"]',
        },
      },
      'Suspended',
      'Fenced',
    ],
    [
      'fenced in part',
      {
        annotations: { 'cnpg.io/fencedInstances': '["orders-2"]' },
        reports: { readyInstances: 2 },
      },
      'Degraded',
      'InstancesFenced',
    ],
    [
      'not fenced any more',
      { annotations: { 'cnpg.io/fencedInstances': '[]' } },
      'Ready',
      'ClusterIsReady',
    ],
    [
      'fenced by a slip',
      { annotations: { 'cnpg.io/fencedInstances': 'orders-1' } },
      'Ready',
      'ClusterIsReady',
    ],
    [
      'left alone by the operator',
      { annotations: { 'cnpg.io/reconciliationLoop': 'disabled' } },
      'Suspended',
      'ReconciliationDisabled',
    ],
    [
      'left alone as Argo CD reads it',
      { annotations: { 'cnpg.io/reconciliation': 'disabled' } },
      'Suspended',
      'ReconciliationDisabled',
    ],
    [
      'not left alone',
      { annotations: { 'cnpg.io/reconciliationLoop': 'enabled' } },
      'Ready',
      'ClusterIsReady',
    ],
    [
      'being deleted',
      {
        annotations: asked,
        metadata: { deletionTimestamp: '2026-08-01T00:00:00Z' },
      },
      'Deleting',
      'Deleting',
    ],
  ])('%s', (_, changes, phase, reason) => {
    expect(judge(changes)).toMatchObject({ phase, reason });
  });

  it('says when the primary is among the fenced', () => {
    const fence = (name: string) =>
      judge({ annotations: { 'cnpg.io/fencedInstances': `["${name}"]` } });
    expect(fence('orders-1').message).toMatch(/writes fail/);
    expect(fence('orders-2').message).not.toMatch(/writes fail/);
  });
});
