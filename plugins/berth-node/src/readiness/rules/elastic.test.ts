import {
  conditions,
  describeRules,
  type RuleCase,
} from './__testUtils__/describeRules';

const LEFT_ALONE = {
  metadata: { annotations: { 'eck.k8s.elastic.co/managed': 'false' } },
  status: { health: 'green' },
};

describeRules('elastic', 'elasticsearch.k8s.elastic.co', [
  ['Elasticsearch', 'nobody has reported on', 'Provisioning'],
  [
    'Elasticsearch',
    'is green',
    'Ready',
    { status: { health: 'green', phase: 'Ready' } },
  ],
  [
    'Elasticsearch',
    'misses a replica',
    'Degraded',
    { status: { health: 'yellow', phase: 'Ready' } },
  ],
  [
    'Elasticsearch',
    'misses a shard',
    'Degraded',
    { status: { health: 'red', phase: 'Ready' } },
  ],
  [
    'Elasticsearch',
    'is not known',
    'Unknown',
    { status: { health: 'unknown', phase: 'Ready' } },
  ],
  [
    'Elasticsearch',
    'is blue',
    'Unknown',
    { status: { health: 'blue', phase: 'Ready' } },
  ],
  [
    'Elasticsearch',
    'has no health yet',
    'Provisioning',
    { status: { phase: 'Ready' } },
  ],
  ...(
    [
      ['ApplyingChanges', 'Provisioning'],
      ['MigratingData', 'Provisioning'],
      ['Stalled', 'Degraded'],
      ['Invalid', 'Failed'],
      ['Melting', 'Unknown'],
    ] as Array<[phase: string, judged: RuleCase[2]]>
  ).map(
    ([phase, judged]): RuleCase => [
      'Elasticsearch',
      `is green and ${phase}`,
      judged,
      { status: { health: 'green', phase } },
    ],
  ),
  ['Elasticsearch', 'is to be left alone', 'Suspended', LEFT_ALONE],
  [
    'Elasticsearch',
    'could not be linked to its monitoring',
    'Degraded',
    {
      status: {
        health: 'green',
        phase: 'Ready',
        monitoringAssociationStatus: { 'ops/monitoring': 'Failed' },
      },
    },
  ],
]);

const stack = (kind: string): RuleCase[] => [
  [kind, 'nobody has reported on', 'Provisioning'],
  [
    kind,
    'is green',
    'Ready',
    { status: { health: 'green', availableNodes: 1 } },
  ],
  [kind, 'comes up', 'Provisioning', { status: { health: 'red' } }],
  [
    kind,
    'has lost nodes',
    'Degraded',
    { status: { health: 'yellow', availableNodes: 1 } },
  ],
  [
    kind,
    'has lost its health',
    'Degraded',
    { status: { health: 'red', availableNodes: 1 } },
  ],
  [
    kind,
    'is blue',
    'Unknown',
    { status: { health: 'blue', availableNodes: 1 } },
  ],
  [kind, 'is to be left alone', 'Suspended', LEFT_ALONE],
];

describeRules('elastic', 'kibana.k8s.elastic.co', [
  ...stack('Kibana'),
  ...(
    [
      ['', 'Ready'],
      ['Established', 'Ready'],
      ['Pending', 'Provisioning'],
      ['Failed', 'Degraded'],
    ] as Array<[association: string, judged: RuleCase[2]]>
  ).map(
    ([association, judged]): RuleCase => [
      'Kibana',
      `is green with the association '${association}'`,
      judged,
      {
        status: {
          health: 'green',
          elasticsearchAssociationStatus: association,
        },
      },
    ],
  ),
]);

describeRules('elastic', 'agent.k8s.elastic.co', [
  ...stack('Agent'),
  [
    'Agent',
    'is linked to two clusters',
    'Ready',
    {
      status: {
        health: 'green',
        elasticsearchAssociationsStatus: {
          'a/one': 'Established',
          'a/two': 'Established',
        },
      },
    },
  ],
  [
    'Agent',
    'is linked to one of two clusters',
    'Provisioning',
    {
      status: {
        health: 'green',
        elasticsearchAssociationsStatus: {
          'a/one': 'Established',
          'a/two': 'Pending',
        },
      },
    },
  ],
]);

describeRules('elastic', 'apm.k8s.elastic.co', stack('ApmServer'));
describeRules('elastic', 'beat.k8s.elastic.co', stack('Beat'));
describeRules(
  'elastic',
  'enterprisesearch.k8s.elastic.co',
  stack('EnterpriseSearch'),
);
describeRules('elastic', 'maps.k8s.elastic.co', stack('ElasticMapsServer'));
describeRules('elastic', 'logstash.k8s.elastic.co', stack('Logstash'));
describeRules(
  'elastic',
  'packageregistry.k8s.elastic.co',
  stack('PackageRegistry'),
);

const policy = (phase: string, judged: RuleCase[2]): RuleCase => [
  'StackConfigPolicy',
  `is ${phase}`,
  judged,
  { status: { phase } },
];

describeRules('elastic', 'stackconfigpolicy.k8s.elastic.co', [
  ['StackConfigPolicy', 'nobody has reported on', 'Provisioning'],
  policy('Ready', 'Ready'),
  policy('ApplyingChanges', 'Provisioning'),
  policy('Invalid', 'Failed'),
  policy('Error', 'Degraded'),
  policy('Conflict', 'Degraded'),
  policy('Unknown', 'Unknown'),
  policy('Melting', 'Unknown'),
]);

const autoscaler = (...texts: string[]) => ({ status: conditions(...texts) });

describeRules('elastic', 'autoscaling.k8s.elastic.co', [
  ['ElasticsearchAutoscaler', 'nobody has reported on', 'Provisioning'],
  [
    'ElasticsearchAutoscaler',
    'scales',
    'Ready',
    autoscaler('Active=True', 'Healthy=True', 'Limited=False', 'Online=True'),
  ],
  [
    'ElasticsearchAutoscaler',
    'has reached a limit',
    'Degraded',
    autoscaler('Active=True', 'Healthy=True', 'Limited=True', 'Online=True'),
  ],
  [
    'ElasticsearchAutoscaler',
    'is not healthy',
    'Degraded',
    autoscaler('Active=True', 'Healthy=False', 'Limited=False', 'Online=True'),
  ],
  [
    'ElasticsearchAutoscaler',
    'does not know whether Elasticsearch is there',
    'Provisioning',
    autoscaler(
      'Active=True',
      'Healthy=True',
      'Limited=Unknown',
      'Online=Unknown',
    ),
  ],
]);
