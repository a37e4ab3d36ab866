import { describeRules, type RuleCase } from './__testUtils__/describeRules';

const snapshots = (kind: string): RuleCase[] => [
  [kind, 'nobody has reported on', 'Provisioning'],
  [kind, 'is being taken', 'Provisioning', { status: { readyToUse: false } }],
  [
    kind,
    'is bound, and of which no more is known',
    'Provisioning',
    { status: { boundVolumeSnapshotContentName: 'orders-1' } },
  ],
  [kind, 'is taken', 'Ready', { status: { readyToUse: true } }],
  [
    kind,
    'does not say it as a boolean',
    'Provisioning',
    { status: { readyToUse: 'true' } },
  ],
  [
    kind,
    'has failed',
    'Degraded',
    { status: { readyToUse: false, error: { message: 'no such volume' } } },
  ],
  [
    kind,
    'has failed without a word',
    'Degraded',
    { status: { error: { time: '2026-01-02T03:04:05Z' } } },
  ],
  [
    kind,
    'has an error that is left from before',
    'Degraded',
    { status: { readyToUse: true, error: { message: 'timed out' } } },
  ],
  [
    kind,
    'has succeeded after a failure',
    'Ready',
    { status: { readyToUse: true, error: null } },
  ],
];

describeRules('volume-snapshots', 'snapshot.storage.k8s.io', [
  ...snapshots('VolumeSnapshot'),
  ...snapshots('VolumeSnapshotContent'),
  ['VolumeSnapshotClass', 'is there', 'Ready'],
]);

describeRules('volume-snapshots', 'groupsnapshot.storage.k8s.io', [
  ...snapshots('VolumeGroupSnapshot'),
  ...snapshots('VolumeGroupSnapshotContent'),
  ['VolumeGroupSnapshotClass', 'is there', 'Ready'],
]);
