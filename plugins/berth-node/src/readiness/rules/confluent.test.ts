import { describeRules, type RuleCase } from './__testUtils__/describeRules';

const table = (
  kind: string,
  field: string,
  phases: Array<[text: string, judged: RuleCase[2]]>,
): RuleCase[] => [
  [kind, 'nobody has reported on', 'Provisioning'],
  ...phases.map(
    ([text, judged]): RuleCase => [
      kind,
      `is ${text}`,
      judged,
      { status: { [field]: text } },
    ],
  ),
];

const connector = (connectorState: string, failedTasksCount = 0) => ({
  status: { state: 'CREATED', connectorState, failedTasksCount },
});

describeRules('confluent', 'platform.confluent.io', [
  ...table('Kafka', 'phase', [
    ['PROVISIONING', 'Provisioning'],
    ['UPDATING', 'Provisioning'],
    ['RUNNING', 'Ready'],
    ['FAILED', 'Failed'],
    ['ERROR', 'Failed'],
    ['UNKNOWN', 'Unknown'],
    ['DELETING', 'Deleting'],
    ['MELTING', 'Unknown'],
  ]),
  ...table('KafkaRestClass', 'phase', [['READY', 'Ready']]),
  ...table('KafkaTopic', 'state', [
    ['PENDING', 'Provisioning'],
    ['CREATED', 'Ready'],
    ['FAILED', 'Failed'],
    ['MELTING', 'Unknown'],
  ]),
  ...table('Schema', 'state', [
    ['SUCCEEDED', 'Ready'],
    ['ERROR', 'Failed'],
  ]),
  [
    'Kafka',
    'is to be left alone',
    'Suspended',
    {
      metadata: {
        annotations: { 'platform.confluent.io/block-reconcile': 'true' },
      },
      status: { phase: 'RUNNING' },
    },
  ],
  ...table('Connector', 'state', [
    ['CREATED', 'Ready'],
    ['ERROR', 'Failed'],
  ]),
  ['Connector', 'runs', 'Ready', connector('RUNNING')],
  [
    'Connector',
    'runs without some of its tasks',
    'Degraded',
    connector('RUNNING', 2),
  ],
  ['Connector', 'no worker has taken', 'Provisioning', connector('UNASSIGNED')],
  ['Connector', 'is restarted', 'Provisioning', connector('RESTARTING')],
  ['Connector', 'is paused', 'Suspended', connector('PAUSED')],
  ['Connector', 'is stopped', 'Suspended', connector('STOPPED')],
  ['Connector', 'is created and has failed', 'Failed', connector('FAILED')],
  ['Connector', 'is created and melts', 'Unknown', connector('MELTING')],
]);
