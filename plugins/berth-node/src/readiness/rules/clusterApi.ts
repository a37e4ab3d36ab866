import type { ClaimPhase } from '@berth/backstage-plugin-berth-common';
import type { Readiness } from '../../offerings/types';
import { countOf, recordOf, textOf } from '../../reading/values';
import { NO_STATUS, NOT_OBSERVED } from '../observed';
import { unknownPhase } from '../phaseReadiness';
import { judgeReplicas } from './shared/byReplicas';
import { configuration } from './shared/configuration';
import type { Observed } from './shared/observe';
import { annotationIsTrue, specIsTrue, suspendedBy } from './shared/paused';
import { fromCondition, verdict } from './shared/verdict';
import { kinds, type Judge, type SystemRules } from './types';

/** `cluster.x-k8s.io/paused` pauses whatever its value; v1beta2 also says so. */
function paused(seen: Observed): Readiness | undefined {
  const said = seen.conditions.firstTrue(['Paused']);
  if (said) {
    return fromCondition('Suspended', said);
  }
  return suspendedBy(
    one =>
      specIsTrue('paused')(one) ??
      ('cluster.x-k8s.io/paused' in one.annotations
        ? 'Its reconciliation is paused by an annotation.'
        : annotationIsTrue('cluster.x-k8s.io/paused')(one)),
    seen,
  );
}

/** A failure that its controller calls terminal. */
function terminalFailure({ status }: Observed): Readiness | undefined {
  const reason = textOf(status.failureReason) ?? textOf(status.errorReason);
  const message = textOf(status.failureMessage) ?? textOf(status.errorMessage);
  return reason || message
    ? verdict('Failed', reason ?? 'Failed', message ?? `${reason}.`)
    : undefined;
}

/**
 * The summary condition: Available from v1beta2, Ready before. In v1beta1 the
 * severity tells whether somebody is needed (Error) or it goes on by itself.
 */
function summary(seen: Observed): Readiness | undefined {
  const { conditions } = seen;
  const condition = conditions.get('Available') ?? conditions.get('Ready');
  if (!condition) {
    return undefined;
  }
  if (condition.stale) {
    return NOT_OBSERVED;
  }
  if (condition.status === 'True') {
    return fromCondition('Ready', condition, 'It is available.');
  }
  return fromCondition(
    condition.severity === 'Error' ? 'Degraded' : 'Provisioning',
    condition,
  );
}

/** Judges by phase, and in the phases of a working object by its summary. */
function judgeLifecycle(
  seen: Observed,
  phases: Record<string, ClaimPhase>,
  otherwise: (seen: Observed) => Readiness,
): Readiness {
  const first = paused(seen) ?? terminalFailure(seen);
  if (first) {
    return first;
  }
  const phase = textOf(seen.status.phase);
  if (phase === undefined) {
    return summary(seen) ?? (seen.reported ? otherwise(seen) : NO_STATUS);
  }
  const meaning = Object.hasOwn(phases, phase) ? phases[phase] : 'Unknown';
  const said = summary(seen);
  if (meaning === 'Ready') {
    return said ?? otherwise(seen);
  }
  if (meaning === 'Provisioning' && said && said.phase !== 'Ready') {
    return said;
  }
  return verdict(
    meaning,
    phase,
    meaning === 'Unknown' ? unknownPhase(phase) : `It is ${phase}.`,
  );
}

/** Before there were conditions: two booleans. */
function infrastructureIsReady({ status }: Observed): Readiness {
  const initialized = recordOf(status.initialization);
  const ready =
    (status.controlPlaneReady ?? initialized.controlPlaneInitialized) ===
      true &&
    (status.infrastructureReady ?? initialized.infrastructureProvisioned) ===
      true;
  return ready
    ? verdict('Ready', 'Provisioned', 'Control plane and machines are there.')
    : verdict(
        'Provisioning',
        'Initializing',
        'Its control plane or its infrastructure is not ready yet.',
      );
}

const cluster: Judge = seen =>
  judgeLifecycle(
    seen,
    {
      Pending: 'Provisioning',
      Provisioning: 'Provisioning',
      Provisioned: 'Ready',
      Deleting: 'Deleting',
      Failed: 'Failed',
      Unknown: 'Unknown',
    },
    infrastructureIsReady,
  );

const machine: Judge = seen =>
  judgeLifecycle(
    seen,
    {
      Pending: 'Provisioning',
      Provisioning: 'Provisioning',
      Provisioned: 'Provisioning',
      Updating: 'Provisioning',
      Running: 'Ready',
      Deleting: 'Deleting',
      Deleted: 'Deleting',
      Failed: 'Failed',
      Unknown: 'Unknown',
    },
    () => verdict('Ready', 'Running', 'Its node runs.'),
  );

