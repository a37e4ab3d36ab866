import { recordOf, textOf } from '../../reading/values';
import { NO_STATUS, NOT_OBSERVED } from '../observed';
import { byConditions } from './shared/byConditions';
import { byPhase } from './shared/byPhase';
import { byReplicaText } from './shared/byReplicas';
import { configuration } from './shared/configuration';
import { specIsTrue, suspendedBy } from './shared/paused';
import { fromCondition, verdict } from './shared/verdict';
import { kinds, type Judge, type SystemRules } from './types';

/**
 * Prometheus, Alertmanager and their like: Available is Degraded in a word of
 * its own while some replicas miss; Reconciled tells of a definition that is
 * refused.
 */
const prometheus: Judge = seen => {
  const paused = suspendedBy(specIsTrue('paused'), seen);
  if (paused) {
    return paused;
  }
  const { conditions } = seen;
  const reconciled = conditions.get('Reconciled');
  if (reconciled?.status === 'False' && !reconciled.stale) {
    return fromCondition('Degraded', reconciled);
  }
  const available = conditions.get('Available');
  if (!available) {
    return seen.reported && seen.status.paused === true
      ? verdict('Suspended', 'Paused', 'It is paused.')
      : NO_STATUS;
  }
  if (available.stale || reconciled?.stale) {
    return NOT_OBSERVED;
  }
  switch (available.status) {
    case 'True':
      if (reconciled && reconciled.status !== 'True') {
        return fromCondition('Provisioning', reconciled);
      }
      return fromCondition('Ready', available, 'All its pods are ready.');
    case 'Degraded':
      return available.reason === 'SomePodsNotReady'
        ? fromCondition('Provisioning', available)
        : fromCondition('Degraded', available);
    case 'False':
      return fromCondition('Degraded', available);
    default:
      return fromCondition('Provisioning', available);
  }
};

/** Grafana itself reports a stage, and whether the last one went well. */
const grafana: Judge = seen => {
  const paused = suspendedBy(specIsTrue('suspend'), seen);
  if (paused) {
    return paused;
  }
  const stage = textOf(seen.status.stage);
  const outcome = textOf(seen.status.stageStatus);
  const message = textOf(seen.status.lastMessage);
  if (!stage) {
    return NO_STATUS;
  }
  if (outcome === 'failed') {
    return verdict('Degraded', stage, message ?? `The stage ${stage} failed.`);
  }
  return stage === 'complete' && outcome === 'success'
    ? verdict('Ready', 'Complete', 'Grafana is set up.')
    : verdict('Provisioning', stage, `It is at the stage ${stage}.`);
};

/**
 * What is put into Grafana: one condition a kind says whether it is there, and
 * others tell of what is in the way.
 */
const grafanaPart: Judge = seen => {
  const { conditions } = seen;
  const paused =
    suspendedBy(specIsTrue('suspend'), seen) ??
    (conditions.isTrue('Suspended')
      ? verdict('Suspended', 'Suspended', 'It is suspended.')
      : undefined);
  if (paused) {
    return paused;
  }
  const trouble = conditions.firstTrue([
    'InvalidSpec',
    'NoMatchingInstance',
    'NoMatchingInstances',
    'NoMatchingFolder',
    'ContentUnavailable',
    'NotificationPolicyLoopDetected',
  ]);
  if (trouble) {
    return fromCondition('Degraded', trouble);
  }
  const synchronized = conditions.list.find(({ type }) =>
    /Synchronized$/.test(type),
  );
  if (synchronized) {
    return byConditions({ ready: [synchronized.type] })(seen);
  }
  const error = textOf(seen.status.lastMessage);
  if (error) {
    return verdict('Degraded', 'Failed', error);
  }
  return textOf(seen.status.hash) || textOf(seen.status.uid)
    ? verdict('Ready', 'Synchronized', 'Grafana has it.')
    : NO_STATUS;
};

