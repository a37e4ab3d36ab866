import { conditions, describeRules } from './__testUtils__/describeRules';

describeRules('prometheus-operator', 'monitoring.coreos.com', [
  ['Prometheus', 'nobody has reported on', 'Provisioning'],
  [
    'Prometheus',
    'is available',
    'Ready',
    { status: conditions('Available=True', 'Reconciled=True') },
  ],
  [
    'Prometheus',
    'misses some pods',
    'Provisioning',
    {
      status: conditions(
        'Available=Degraded:SomePodsNotReady',
        'Reconciled=True',
      ),
    },
  ],
  [
    'Prometheus',
    'is degraded',
    'Degraded',
    {
      status: conditions(
        'Available=Degraded:KubernetesError',
        'Reconciled=True',
      ),
    },
  ],
  [
    'Prometheus',
    'has no pods',
    'Degraded',
    { status: conditions('Available=False:NoPodReady', 'Reconciled=True') },
  ],
  [
    'Prometheus',
    'is not known to be available',
    'Provisioning',
    { status: conditions('Available=Unknown', 'Reconciled=True') },
  ],
  [
    'Prometheus',
    'could not be reconciled',
    'Degraded',
    {
      status: conditions(
        'Available=True',
        'Reconciled=False:ReconciliationFailed',
      ),
    },
  ],
  [
    'Prometheus',
    'is not known to be reconciled',
    'Provisioning',
    { status: conditions('Available=True', 'Reconciled=Unknown') },
  ],
  [
    'Prometheus',
    'is paused',
    'Suspended',
    { status: conditions('Available=True'), spec: { paused: true } },
  ],
  [
    'Prometheus',
    'says that it is paused',
    'Suspended',
    { status: { paused: true } },
  ],
  ['PrometheusAgent', 'nobody has reported on', 'Provisioning'],
  [
    'PrometheusAgent',
    'is available',
    'Ready',
    { status: conditions('Available=True', 'Reconciled=True') },
  ],
  [
    'PrometheusAgent',
    'misses some pods',
    'Provisioning',
    {
      status: conditions(
        'Available=Degraded:SomePodsNotReady',
        'Reconciled=True',
      ),
    },
  ],
  [
    'PrometheusAgent',
    'is degraded',
    'Degraded',
    {
      status: conditions(
        'Available=Degraded:KubernetesError',
        'Reconciled=True',
      ),
    },
  ],
  [
    'PrometheusAgent',
    'has no pods',
    'Degraded',
    { status: conditions('Available=False:NoPodReady', 'Reconciled=True') },
  ],
  [
    'PrometheusAgent',
    'is not known to be available',
    'Provisioning',
    { status: conditions('Available=Unknown', 'Reconciled=True') },
  ],
  [
    'PrometheusAgent',
    'could not be reconciled',
    'Degraded',
    {
      status: conditions(
        'Available=True',
        'Reconciled=False:ReconciliationFailed',
      ),
    },
  ],
  [
    'PrometheusAgent',
    'is not known to be reconciled',
    'Provisioning',
    { status: conditions('Available=True', 'Reconciled=Unknown') },
  ],
  [
    'PrometheusAgent',
    'is paused',
    'Suspended',
    { status: conditions('Available=True'), spec: { paused: true } },
  ],
  [
    'PrometheusAgent',
    'says that it is paused',
    'Suspended',
    { status: { paused: true } },
  ],
  ['Alertmanager', 'nobody has reported on', 'Provisioning'],
  [
    'Alertmanager',
    'is available',
    'Ready',
    { status: conditions('Available=True', 'Reconciled=True') },
  ],
  [
    'Alertmanager',
    'misses some pods',
    'Provisioning',
    {
      status: conditions(
        'Available=Degraded:SomePodsNotReady',
        'Reconciled=True',
      ),
    },
  ],
  [
    'Alertmanager',
    'is degraded',
    'Degraded',
    {
      status: conditions(
        'Available=Degraded:KubernetesError',
        'Reconciled=True',
      ),
    },
  ],
  [
    'Alertmanager',
    'has no pods',
    'Degraded',
    { status: conditions('Available=False:NoPodReady', 'Reconciled=True') },
  ],
  [
    'Alertmanager',
    'is not known to be available',
    'Provisioning',
    { status: conditions('Available=Unknown', 'Reconciled=True') },
  ],
  [
    'Alertmanager',
    'could not be reconciled',
    'Degraded',
    {
      status: conditions(
        'Available=True',
        'Reconciled=False:ReconciliationFailed',
      ),
    },
  ],
  [
    'Alertmanager',
    'is not known to be reconciled',
    'Provisioning',
    { status: conditions('Available=True', 'Reconciled=Unknown') },
  ],
  [
    'Alertmanager',
    'is paused',
    'Suspended',
    { status: conditions('Available=True'), spec: { paused: true } },
  ],
  [
    'Alertmanager',
    'says that it is paused',
    'Suspended',
    { status: { paused: true } },
  ],
  ['ThanosRuler', 'nobody has reported on', 'Provisioning'],
  [
    'ThanosRuler',
    'is available',
    'Ready',
    { status: conditions('Available=True', 'Reconciled=True') },
  ],
  [
    'ThanosRuler',
    'misses some pods',
    'Provisioning',
    {
      status: conditions(
        'Available=Degraded:SomePodsNotReady',
        'Reconciled=True',
      ),
    },
  ],
  [
    'ThanosRuler',
    'is degraded',
    'Degraded',
    {
      status: conditions(
        'Available=Degraded:KubernetesError',
        'Reconciled=True',
      ),
    },
  ],
  [
    'ThanosRuler',
    'has no pods',
    'Degraded',
    { status: conditions('Available=False:NoPodReady', 'Reconciled=True') },
  ],
  [
    'ThanosRuler',
    'is not known to be available',
    'Provisioning',
    { status: conditions('Available=Unknown', 'Reconciled=True') },
  ],
  [
    'ThanosRuler',
    'could not be reconciled',
    'Degraded',
    {
      status: conditions(
        'Available=True',
        'Reconciled=False:ReconciliationFailed',
      ),
    },
  ],
  [
    'ThanosRuler',
    'is not known to be reconciled',
    'Provisioning',
    { status: conditions('Available=True', 'Reconciled=Unknown') },
  ],
  [
    'ThanosRuler',
    'is paused',
    'Suspended',
    { status: conditions('Available=True'), spec: { paused: true } },
  ],
  [
    'ThanosRuler',
    'says that it is paused',
    'Suspended',
    { status: { paused: true } },
  ],
  [
    'Prometheus',
    'is available and was reconciled before a change',
    'Provisioning',
    {
      status: {
        conditions: [
          { type: 'Available', status: 'True', observedGeneration: 2 },
          { type: 'Reconciled', status: 'True', observedGeneration: 1 },
        ],
      },
      metadata: { generation: 2 },
    },
  ],
  ['ServiceMonitor', 'is there', 'Ready'],
  ['PrometheusRule', 'is there', 'Ready'],
]);

