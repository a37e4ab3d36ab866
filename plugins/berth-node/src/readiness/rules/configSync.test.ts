import {
  conditions,
  describeRules,
  type RuleCase,
} from './__testUtils__/describeRules';

const AT_REST = conditions(
  'Reconciling=False',
  'Stalled=False',
  'Syncing=False:Sync',
);
const there = { commit: 'abc', errorSummary: { totalCount: 0 } };
const SYNCED = { ...AT_REST, rendering: there, source: there, sync: there };
const broken = { commit: 'abc', errorSummary: { totalCount: 2 } };

const sync = (kind: string): RuleCase[] => [
  [kind, 'nobody has reported on', 'Provisioning'],
  [kind, 'is synced', 'Ready', { status: SYNCED }],
  [
    kind,
    'cannot go on',
    'Failed',
    { status: conditions('Reconciling=False', 'Stalled=True:Validation') },
  ],
  [
    kind,
    'comes up',
    'Provisioning',
    { status: conditions('Reconciling=True:Deployment', 'Stalled=False') },
  ],
  [
    kind,
    'has only come up',
    'Provisioning',
    { status: conditions('Reconciling=False') },
  ],
  [
    kind,
    'syncs',
    'Provisioning',
    {
      status: {
        ...SYNCED,
        ...conditions('Reconciling=False', 'Syncing=True:Sync'),
      },
    },
  ],
  [
    kind,
    'may sync or not',
    'Provisioning',
    { status: { ...SYNCED, ...conditions('Syncing=Unknown') } },
  ],
  [
    kind,
    'could not be rendered',
    'Degraded',
    { status: { ...SYNCED, rendering: broken } },
  ],
  [
    kind,
    'could not be read',
    'Degraded',
    { status: { ...SYNCED, source: broken } },
  ],
  [
    kind,
    'could not be applied',
    'Degraded',
    { status: { ...SYNCED, sync: broken } },
  ],
  [
    kind,
    'could not be read at first',
    'Degraded',
    { status: { ...conditions('Reconciling=False'), source: broken } },
  ],
  [
    kind,
    'is at an older commit',
    'Provisioning',
    { status: { ...SYNCED, source: { ...there, commit: 'def' } } },
  ],
  [kind, 'has synced no commit', 'Provisioning', { status: AT_REST }],
];

describeRules('config-sync', 'configsync.gke.io', [
  ...sync('RootSync'),
  ...sync('RepoSync'),
]);

const member = (status?: string, actuation = 'Succeeded') => ({
  kind: 'Deployment',
  name: 'orders',
  actuation,
  status,
});
const DONE = conditions('Reconciling=False:FinishReconciling', 'Stalled=False');
const MEMBERS: Array<[status: string, judged: RuleCase[2]]> = [
  ['Current', 'Ready'],
  ['InProgress', 'Provisioning'],
  ['Terminating', 'Provisioning'],
  ['NotFound', 'Provisioning'],
  ['Unknown', 'Provisioning'],
  ['Melting', 'Provisioning'],
  ['Failed', 'Degraded'],
];

describeRules('config-sync', 'kpt.dev', [
  ['ResourceGroup', 'nobody has reported on', 'Provisioning'],
  ['ResourceGroup', 'holds nothing', 'Ready', { status: DONE }],
  ...MEMBERS.map(
    ([status, judged]): RuleCase => [
      'ResourceGroup',
      `holds an object that is ${status}`,
      judged,
      {
        status: {
          ...DONE,
          resourceStatuses: [member('Current'), member(status)],
        },
      },
    ],
  ),
  [
    'ResourceGroup',
    'holds an object without a status',
    'Provisioning',
    { status: { ...DONE, resourceStatuses: [member()] } },
  ],
  [
    'ResourceGroup',
    'holds an object whose change was refused',
    'Degraded',
    { status: { ...DONE, resourceStatuses: [member('Current', 'Failed')] } },
  ],
  [
    'ResourceGroup',
    'is reconciled',
    'Provisioning',
    { status: conditions('Reconciling=True', 'Stalled=False') },
  ],
  [
    'ResourceGroup',
    'may be reconciled or not',
    'Provisioning',
    { status: conditions('Reconciling=Unknown', 'Stalled=False') },
  ],
  [
    'ResourceGroup',
    'cannot go on',
    'Failed',
    { status: conditions('Stalled=True') },
  ],
]);

describeRules('config-sync', 'configmanagement.gke.io', [
  ['HierarchyConfig', 'is there', 'Ready'],
]);
