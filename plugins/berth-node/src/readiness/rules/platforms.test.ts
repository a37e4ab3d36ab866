import { conditions, describeRules } from './__testUtils__/describeRules';

describeRules('camel-k', 'camel.apache.org', [
  ['Integration', 'nobody has reported on', 'Provisioning'],
  [
    'Integration',
    'is Initialization',
    'Provisioning',
    { status: { phase: 'Initialization' } },
  ],
  [
    'Integration',
    'is Waiting For Platform',
    'Provisioning',
    { status: { phase: 'Waiting For Platform' } },
  ],
  [
    'Integration',
    'is Building Kit',
    'Provisioning',
    { status: { phase: 'Building Kit' } },
  ],
  [
    'Integration',
    'is Build Submitted',
    'Provisioning',
    { status: { phase: 'Build Submitted' } },
  ],
  [
    'Integration',
    'is Build Running',
    'Provisioning',
    { status: { phase: 'Build Running' } },
  ],
  [
    'Integration',
    'is Build Complete',
    'Suspended',
    { status: { phase: 'Build Complete' } },
  ],
  [
    'Integration',
    'is Deploying',
    'Provisioning',
    { status: { phase: 'Deploying' } },
  ],
  ['Integration', 'is Running', 'Ready', { status: { phase: 'Running' } }],
  [
    'Integration',
    'is Import Missing',
    'Degraded',
    { status: { phase: 'Import Missing' } },
  ],
  ['Integration', 'is Error', 'Failed', { status: { phase: 'Error' } }],
  ['Integration', 'is Unknown', 'Unknown', { status: { phase: 'Unknown' } }],
  ['Integration', 'is Melting', 'Unknown', { status: { phase: 'Melting' } }],
  [
    'Integration',
    'runs and is ready',
    'Ready',
    {
      status: { phase: 'Running', ...conditions('Ready=True:DeploymentReady') },
    },
  ],
  [
    'Integration',
    'runs and is being rolled out',
    'Provisioning',
    {
      status: {
        phase: 'Running',
        ...conditions('Ready=False:DeploymentProgressing'),
      },
    },
  ],
  [
    'Integration',
    'runs and has an error',
    'Degraded',
    { status: { phase: 'Running', ...conditions('Ready=False:Error') } },
  ],
  [
    'Integration',
    'runs and is not known to be ready',
    'Provisioning',
    { status: { phase: 'Running', ...conditions('Ready=Unknown') } },
  ],
  [
    'IntegrationKit',
    'is Build Submitted',
    'Provisioning',
    { status: { phase: 'Build Submitted' } },
  ],
  [
    'IntegrationKit',
    'is Build Running',
    'Provisioning',
    { status: { phase: 'Build Running' } },
  ],
  ['IntegrationKit', 'is Ready', 'Ready', { status: { phase: 'Ready' } }],
  ['IntegrationKit', 'is Error', 'Failed', { status: { phase: 'Error' } }],
  [
    'IntegrationKit',
    'is Cannot Build',
    'Failed',
    { status: { phase: 'Cannot Build' } },
  ],
  [
    'IntegrationPlatform',
    'is Warming',
    'Provisioning',
    { status: { phase: 'Warming' } },
  ],
  [
    'IntegrationPlatform',
    'is Creating',
    'Provisioning',
    { status: { phase: 'Creating' } },
  ],
  ['IntegrationPlatform', 'is Ready', 'Ready', { status: { phase: 'Ready' } }],
  [
    'IntegrationPlatform',
    'is Duplicated',
    'Ready',
    { status: { phase: 'Duplicated' } },
  ],
  ['IntegrationPlatform', 'is Error', 'Failed', { status: { phase: 'Error' } }],
  ['Pipe', 'is Creating', 'Provisioning', { status: { phase: 'Creating' } }],
  ['Pipe', 'is Ready', 'Ready', { status: { phase: 'Ready' } }],
  ['Pipe', 'is Error', 'Failed', { status: { phase: 'Error' } }],
  ['Kamelet', 'is Ready', 'Ready', { status: { phase: 'Ready' } }],
  ['Kamelet', 'is Error', 'Failed', { status: { phase: 'Error' } }],
  ['Build', 'nobody has reported on', 'Provisioning'],
  [
    'Build',
    'is Initialization',
    'Provisioning',
    { status: { phase: 'Initialization' } },
  ],
  [
    'Build',
    'is Scheduling',
    'Provisioning',
    { status: { phase: 'Scheduling' } },
  ],
  ['Build', 'is Pending', 'Provisioning', { status: { phase: 'Pending' } }],
  ['Build', 'is Running', 'Provisioning', { status: { phase: 'Running' } }],
  [
    'Build',
    'is Monitoring',
    'Provisioning',
    { status: { phase: 'Monitoring' } },
  ],
  ['Build', 'is Succeeded', 'Ready', { status: { phase: 'Succeeded' } }],
  ['Build', 'is Failed', 'Failed', { status: { phase: 'Failed' } }],
  ['Build', 'is Interrupted', 'Failed', { status: { phase: 'Interrupted' } }],
  ['Build', 'is Error', 'Failed', { status: { phase: 'Error' } }],
  ['Build', 'is Melting', 'Unknown', { status: { phase: 'Melting' } }],
]);