describeRules('prometheus-operator', 'monitoring.rhobs', [
  [
    'Prometheus',
    'is available',
    'Ready',
    { status: conditions('Available=True', 'Reconciled=True') },
  ],
  ['MonitoringStack', 'nobody has reported on', 'Provisioning'],
  [
    'MonitoringStack',
    'is available',
    'Ready',
    {
      status: conditions(
        'Reconciled=True',
        'Available=True',
        'ResourceDiscovery=True',
      ),
    },
  ],
  [
    'MonitoringStack',
    'is available and says no more',
    'Provisioning',
    { status: conditions('Available=True') },
  ],
  [
    'MonitoringStack',
    'could not be reconciled',
    'Degraded',
    {
      status: conditions(
        'Available=True',
        'Reconciled=False:FailedToReconcile',
      ),
    },
  ],
  ['ServiceMonitor', 'is there', 'Ready'],
]);

describeRules('grafana', 'grafana.integreatly.org', [
  ['Grafana', 'nobody has reported on', 'Provisioning'],
  [
    'Grafana',
    'is set up',
    'Ready',
    { status: { stage: 'complete', stageStatus: 'success' } },
  ],
  [
    'Grafana',
    'is at a stage',
    'Provisioning',
    { status: { stage: 'deployment', stageStatus: 'in progress' } },
  ],
  [
    'Grafana',
    'is past a stage',
    'Provisioning',
    { status: { stage: 'deployment', stageStatus: 'success' } },
  ],
  [
    'Grafana',
    'has failed at a stage',
    'Degraded',
    {
      status: {
        stage: 'deployment',
        stageStatus: 'failed',
        lastMessage: 'no such image',
      },
    },
  ],
  [
    'Grafana',
    'is complete in words that nobody knows',
    'Provisioning',
    { status: { stage: 'complete', stageStatus: 'melted' } },
  ],
  [
    'Grafana',
    'is suspended',
    'Suspended',
    {
      status: { stage: 'complete', stageStatus: 'success' },
      spec: { suspend: true },
    },
  ],
  ['GrafanaDashboard', 'nobody has reported on', 'Provisioning'],
  [
    'GrafanaDashboard',
    'is there',
    'Ready',
    { status: conditions('DashboardSynchronized=True:ApplySuccessful') },
  ],
  [
    'GrafanaDashboard',
    'could not be put there',
    'Degraded',
    { status: conditions('DashboardSynchronized=False:ApplyFailed') },
  ],
  [
    'GrafanaDashboard',
    'has no Grafana',
    'Degraded',
    { status: conditions('NoMatchingInstance=True:EmptyAPIReply') },
  ],
  [
    'GrafanaDashboard',
    'is not valid',
    'Degraded',
    {
      status: conditions(
        'InvalidSpec=True:InvalidModel',
        'DashboardSynchronized=True',
      ),
    },
  ],
  [
    'GrafanaDashboard',
    'is to be suspended',
    'Suspended',
    { spec: { suspend: true } },
  ],
  [
    'GrafanaDashboard',
    'is suspended',
    'Suspended',
    { status: conditions('Suspended=True', 'DashboardSynchronized=True') },
  ],
  [
    'GrafanaDashboard',
    'is not known',
    'Provisioning',
    { status: conditions('DashboardSynchronized=Unknown') },
  ],
  [
    'GrafanaDashboard',
    'is there, by an older operator',
    'Ready',
    { status: { hash: 'abc', uid: 'orders' } },
  ],
  [
    'GrafanaDashboard',
    'could not be put there, by an older operator',
    'Degraded',
    { status: { hash: 'abc', lastMessage: 'not found' } },
  ],
  [
    'GrafanaDatasource',
    'is there',
    'Ready',
    { status: conditions('DatasourceSynchronized=True') },
  ],
  [
    'GrafanaFolder',
    'is not there',
    'Degraded',
    { status: conditions('FolderSynchronized=False:ApplyFailed') },
  ],
]);