/** Counters of the contract, v1beta2's `upToDateReplicas` first. */
function replicas({ spec, status }: Observed): Readiness {
  return judgeReplicas({
    wanted: spec.replicas ?? status.replicas ?? 1,
    ...(('upToDateReplicas' in status || 'updatedReplicas' in status) && {
      updated: status.upToDateReplicas ?? status.updatedReplicas,
    }),
    current: status.replicas,
    available: status.availableReplicas ?? status.readyReplicas,
    noun: 'machines',
  });
}

/** Machines in a number: the phase, the counters, and then the conditions. */
const machineSet: Judge = seen => {
  const judged = judgeLifecycle(
    seen,
    {
      Pending: 'Provisioning',
      Provisioning: 'Provisioning',
      Provisioned: 'Provisioning',
      ScalingUp: 'Provisioning',
      ScalingDown: 'Provisioning',
      Scaling: 'Provisioning',
      Running: 'Ready',
      Deleting: 'Deleting',
      Failed: 'Failed',
      Unknown: 'Unknown',
    },
    replicas,
  );
  return judged.phase === 'Ready' && countOf(seen.spec.replicas) !== undefined
    ? replicas(seen)
    : judged;
};

const healthCheck: Judge = seen => {
  const first = paused(seen);
  if (first || !seen.reported) {
    return first ?? NO_STATUS;
  }
  const blocked = seen.conditions.get('RemediationAllowed');
  if (blocked?.status === 'False') {
    return fromCondition('Degraded', blocked);
  }
  const expected = countOf(seen.status.expectedMachines);
  const healthy = countOf(seen.status.currentHealthy) ?? 0;
  if (expected === undefined) {
    return NO_STATUS;
  }
  return healthy < expected
    ? verdict(
        'Degraded',
        'MachinesUnhealthy',
        `${healthy} of ${expected} machines are healthy.`,
      )
    : verdict('Ready', 'AllHealthy', `All ${expected} machines are healthy.`);
};

/** Control planes, infrastructure and bootstrap of any provider. */
const provided: Judge = seen =>
  judgeLifecycle(
    seen,
    {
      Pending: 'Provisioning',
      Provisioning: 'Provisioning',
      Deployed: 'Ready',
      Provisioned: 'Ready',
      Running: 'Ready',
      Ready: 'Ready',
      Deleting: 'Deleting',
      Failed: 'Failed',
    },
    ({ status }) =>
      (status.ready ?? recordOf(status.initialization).provisioned) === true
        ? verdict('Ready', 'Ready', 'Its provider reports it ready.')
        : verdict('Provisioning', 'NotReady', 'It is not ready yet.'),
  );

const resourceSet: Judge = seen => {
  const applied = seen.conditions.get('ResourcesApplied');
  const first = paused(seen);
  if (first || !applied) {
    return first ?? NO_STATUS;
  }
  if (applied.stale) {
    return NOT_OBSERVED;
  }
  if (applied.status === 'True') {
    return fromCondition('Ready', applied, 'All resources are applied.');
  }
  const goesOn =
    applied.status !== 'False' ||
    ['Info', 'Warning'].includes(applied.severity ?? '');
  return fromCondition(goesOn ? 'Provisioning' : 'Degraded', applied);
};

/** ClusterClass, whose condition says whether its templates are found. */
const clusterClass: Judge = seen => {
  const ready =
    seen.conditions.get('VariablesReady') ??
    seen.conditions.get('VariablesReconciled');
  if (!ready) {
    return NO_STATUS;
  }
  return ready.stale
    ? NOT_OBSERVED
    : fromCondition(ready.status === 'True' ? 'Ready' : 'Degraded', ready);
};

/**
 * Cluster API and its providers, v1alpha3 to v1beta2
 * (https://cluster-api.sigs.k8s.io/developer/providers/contracts/overview).
 *
 * @internal
 */
export const clusterApi: SystemRules = {
  system: 'cluster-api',
  groups: {
    'cluster.x-k8s.io': {
      Cluster: cluster,
      Machine: machine,
      MachineHealthCheck: healthCheck,
      ClusterClass: clusterClass,
      ...kinds(machineSet, 'MachineDeployment', 'MachineSet', 'MachinePool'),
      ...kinds(configuration, 'MachineDrainRule'),
    },
    'addons.cluster.x-k8s.io': {
      ClusterResourceSet: resourceSet,
      ClusterResourceSetBinding: configuration,
      '*': provided,
    },
    'controlplane.cluster.x-k8s.io': {
      ...kinds(configuration, 'KubeadmControlPlaneTemplate'),
      '*': provided,
    },
    'infrastructure.cluster.x-k8s.io': { '*': provided },
    'bootstrap.cluster.x-k8s.io': { '*': provided },
    'operator.cluster.x-k8s.io': { '*': provided },
    'ipam.cluster.x-k8s.io': { IPAddressClaim: provided, '*': configuration },
    'runtime.cluster.x-k8s.io': { '*': provided },
  },
};