describeRules('litmus', 'litmuschaos.io', [
  ['ChaosEngine', 'nobody has reported on', 'Provisioning'],
  [
    'ChaosEngine',
    'is initialized',
    'Provisioning',
    { status: { engineStatus: 'initialized' } },
  ],
  [
    'ChaosEngine',
    'is completed',
    'Ready',
    { status: { engineStatus: 'completed' } },
  ],
  [
    'ChaosEngine',
    'is stopped',
    'Suspended',
    { status: { engineStatus: 'stopped' } },
  ],
  [
    'ChaosEngine',
    'is melting',
    'Unknown',
    { status: { engineStatus: 'melting' } },
  ],
  [
    'ChaosEngine',
    'is to stop',
    'Suspended',
    { status: { engineStatus: 'initialized' }, spec: { engineState: 'stop' } },
  ],
  ['ChaosResult', 'nobody has reported on', 'Provisioning'],
  [
    'ChaosResult',
    'is Pass',
    'Ready',
    { status: { experimentStatus: { phase: 'Completed', verdict: 'Pass' } } },
  ],
  [
    'ChaosResult',
    'is Fail',
    'Failed',
    { status: { experimentStatus: { phase: 'Completed', verdict: 'Fail' } } },
  ],
  [
    'ChaosResult',
    'is Error',
    'Failed',
    { status: { experimentStatus: { phase: 'Completed', verdict: 'Error' } } },
  ],
  [
    'ChaosResult',
    'is Stopped',
    'Suspended',
    {
      status: { experimentStatus: { phase: 'Completed', verdict: 'Stopped' } },
    },
  ],
  [
    'ChaosResult',
    'is Awaited',
    'Provisioning',
    {
      status: { experimentStatus: { phase: 'Completed', verdict: 'Awaited' } },
    },
  ],
  [
    'ChaosResult',
    'is Melting',
    'Unknown',
    {
      status: { experimentStatus: { phase: 'Completed', verdict: 'Melting' } },
    },
  ],
  ['ChaosExperiment', 'is there', 'Ready'],
]);