/** OpenTelemetryCollector: `scale.statusReplicas` is `3/3`. */
const collector: Judge = ({ status, spec }) => {
  if (spec.managementState === 'unmanaged') {
    return verdict('Suspended', 'Unmanaged', 'The operator leaves it alone.');
  }
  const counts = textOf(recordOf(status.scale).statusReplicas);
  if (!counts) {
    // A sidecar has no replicas of its own.
    return spec.mode === 'sidecar' && textOf(status.version)
      ? verdict('Ready', 'Sidecar', 'It is put into the pods that ask for it.')
      : NO_STATUS;
  }
  return byReplicaText(counts, 'collectors');
};

/**
 * Monitoring: the Prometheus operator (https://prometheus-operator.dev/), the
 * Grafana operator (https://grafana.github.io/grafana-operator/), OpenTelemetry,
 * Jaeger, VictoriaMetrics, Datadog, Humio.
 *
 * @internal
 */
export const observability: SystemRules[] = [
  {
    system: 'prometheus-operator',
    groups: {
      'monitoring.coreos.com': {
        ...kinds(
          prometheus,
          'Prometheus',
          'PrometheusAgent',
          'Alertmanager',
          'ThanosRuler',
        ),
        '*': configuration,
      },
      'monitoring.rhobs': {
        ...kinds(prometheus, 'Prometheus', 'Alertmanager', 'ThanosRuler'),
        MonitoringStack: byConditions({ ready: ['Available', 'Reconciled'] }),
        '*': configuration,
      },
    },
  },
  {
    system: 'grafana',
    groups: {
      'grafana.integreatly.org': { Grafana: grafana, '*': grafanaPart },
      'loki.grafana.com': {
        LokiStack: byConditions({
          ready: ['Ready'],
          failing: { Failed: 'Failed', Degraded: 'Degraded' },
          busy: ['Pending'],
        }),
        '*': configuration,
      },
      'tempo.grafana.com': {
        '*': byConditions({
          ready: ['Ready'],
          failing: {
            Failed: 'Failed',
            ConfigurationError: 'Failed',
            Degraded: 'Degraded',
          },
          busy: ['Pending'],
        }),
      },
    },
  },
  {
    system: 'opentelemetry',
    groups: {
      'opentelemetry.io': {
        OpenTelemetryCollector: collector,
        '*': configuration,
      },
    },
  },
  {
    system: 'jaeger',
    groups: {
      'jaegertracing.io': {
        Jaeger: byPhase({ phases: { Running: 'Ready', Failed: 'Failed' } }),
      },
    },
  },
  {
    system: 'victoria-metrics',
    groups: {
      'operator.victoriametrics.com': {
        '*': byPhase({
          value: ({ status }) => status.updateStatus ?? status.clusterStatus,
          message: ({ status }) => status.reason,
          phases: {
            expanding: 'Provisioning',
            operational: 'Ready',
            failed: 'Failed',
            paused: 'Suspended',
          },
        }),
      },
    },
  },
  {
    system: 'datadog',
    groups: {
      'datadoghq.com': {
        DatadogMetric: byConditions({
          ready: ['Valid'],
          failing: { Error: 'Degraded' },
        }),
        DatadogMonitor: byPhase({
          value: ({ status }) => status.monitorState,
          phases: {
            OK: 'Ready',
            'No Data': 'Provisioning',
            Ignored: 'Suspended',
            Skipped: 'Suspended',
            Warn: 'Degraded',
            Alert: 'Degraded',
            Unknown: 'Unknown',
          },
        }),
      },
    },
  },
  {
    system: 'humio',
    groups: {
      'core.humio.com': {
        '*': byPhase({
          value: ({ status }) => status.state,
          phases: {
            Running: 'Ready',
            Exists: 'Ready',
            Restarting: 'Provisioning',
            Upgrading: 'Provisioning',
            Bootstrapping: 'Provisioning',
            Pending: 'Provisioning',
            NotFound: 'Provisioning',
            ConfigError: 'Degraded',
            Unknown: 'Unknown',
          },
        }),
      },
    },
  },
];