describeRules('grafana', 'loki.grafana.com', [
  ['LokiStack', 'nobody has reported on', 'Provisioning'],
  [
    'LokiStack',
    'is ready',
    'Ready',
    {
      status: conditions(
        'Ready=True:ReadyComponents',
        'Pending=False',
        'Failed=False',
        'Degraded=False',
      ),
    },
  ],
  [
    'LokiStack',
    'is ready and has a warning',
    'Ready',
    {
      status: conditions(
        'Ready=True:ReadyComponents',
        'Warning=True:StorageNeedsSchemaUpdate',
      ),
    },
  ],
  [
    'LokiStack',
    'comes up',
    'Provisioning',
    { status: conditions('Ready=False', 'Pending=True:PendingComponents') },
  ],
  [
    'LokiStack',
    'has failed',
    'Failed',
    { status: conditions('Ready=False', 'Failed=True:FailedComponents') },
  ],
  [
    'LokiStack',
    'is degraded',
    'Degraded',
    { status: conditions('Degraded=True:MissingObjectStorageSecret') },
  ],
  ['AlertingRule', 'is there', 'Ready'],
]);

describeRules('grafana', 'tempo.grafana.com', [
  ['TempoStack', 'nobody has reported on', 'Provisioning'],
  [
    'TempoStack',
    'is ready',
    'Ready',
    { status: conditions('Ready=True', 'Pending=False', 'Failed=False') },
  ],
  [
    'TempoStack',
    'comes up',
    'Provisioning',
    { status: conditions('Ready=False', 'Pending=True') },
  ],
  [
    'TempoStack',
    'has failed',
    'Failed',
    { status: conditions('Failed=True:FailedComponents') },
  ],
  [
    'TempoStack',
    'is not valid',
    'Failed',
    { status: conditions('ConfigurationError=True:InvalidStorageConfig') },
  ],
]);