describeRules('agones', 'agones.dev', [
  ['Fleet', 'nobody has reported on', 'Provisioning'],
  [
    'Fleet',
    'has all its servers',
    'Ready',
    { status: { replicas: 2, readyReplicas: 2 }, spec: { replicas: 2 } },
  ],
  [
    'Fleet',
    'has servers in use',
    'Ready',
    {
      status: {
        replicas: 3,
        readyReplicas: 1,
        allocatedReplicas: 1,
        reservedReplicas: 1,
      },
      spec: { replicas: 3 },
    },
  ],
  [
    'Fleet',
    'misses a server',
    'Provisioning',
    { status: { replicas: 2, readyReplicas: 1 }, spec: { replicas: 2 } },
  ],
  [
    'Fleet',
    'is scaled to zero',
    'Suspended',
    { status: { replicas: 0, readyReplicas: 0 }, spec: { replicas: 0 } },
  ],
  ['GameServerSet', 'nobody has reported on', 'Provisioning'],
  [
    'GameServerSet',
    'has all its servers',
    'Ready',
    { status: { replicas: 2, readyReplicas: 2 }, spec: { replicas: 2 } },
  ],
  [
    'GameServerSet',
    'has servers in use',
    'Ready',
    {
      status: {
        replicas: 3,
        readyReplicas: 1,
        allocatedReplicas: 1,
        reservedReplicas: 1,
      },
      spec: { replicas: 3 },
    },
  ],
  [
    'GameServerSet',
    'misses a server',
    'Provisioning',
    { status: { replicas: 2, readyReplicas: 1 }, spec: { replicas: 2 } },
  ],
  [
    'GameServerSet',
    'is scaled to zero',
    'Suspended',
    { status: { replicas: 0, readyReplicas: 0 }, spec: { replicas: 0 } },
  ],
  ['GameServer', 'nobody has reported on', 'Provisioning'],
  [
    'GameServer',
    'is PortAllocation',
    'Provisioning',
    { status: { state: 'PortAllocation' } },
  ],
  [
    'GameServer',
    'is Creating',
    'Provisioning',
    { status: { state: 'Creating' } },
  ],
  [
    'GameServer',
    'is Starting',
    'Provisioning',
    { status: { state: 'Starting' } },
  ],
  [
    'GameServer',
    'is Scheduled',
    'Provisioning',
    { status: { state: 'Scheduled' } },
  ],
  [
    'GameServer',
    'is RequestReady',
    'Provisioning',
    { status: { state: 'RequestReady' } },
  ],
  ['GameServer', 'is Ready', 'Ready', { status: { state: 'Ready' } }],
  ['GameServer', 'is Reserved', 'Ready', { status: { state: 'Reserved' } }],
  ['GameServer', 'is Allocated', 'Ready', { status: { state: 'Allocated' } }],
  ['GameServer', 'is Shutdown', 'Deleting', { status: { state: 'Shutdown' } }],
  ['GameServer', 'is Error', 'Failed', { status: { state: 'Error' } }],
  [
    'GameServer',
    'is Unhealthy',
    'Degraded',
    { status: { state: 'Unhealthy' } },
  ],
  ['GameServer', 'is Melting', 'Unknown', { status: { state: 'Melting' } }],
]);

describeRules('agones', 'autoscaling.agones.dev', [
  ['FleetAutoscaler', 'is there', 'Ready'],
]);

describeRules('temporal', 'temporal.io', [
  ['TemporalCluster', 'nobody has reported on', 'Provisioning'],
  [
    'TemporalCluster',
    'is ready',
    'Ready',
    { status: conditions('Ready=True:ServicesReady', 'ReconcileSuccess=True') },
  ],
  [
    'TemporalCluster',
    'comes up',
    'Provisioning',
    { status: conditions('Ready=False:ServicesNotReady') },
  ],
  [
    'TemporalCluster',
    'could not be reconciled',
    'Degraded',
    {
      status: conditions(
        'Ready=True',
        'ReconcileError=True:PersistenceReconciliationFailed',
      ),
    },
  ],
]);

describeRules('ansible-automation', 'awx.ansible.com', [
  ['AWX', 'nobody has reported on', 'Provisioning'],
  [
    'AWX',
    'is set up',
    'Ready',
    {
      status: conditions(
        'Running=True:Successful',
        'Successful=True:Successful',
        'Failure=False',
      ),
    },
  ],
  [
    'AWX',
    'is being set up',
    'Provisioning',
    { status: conditions('Running=True:Running') },
  ],
  [
    'AWX',
    'waits for its next turn',
    'Ready',
    { status: conditions('Running=True:Successful') },
  ],
  [
    'AWX',
    'has failed',
    'Degraded',
    {
      status: conditions(
        'Running=False:Failed',
        'Failure=True:Failed',
        'Successful=False',
      ),
    },
  ],
]);

describeRules('ansible-automation', 'automationcontroller.ansible.com', [
  ['AutomationController', 'nobody has reported on', 'Provisioning'],
  [
    'AutomationController',
    'is set up',
    'Ready',
    {
      status: conditions(
        'Running=True:Successful',
        'Successful=True:Successful',
        'Failure=False',
      ),
    },
  ],
  [
    'AutomationController',
    'is being set up',
    'Provisioning',
    { status: conditions('Running=True:Running') },
  ],
  [
    'AutomationController',
    'waits for its next turn',
    'Ready',
    { status: conditions('Running=True:Successful') },
  ],
  [
    'AutomationController',
    'has failed',
    'Degraded',
    {
      status: conditions(
        'Running=False:Failed',
        'Failure=True:Failed',
        'Successful=False',
      ),
    },
  ],
]);

