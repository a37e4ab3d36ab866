import { describeRules } from './__testUtils__/describeRules';

describeRules('cloudnative-pg', 'postgresql.cnpg.io', [
  ['Backup', 'is pending', 'Provisioning', { status: { phase: 'pending' } }],
  ['Backup', 'is started', 'Provisioning', { status: { phase: 'started' } }],
  ['Backup', 'is running', 'Provisioning', { status: { phase: 'running' } }],
  [
    'Backup',
    'is finalizing',
    'Provisioning',
    { status: { phase: 'finalizing' } },
  ],
  ['Backup', 'is completed', 'Ready', { status: { phase: 'completed' } }],
  ['Backup', 'is failed', 'Failed', { status: { phase: 'failed' } }],
  [
    'Backup',
    'is walArchivingFailing',
    'Failed',
    { status: { phase: 'walArchivingFailing' } },
  ],
  ['Backup', 'is melting', 'Unknown', { status: { phase: 'melting' } }],
  ['Backup', 'nobody has reported on', 'Provisioning'],
  ['Pooler', 'is active', 'Ready', { status: { phase: 'active' } }],
  ['Pooler', 'is paused', 'Suspended', { status: { phase: 'paused' } }],
  ['Pooler', 'is inactive', 'Provisioning', { status: { phase: 'inactive' } }],
  ['Pooler', 'is failed', 'Failed', { status: { phase: 'failed' } }],
  [
    'ScheduledBackup',
    'is scheduled',
    'Ready',
    { status: { nextScheduleTime: '2026-01-02T00:00:00Z' } },
  ],
  ['ScheduledBackup', 'is suspended', 'Suspended', { spec: { suspend: true } }],
  [
    'ScheduledBackup',
    'has an error',
    'Degraded',
    { status: { error: 'invalid schedule' } },
  ],
  ['Database', 'is applied', 'Ready', { status: { applied: true } }],
  [
    'Database',
    'could not be applied',
    'Degraded',
    { status: { applied: false, message: 'permission denied' } },
  ],
  ['Database', 'nobody has reported on', 'Provisioning'],
  ['DatabaseRole', 'is applied', 'Ready', { status: { applied: true } }],
  [
    'DatabaseRole',
    'could not be applied',
    'Degraded',
    { status: { applied: false, message: 'permission denied' } },
  ],
  ['DatabaseRole', 'nobody has reported on', 'Provisioning'],
  ['Publication', 'is applied', 'Ready', { status: { applied: true } }],
  [
    'Publication',
    'could not be applied',
    'Degraded',
    { status: { applied: false, message: 'permission denied' } },
  ],
  ['Publication', 'nobody has reported on', 'Provisioning'],
  ['Subscription', 'is applied', 'Ready', { status: { applied: true } }],
  [
    'Subscription',
    'could not be applied',
    'Degraded',
    { status: { applied: false, message: 'permission denied' } },
  ],
  ['Subscription', 'nobody has reported on', 'Provisioning'],
  ['ImageCatalog', 'is there', 'Ready'],
]);

describeRules('cloudnative-pg', 'barmancloud.cnpg.io', [
  ['ObjectStore', 'is there', 'Ready'],
]);