describeRules('opentelemetry', 'opentelemetry.io', [
  ['OpenTelemetryCollector', 'nobody has reported on', 'Provisioning'],
  [
    'OpenTelemetryCollector',
    'has all its replicas',
    'Ready',
    { status: { scale: { statusReplicas: '3/3', replicas: 3 } } },
  ],
  [
    'OpenTelemetryCollector',
    'misses a replica',
    'Provisioning',
    { status: { scale: { statusReplicas: '2/3' } } },
  ],
  [
    'OpenTelemetryCollector',
    'is scaled to zero',
    'Suspended',
    { status: { scale: { statusReplicas: '0/0' } } },
  ],
  [
    'OpenTelemetryCollector',
    'counts in a way that nobody knows',
    'Unknown',
    { status: { scale: { statusReplicas: 'many' } } },
  ],
  [
    'OpenTelemetryCollector',
    'is a sidecar',
    'Ready',
    { status: { version: '0.130.0' }, spec: { mode: 'sidecar' } },
  ],
  [
    'OpenTelemetryCollector',
    'is a sidecar to be',
    'Provisioning',
    { spec: { mode: 'sidecar' } },
  ],
  [
    'OpenTelemetryCollector',
    'runs on each node and does not count',
    'Provisioning',
    { status: { version: '0.130.0' }, spec: { mode: 'daemonset' } },
  ],
  [
    'OpenTelemetryCollector',
    'is left alone',
    'Suspended',
    { spec: { managementState: 'unmanaged' } },
  ],
  ['Instrumentation', 'is there', 'Ready'],
]);

describeRules('jaeger', 'jaegertracing.io', [
  ['Jaeger', 'nobody has reported on', 'Provisioning'],
  ['Jaeger', 'is Running', 'Ready', { status: { phase: 'Running' } }],
  ['Jaeger', 'is Failed', 'Failed', { status: { phase: 'Failed' } }],
  ['Jaeger', 'is Melting', 'Unknown', { status: { phase: 'Melting' } }],
]);

describeRules('victoria-metrics', 'operator.victoriametrics.com', [
  ['VMCluster', 'nobody has reported on', 'Provisioning'],
  [
    'VMCluster',
    'is expanding',
    'Provisioning',
    { status: { updateStatus: 'expanding' } },
  ],
  [
    'VMCluster',
    'is operational',
    'Ready',
    { status: { updateStatus: 'operational' } },
  ],
  ['VMCluster', 'is failed', 'Failed', { status: { updateStatus: 'failed' } }],
  [
    'VMCluster',
    'is paused',
    'Suspended',
    { status: { updateStatus: 'paused' } },
  ],
  [
    'VMCluster',
    'is melting',
    'Unknown',
    { status: { updateStatus: 'melting' } },
  ],
  [
    'VMCluster',
    'is expanding, by an older operator',
    'Provisioning',
    { status: { clusterStatus: 'expanding' } },
  ],
  [
    'VMCluster',
    'is operational, by an older operator',
    'Ready',
    { status: { clusterStatus: 'operational' } },
  ],
  [
    'VMCluster',
    'is failed, by an older operator',
    'Failed',
    { status: { clusterStatus: 'failed' } },
  ],
  [
    'VMCluster',
    'is paused, by an older operator',
    'Suspended',
    { status: { clusterStatus: 'paused' } },
  ],
  [
    'VMCluster',
    'is melting, by an older operator',
    'Unknown',
    { status: { clusterStatus: 'melting' } },
  ],
  [
    'VMAgent',
    'has failed for a reason',
    'Failed',
    { status: { updateStatus: 'failed', reason: 'no such image' } },
  ],
]);