describeRules('ansible-automation', 'automationhub.ansible.com', [
  ['AutomationHub', 'nobody has reported on', 'Provisioning'],
  [
    'AutomationHub',
    'is set up',
    'Ready',
    {
      status: conditions(
        'Running=True:Successful',
        'Successful=True:Successful',
        'Failure=False',
      ),
    },
  ],
  [
    'AutomationHub',
    'is being set up',
    'Provisioning',
    { status: conditions('Running=True:Running') },
  ],
  [
    'AutomationHub',
    'waits for its next turn',
    'Ready',
    { status: conditions('Running=True:Successful') },
  ],
  [
    'AutomationHub',
    'has failed',
    'Degraded',
    {
      status: conditions(
        'Running=False:Failed',
        'Failure=True:Failed',
        'Successful=False',
      ),
    },
  ],
]);

describeRules('ansible-automation', 'tower.ansible.com', [
  ['AnsibleJob', 'nobody has reported on', 'Provisioning'],
  [
    'AnsibleJob',
    'is set up',
    'Ready',
    {
      status: conditions(
        'Running=True:Successful',
        'Successful=True:Successful',
        'Failure=False',
      ),
    },
  ],
  [
    'AnsibleJob',
    'is being set up',
    'Provisioning',
    { status: conditions('Running=True:Running') },
  ],
  [
    'AnsibleJob',
    'waits for its next turn',
    'Ready',
    { status: conditions('Running=True:Successful') },
  ],
  [
    'AnsibleJob',
    'has failed',
    'Degraded',
    {
      status: conditions(
        'Running=False:Failed',
        'Failure=True:Failed',
        'Successful=False',
      ),
    },
  ],
]);

describeRules('ansible-automation', 'aap.ansible.com', [
  ['AnsibleAutomationPlatform', 'nobody has reported on', 'Provisioning'],
  [
    'AnsibleAutomationPlatform',
    'is set up',
    'Ready',
    {
      status: conditions(
        'Running=True:Successful',
        'Successful=True:Successful',
        'Failure=False',
      ),
    },
  ],
  [
    'AnsibleAutomationPlatform',
    'is being set up',
    'Provisioning',
    { status: conditions('Running=True:Running') },
  ],
  [
    'AnsibleAutomationPlatform',
    'waits for its next turn',
    'Ready',
    { status: conditions('Running=True:Successful') },
  ],
  [
    'AnsibleAutomationPlatform',
    'has failed',
    'Degraded',
    {
      status: conditions(
        'Running=False:Failed',
        'Failure=True:Failed',
        'Successful=False',
      ),
    },
  ],
]);

describeRules('zookeeper', 'zookeeper.pravega.io', [
  ['ZookeeperCluster', 'nobody has reported on', 'Provisioning'],
  [
    'ZookeeperCluster',
    'has all its pods',
    'Ready',
    { status: conditions('PodsReady=True', 'Upgrading=False', 'Error=False') },
  ],
  [
    'ZookeeperCluster',
    'misses pods',
    'Provisioning',
    { status: conditions('PodsReady=False') },
  ],
  [
    'ZookeeperCluster',
    'is being upgraded',
    'Provisioning',
    {
      status: conditions('PodsReady=True', 'Upgrading=True:UpdatingZookeeper'),
    },
  ],
  [
    'ZookeeperCluster',
    'could not be upgraded',
    'Degraded',
    {
      status: conditions(
        'PodsReady=False',
        'Upgrading=False',
        'Error=True:UpgradeFailed',
      ),
    },
  ],
]);

describeRules('solr', 'solr.apache.org', [
  ['SolrCloud', 'nobody has reported on', 'Provisioning'],
  [
    'SolrCloud',
    'has all its nodes',
    'Ready',
    { status: { replicas: 3, readyReplicas: 3, upToDateNodes: 3 } },
  ],
  [
    'SolrCloud',
    'misses a node',
    'Provisioning',
    { status: { replicas: 3, readyReplicas: 2, upToDateNodes: 3 } },
  ],
  [
    'SolrCloud',
    'is being updated',
    'Provisioning',
    { status: { replicas: 3, readyReplicas: 3, upToDateNodes: 1 } },
  ],
  [
    'SolrCloud',
    'is scaled to zero',
    'Suspended',
    { status: { replicas: 0, readyReplicas: 0 }, spec: { replicas: 0 } },
  ],
]);

