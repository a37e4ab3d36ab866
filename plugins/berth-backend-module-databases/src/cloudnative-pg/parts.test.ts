import type { ClaimPhase } from '@berth/backstage-plugin-berth-common';
import { withBackups } from './__testUtils__/withBackups';
import { cloudNativePg } from './offering';

/** A claim that is well but for one of its parts, which reports this. */
function judge(kind: string, status: object | undefined, spec: object = {}) {
  const objects = withBackups();
  const part = objects.children.find(object => object.kind === kind)!;
  part.status = status;
  part.spec = { ...(part.spec as object), ...spec };
  return cloudNativePg.readiness(objects);
}

describe('the state of what belongs to a database', () => {
  it('takes nothing away where all is well', () => {
    expect(cloudNativePg.readiness(withBackups())).toMatchObject({
      phase: 'Ready',
      reason: 'ClusterIsReady',
    });
  });

  it.each<[string, object | undefined, ClaimPhase]>([
    ['Pooler', undefined, 'Provisioning'],
    ['Pooler', { phase: 'active' }, 'Ready'],
    ['Pooler', { phase: 'inactive' }, 'Provisioning'],
    ['Pooler', { phase: 'paused' }, 'Degraded'],
    ['Pooler', { phase: 'failed', error: 'no image' }, 'Degraded'],
    ['Pooler', { phase: 'melting' }, 'Unknown'],
    ['Database', undefined, 'Provisioning'],
    ['Database', { applied: true, observedGeneration: 1 }, 'Ready'],
    ['Database', { applied: true, observedGeneration: 0 }, 'Provisioning'],
    [
      'Database',
      { applied: false, message: 'no such owner', observedGeneration: 1 },
      'Degraded',
    ],
    ['DatabaseRole', undefined, 'Provisioning'],
    ['DatabaseRole', { applied: true, observedGeneration: 1 }, 'Ready'],
    [
      'DatabaseRole',
      { applied: false, message: 'no Secret', observedGeneration: 1 },
      'Degraded',
    ],
    ['ScheduledBackup', undefined, 'Provisioning'],
    ['ScheduledBackup', { lastCheckTime: '2026-08-20T02:00:00Z' }, 'Ready'],
    ['ScheduledBackup', { error: 'cannot parse the schedule' }, 'Degraded'],
    ['Backup', undefined, 'Ready'],
    ['Backup', { phase: 'pending' }, 'Ready'],
    ['Backup', { phase: 'started' }, 'Ready'],
    ['Backup', { phase: 'running' }, 'Ready'],
    ['Backup', { phase: 'finalizing' }, 'Ready'],
    ['Backup', { phase: 'completed' }, 'Ready'],
    ['Backup', { phase: 'failed', error: 'access denied' }, 'Degraded'],
    ['Backup', { phase: 'walArchivingFailing' }, 'Degraded'],
    ['Backup', { phase: 'melting' }, 'Unknown'],
  ])('%s that reports %j', (kind, status, phase) => {
    expect(judge(kind, status)).toMatchObject({ phase });
  });

  it('says what it is and whose turn it is', () => {
    expect(
      judge('Backup', { phase: 'failed', error: 'access denied' }),
    ).toEqual(
      expect.objectContaining({
        reason: 'LastBackupFailed',
        message: expect.stringMatching(
          /^The database runs\. Backup orders-backups-\d+: access denied.* platform team\.$/,
        ),
      }),
    );
  });

  it('is not that of a schedule that somebody has paused', () => {
    expect(judge('ScheduledBackup', {}, { suspend: true }).phase).toBe('Ready');
  });

  it('is that of the newest backup, whatever became of the others', () => {
    const objects = withBackups();
    const newest = objects.children.find(({ kind }) => kind === 'Backup')!;
    const earlier = {
      ...newest,
      metadata: {
        ...newest.metadata,
        name: 'earlier',
        creationTimestamp: '2026-08-19T02:00:00Z',
      },
      status: { phase: 'failed' },
    };
    objects.children.unshift(earlier);
    expect(cloudNativePg.readiness(objects).phase).toBe('Ready');
  });

  it('makes a database that is not well no better', () => {
    const objects = withBackups();
    objects.primary.status = {
      ...(objects.primary.status as object),
      readyInstances: 1,
    };
    expect(cloudNativePg.readiness(objects)).toMatchObject({
      phase: 'Degraded',
      reason: 'InstancesMissing',
    });
  });

  it('belongs to the Cluster that it names', () => {
    const [schedule] = withBackups().children;
    expect(cloudNativePg.claimOf(schedule)).toEqual({
      namespace: 'payments',
      name: 'orders',
    });
    const store = withBackups().children.at(-1)!;
    expect(cloudNativePg.claimOf(store)).toBeUndefined();
  });
});
