import { recordOf, textOf } from '../../reading/values';
import { NO_STATUS, NOT_OBSERVED } from '../observed';
import { byConditions } from './shared/byConditions';
import { configuration } from './shared/configuration';
import { suspendedBy } from './shared/paused';
import { fromCondition, verdict } from './shared/verdict';
import { kinds, type Judge, type SystemRules } from './types';

/** What AWS says of a resource that is not at rest, or broken. */
const AWS_BUSY = /^(CREATING|UPDATING|PENDING|MODIFYING|STARTING|IN_PROGRESS)/i;
const AWS_FAILED = /(FAILED|DEGRADED|ERROR|INCOMPATIBLE|INACCESSIBLE)/i;

/**
 * ACK: ResourceSynced says whether AWS has it as it is asked for; Terminal and
 * Recoverable tell of errors; the resource's own status is one level down.
 */
const ack: Judge = ({ conditions, status }) => {
  const terminal = conditions.firstTrue(['ACK.Terminal']);
  if (terminal) {
    return fromCondition('Failed', terminal);
  }
  const failed = conditions.firstTrue([
    'ACK.Recoverable',
    'ACK.ReferencesNotResolved',
  ]);
  if (failed) {
    return fromCondition('Degraded', failed);
  }
  const unresolved = conditions.get('ACK.ReferencesResolved');
  if (unresolved?.status === 'False') {
    return fromCondition('Degraded', unresolved);
  }
  const own = textOf(status.status) ?? '';
  if (/^DELETING/i.test(own)) {
    return verdict('Deleting', own, `AWS reports it ${own}.`);
  }
  if (AWS_FAILED.test(own)) {
    return verdict('Degraded', own, `AWS reports it ${own}.`);
  }
  const synced = conditions.get('ACK.ResourceSynced');
  const ready = conditions.get('Ready');
  const said = ready ?? synced;
  if (!said) {
    return NO_STATUS;
  }
  if (said.status === 'True' && AWS_BUSY.test(own)) {
    return verdict('Provisioning', own, `AWS reports it ${own}.`);
  }
  return fromCondition(said.status === 'True' ? 'Ready' : 'Provisioning', said);
};

/**
 * Azure Service Operator: Ready, whose severity tells an error that stays from
 * one that is tried again.
 */
const azure: Judge = seen => {
  const policy = textOf(
    seen.annotations['serviceoperator.azure.com/reconcile-policy'],
  );
  if (policy === 'skip') {
    return verdict('Suspended', 'Skipped', 'Its reconciliation is skipped.');
  }
  const ready = seen.conditions.get('Ready');
  if (!ready) {
    return NO_STATUS;
  }
  if (ready.status === 'True') {
    return byConditions({ ready: ['Ready'] })(seen);
  }
  if (ready.stale) {
    return NOT_OBSERVED;
  }
  if (ready.reason === 'Deleting') {
    return fromCondition('Deleting', ready);
  }
  const phases = { Error: 'Failed', Warning: 'Degraded' } as const;
  const severity = ready.severity as keyof typeof phases;
  return fromCondition(phases[severity] ?? 'Provisioning', ready);
};

/** Reasons of Config Connector while it is at work, or waits. */
const GCP_WAITING = [
  'Updating',
  'Creating',
  'DependencyNotReady',
  'DependencyNotFound',
  'Unmanaged',
];

/** Config Connector: Ready, by reason. */
const googleCloud: Judge = seen => {
  const ready = seen.conditions.get('Ready');
  return ready?.reason === 'Deleting' && seen.conditions.isFalse('Ready')
    ? fromCondition('Deleting', ready)
    : byConditions({ ready: ['Ready'], waiting: GCP_WAITING })(seen);
};

/** Parts of Config Connector itself; its contexts can pause all it does. */
const addOn: Judge = seen => {
  const { status, reported } = seen;
  const paused = suspendedBy(
    ({ spec }) =>
      spec.actuationMode === 'Paused' ? 'Its actuation is paused.' : undefined,
    seen,
  );
  if (paused) {
    return paused;
  }
  if (!reported) {
    return NO_STATUS;
  }
  const [error] = Array.isArray(status.errors) ? status.errors : [];
  if (status.healthy === true) {
    return verdict('Ready', 'Healthy', 'It is healthy.');
  }
  return verdict(
    error ? 'Degraded' : 'Provisioning',
    'NotHealthy',
    textOf(error) ?? textOf(recordOf(error).message) ?? 'It is not healthy.',
  );
};

/**
 * Resources of clouds, as their operators keep them: ACK for AWS, Azure Service
 * Operator and Config Connector for Google Cloud.
 *
 * @internal
 */
export const cloudResources: SystemRules[] = [
  {
    system: 'aws-controllers',
    groups: {
      'services.k8s.aws': kinds(
        configuration,
        'AdoptedResource',
        'FieldExport',
      ),
      '*.services.k8s.aws': { '*': ack },
    },
  },
  {
    system: 'azure-service-operator',
    groups: { '*.azure.com': { '*': azure } },
  },
  {
    system: 'config-connector',
    groups: {
      'core.cnrm.cloud.google.com': { '*': addOn },
      'customize.core.cnrm.cloud.google.com': { '*': addOn },
      '*.cnrm.cloud.google.com': { '*': googleCloud },
    },
  },
];