describeRules('tigera', 'operator.tigera.io', [
  ['TigeraStatus', 'nobody has reported on', 'Provisioning'],
  [
    'TigeraStatus',
    'is available',
    'Ready',
    {
      status: conditions(
        'Available=True:AllObjectsAvailable',
        'Progressing=False',
        'Degraded=False',
      ),
    },
  ],
  [
    'TigeraStatus',
    'is changing',
    'Provisioning',
    {
      status: conditions(
        'Available=True',
        'Progressing=True:ResourceNotReady',
        'Degraded=False',
      ),
    },
  ],
  [
    'TigeraStatus',
    'is degraded',
    'Degraded',
    {
      status: conditions(
        'Available=False',
        'Degraded=True:ResourceUpdateError',
      ),
    },
  ],
  [
    'TigeraStatus',
    'is not available',
    'Degraded',
    {
      status: conditions(
        'Available=False',
        'Progressing=False',
        'Degraded=False',
      ),
    },
  ],
  [
    'TigeraStatus',
    'is not known',
    'Provisioning',
    { status: conditions('Available=Unknown') },
  ],
  ['APIServer', 'nobody has reported on', 'Provisioning'],
  [
    'APIServer',
    'is available',
    'Ready',
    {
      status: conditions(
        'Available=True:AllObjectsAvailable',
        'Progressing=False',
        'Degraded=False',
      ),
    },
  ],
  [
    'APIServer',
    'is changing',
    'Provisioning',
    {
      status: conditions(
        'Available=True',
        'Progressing=True:ResourceNotReady',
        'Degraded=False',
      ),
    },
  ],
  [
    'APIServer',
    'is degraded',
    'Degraded',
    {
      status: conditions(
        'Available=False',
        'Degraded=True:ResourceUpdateError',
      ),
    },
  ],
  [
    'APIServer',
    'is not available',
    'Degraded',
    {
      status: conditions(
        'Available=False',
        'Progressing=False',
        'Degraded=False',
      ),
    },
  ],
  [
    'APIServer',
    'is not known',
    'Provisioning',
    { status: conditions('Available=Unknown') },
  ],
  [
    'Installation',
    'is ready',
    'Ready',
    {
      status: conditions(
        'Ready=True:AllObjectsAvailable',
        'Progressing=False',
        'Degraded=False',
      ),
    },
  ],
  ['ImageSet', 'is there', 'Ready'],
]);

describeRules('nvidia', 'nvidia.com', [
  ['ClusterPolicy', 'nobody has reported on', 'Provisioning'],
  ['ClusterPolicy', 'is ready', 'Ready', { status: { state: 'ready' } }],
  [
    'ClusterPolicy',
    'is notReady',
    'Provisioning',
    { status: { state: 'notReady' } },
  ],
  [
    'ClusterPolicy',
    'is ignored',
    'Suspended',
    { status: { state: 'ignored' } },
  ],
  ['ClusterPolicy', 'is melting', 'Unknown', { status: { state: 'melting' } }],
  ['NVIDIADriver', 'is ready', 'Ready', { status: { state: 'ready' } }],
  [
    'NVIDIADriver',
    'is notReady',
    'Provisioning',
    { status: { state: 'notReady' } },
  ],
  ['NVIDIADriver', 'is ignored', 'Suspended', { status: { state: 'ignored' } }],
  ['GPUCluster', 'is ready', 'Ready', { status: { state: 'ready' } }],
  [
    'GPUCluster',
    'is notReady',
    'Provisioning',
    { status: { state: 'notReady' } },
  ],
  ['GPUCluster', 'is disabled', 'Suspended', { status: { state: 'disabled' } }],
]);