describeRules('datadog', 'datadoghq.com', [
  ['DatadogMetric', 'nobody has reported on', 'Provisioning'],
  [
    'DatadogMetric',
    'is valid',
    'Ready',
    { status: conditions('Active=True', 'Valid=True', 'Error=False') },
  ],
  [
    'DatadogMetric',
    'is valid and nobody asks for it',
    'Ready',
    { status: conditions('Active=False', 'Valid=True', 'Error=False') },
  ],
  [
    'DatadogMetric',
    'is not valid',
    'Degraded',
    { status: conditions('Valid=False') },
  ],
  [
    'DatadogMetric',
    'has an error',
    'Degraded',
    { status: conditions('Valid=True', 'Error=True') },
  ],
  ['DatadogMonitor', 'nobody has reported on', 'Provisioning'],
  ['DatadogMonitor', 'is OK', 'Ready', { status: { monitorState: 'OK' } }],
  [
    'DatadogMonitor',
    'is No Data',
    'Provisioning',
    { status: { monitorState: 'No Data' } },
  ],
  [
    'DatadogMonitor',
    'is Ignored',
    'Suspended',
    { status: { monitorState: 'Ignored' } },
  ],
  [
    'DatadogMonitor',
    'is Skipped',
    'Suspended',
    { status: { monitorState: 'Skipped' } },
  ],
  [
    'DatadogMonitor',
    'is Warn',
    'Degraded',
    { status: { monitorState: 'Warn' } },
  ],
  [
    'DatadogMonitor',
    'is Alert',
    'Degraded',
    { status: { monitorState: 'Alert' } },
  ],
  [
    'DatadogMonitor',
    'is Unknown',
    'Unknown',
    { status: { monitorState: 'Unknown' } },
  ],
  [
    'DatadogMonitor',
    'is Melting',
    'Unknown',
    { status: { monitorState: 'Melting' } },
  ],
]);

describeRules('humio', 'core.humio.com', [
  ['HumioCluster', 'nobody has reported on', 'Provisioning'],
  ['HumioCluster', 'is Running', 'Ready', { status: { state: 'Running' } }],
  [
    'HumioCluster',
    'is Restarting',
    'Provisioning',
    { status: { state: 'Restarting' } },
  ],
  [
    'HumioCluster',
    'is Upgrading',
    'Provisioning',
    { status: { state: 'Upgrading' } },
  ],
  [
    'HumioCluster',
    'is Bootstrapping',
    'Provisioning',
    { status: { state: 'Bootstrapping' } },
  ],
  [
    'HumioCluster',
    'is Pending',
    'Provisioning',
    { status: { state: 'Pending' } },
  ],
  [
    'HumioCluster',
    'is ConfigError',
    'Degraded',
    { status: { state: 'ConfigError' } },
  ],
  ['HumioCluster', 'is Melting', 'Unknown', { status: { state: 'Melting' } }],
  ['HumioRepository', 'is Exists', 'Ready', { status: { state: 'Exists' } }],
  [
    'HumioRepository',
    'is NotFound',
    'Provisioning',
    { status: { state: 'NotFound' } },
  ],
  [
    'HumioRepository',
    'is ConfigError',
    'Degraded',
    { status: { state: 'ConfigError' } },
  ],
  [
    'HumioRepository',
    'is Unknown',
    'Unknown',
    { status: { state: 'Unknown' } },
  ],
]);
