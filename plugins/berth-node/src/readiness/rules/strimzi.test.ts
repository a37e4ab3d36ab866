import {
  conditions,
  describeRules,
  type RuleCase,
} from './__testUtils__/describeRules';

const state = (...texts: string[]) => ({ status: conditions(...texts) });

const resources = (kind: string): RuleCase[] => [
  [kind, 'nobody has reported on', 'Provisioning'],
  [kind, 'is ready', 'Ready', state('Ready=True')],
  [
    kind,
    'is ready with a warning',
    'Ready',
    state('Warning=True:DeprecatedFields', 'Ready=True'),
  ],
  [
    kind,
    'could not be reconciled',
    'Degraded',
    state('NotReady=True:InvalidResourceException'),
  ],
  [kind, 'is not known', 'Provisioning', state('Ready=Unknown')],
  [kind, 'has a warning only', 'Provisioning', state('Warning=True')],
  [kind, 'is paused', 'Suspended', state('ReconciliationPaused=True')],
  [
    kind,
    'is to be paused',
    'Suspended',
    {
      metadata: { annotations: { 'strimzi.io/pause-reconciliation': 'true' } },
      ...state('Ready=True'),
    },
  ],
];

const connector = (spec: Record<string, unknown>) => ({
  spec,
  ...state('Ready=True'),
});

const rebalance = (name: string, ...texts: string[]) => ({
  metadata: { annotations: { [`strimzi.io/${name}`]: 'true' } },
  ...(texts.length > 0 && state(...texts)),
});

describeRules('strimzi', 'kafka.strimzi.io', [
  ...resources('Kafka'),
  ['Kafka', 'is set up', 'Provisioning', state('NotReady=True:Creating')],
  [
    'Kafka',
    'is set up and paused',
    'Suspended',
    state('NotReady=True:Creating', 'ReconciliationPaused=True'),
  ],
  ...resources('KafkaConnect'),
  ...resources('KafkaConnector'),
  ['KafkaConnector', 'runs as asked', 'Ready', connector({ state: 'running' })],
  ['KafkaConnector', 'is halted', 'Suspended', connector({ state: 'paused' })],
  [
    'KafkaConnector',
    'is stopped',
    'Suspended',
    connector({ state: 'stopped' }),
  ],
  [
    'KafkaConnector',
    'is halted in the older way',
    'Suspended',
    connector({ pause: true }),
  ],
  [
    'KafkaConnector',
    'runs by the newer of two ways',
    'Ready',
    connector({ pause: true, state: 'running' }),
  ],
  ...resources('KafkaMirrorMaker'),
  ...resources('KafkaMirrorMaker2'),
  ...resources('KafkaBridge'),
  ...resources('KafkaTopic'),
  ['KafkaTopic', 'is not managed', 'Suspended', state('Unmanaged=True')],
  ...resources('KafkaUser'),
  ['KafkaNodePool', 'is there', 'Ready'],
  [
    'KafkaNodePool',
    'has a warning',
    'Ready',
    state('Warning=True:UnsupportedDowngrade'),
  ],
  [
    'KafkaNodePool',
    'is not well',
    'Degraded',
    state('NotReady=True:InvalidResourceException'),
  ],
  ['KafkaRebalance', 'nobody has reported on', 'Provisioning'],
  ['KafkaRebalance', 'is new', 'Provisioning', state('New=True')],
  [
    'KafkaRebalance',
    'waits for a proposal',
    'Provisioning',
    state('PendingProposal=True'),
  ],
  [
    'KafkaRebalance',
    'waits for an approval',
    'Suspended',
    state('ProposalReady=True'),
  ],
  [
    'KafkaRebalance',
    'is approved by itself',
    'Provisioning',
    rebalance('rebalance-auto-approval', 'ProposalReady=True'),
  ],
  ['KafkaRebalance', 'runs', 'Provisioning', state('Rebalancing=True')],
  ['KafkaRebalance', 'is done', 'Ready', state('Ready=True')],
  ['KafkaRebalance', 'is stopped', 'Suspended', state('Stopped=True')],
  [
    'KafkaRebalance',
    'is paused',
    'Suspended',
    state('ReconciliationPaused=True'),
  ],
  [
    'KafkaRebalance',
    'has failed',
    'Failed',
    state('NotReady=True:CruiseControlRestException'),
  ],
  [
    'KafkaRebalance',
    'says something new',
    'Provisioning',
    state('Melting=True'),
  ],
  [
    'KafkaRebalance',
    'is a template for others',
    'Ready',
    rebalance('rebalance-template'),
  ],
]);

const pods = (all: number, current: number, ready: number) => ({
  status: { pods: all, currentPods: current, readyPods: ready },
});

describeRules('strimzi', 'core.strimzi.io', [
  ['StrimziPodSet', 'nobody has reported on', 'Provisioning'],
  ['StrimziPodSet', 'has all its pods', 'Ready', pods(3, 3, 3)],
  ['StrimziPodSet', 'waits for a pod', 'Provisioning', pods(3, 3, 2)],
  ['StrimziPodSet', 'has an older pod', 'Provisioning', pods(3, 2, 3)],
  ['StrimziPodSet', 'has no pod', 'Suspended', pods(0, 0, 0)],
  [
    'StrimziPodSet',
    'does not tell of the newest',
    'Ready',
    { status: { pods: 3, readyPods: 3 } },
  ],
]);