describeRules('nvidia', 'resource.nvidia.com', [
  ['ComputeDomain', 'nobody has reported on', 'Provisioning'],
  ['ComputeDomain', 'is Ready', 'Ready', { status: { status: 'Ready' } }],
  [
    'ComputeDomain',
    'is NotReady',
    'Provisioning',
    { status: { status: 'NotReady' } },
  ],
  ['ComputeDomain', 'is Melting', 'Unknown', { status: { status: 'Melting' } }],
]);

describeRules('kai-scheduler', 'scheduling.run.ai', [
  ['Queue', 'is there', 'Ready'],
  ['PodGroup', 'is there', 'Ready'],
]);

describeRules('kai-scheduler', 'kai.scheduler', [
  ['Config', 'nobody has reported on', 'Provisioning'],
  [
    'Config',
    'is available',
    'Ready',
    { status: conditions('Deployed=True', 'Available=True') },
  ],
  [
    'Config',
    'is being deployed',
    'Provisioning',
    { status: conditions('Available=True', 'Deploying=True') },
  ],
  [
    'Config',
    'is not available',
    'Degraded',
    { status: conditions('Available=False') },
  ],
  ['Topology', 'is there', 'Ready'],
]);

describeRules('gitlab', 'apps.gitlab.com', [
  ['GitLab', 'nobody has reported on', 'Provisioning'],
  [
    'GitLab',
    'is available',
    'Ready',
    {
      status: {
        phase: 'Running',
        ...conditions('Initialized=True', 'Upgraded=True', 'Available=True'),
      },
    },
  ],
  [
    'GitLab',
    'comes up',
    'Provisioning',
    { status: { phase: 'Preparing', ...conditions('Available=False') } },
  ],
  [
    'GitLab',
    'has an error',
    'Degraded',
    { status: conditions('Available=True', 'Error=True:ConfigError') },
  ],
]);

describeRules('emqx', 'apps.emqx.io', [
  ['EMQX', 'nobody has reported on', 'Provisioning'],
  [
    'EMQX',
    'is ready',
    'Ready',
    {
      status: conditions(
        'Initialized=True',
        'CoreNodesReady=True',
        'Available=True',
        'Ready=True',
      ),
    },
  ],
  [
    'EMQX',
    'comes up',
    'Provisioning',
    {
      status: conditions(
        'Initialized=True',
        'CoreNodesProgressing=True',
        'Ready=False',
      ),
    },
  ],
]);

describeRules('policy-reports', 'wgpolicyk8s.io', [
  ['PolicyReport', 'is there', 'Ready'],
]);

describeRules('policy-reports', 'openreports.io', [
  ['Report', 'is there', 'Ready'],
]);

describeRules('policy-reports', 'reports.kyverno.io', [
  ['EphemeralReport', 'is there', 'Ready'],
]);

describeRules('vcluster-platform', 'management.loft.sh', [
  ['VirtualClusterInstance', 'nobody has reported on', 'Provisioning'],
  [
    'VirtualClusterInstance',
    'is Pending',
    'Provisioning',
    { status: { phase: 'Pending' } },
  ],
  [
    'VirtualClusterInstance',
    'is Ready',
    'Ready',
    { status: { phase: 'Ready' } },
  ],
  [
    'VirtualClusterInstance',
    'is Sleeping',
    'Suspended',
    { status: { phase: 'Sleeping' } },
  ],
  [
    'VirtualClusterInstance',
    'is Failed',
    'Failed',
    { status: { phase: 'Failed' } },
  ],
  [
    'VirtualClusterInstance',
    'is Melting',
    'Unknown',
    { status: { phase: 'Melting' } },
  ],
]);

describeRules('vcluster-platform', 'storage.loft.sh', [
  ['VirtualClusterInstance', 'nobody has reported on', 'Provisioning'],
  [
    'VirtualClusterInstance',
    'is Pending',
    'Provisioning',
    { status: { phase: 'Pending' } },
  ],
  [
    'VirtualClusterInstance',
    'is Ready',
    'Ready',
    { status: { phase: 'Ready' } },
  ],
  [
    'VirtualClusterInstance',
    'is Sleeping',
    'Suspended',
    { status: { phase: 'Sleeping' } },
  ],
  [
    'VirtualClusterInstance',
    'is Failed',
    'Failed',
    { status: { phase: 'Failed' } },
  ],
  [
    'VirtualClusterInstance',
    'is Melting',
    'Unknown',
    { status: { phase: 'Melting' } },
  ],
]);
