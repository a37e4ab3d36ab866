import { countOf, recordOf, recordsOf, textOf } from '../../reading/values';
import { NO_STATUS } from '../observed';
import { byConditions } from './shared/byConditions';
import { byPhase } from './shared/byPhase';
import { configuration } from './shared/configuration';
import { specIsTrue, suspendedBy } from './shared/paused';
import { fromCondition, verdict } from './shared/verdict';
import { kinds, type Judge, type SystemRules } from './types';

const CAPSULE_STATES: Record<string, ReturnType<Judge>['phase']> = {
  Active: 'Ready',
  Cordoned: 'Suspended',
  Terminating: 'Deleting',
};

/** Tenant of Capsule: cordoned by somebody, else its state and condition. */
const capsuleTenant: Judge = seen => {
  const { conditions, status } = seen;
  const cordoned =
    suspendedBy(specIsTrue('cordoned'), seen) ??
    (conditions.isTrue('Cordoned')
      ? verdict('Suspended', 'Cordoned', 'The tenant is cordoned.')
      : undefined);
  if (cordoned) {
    return cordoned;
  }
  const state = textOf(status.state);
  const phase =
    state && Object.hasOwn(CAPSULE_STATES, state)
      ? CAPSULE_STATES[state]
      : 'Unknown';
  if (conditions.get('Ready') && (!state || phase === 'Ready')) {
    return byConditions({ ready: ['Ready'] })(seen);
  }
  return state
    ? verdict(phase, state, `Capsule reports the tenant ${state}.`)
    : NO_STATUS;
};

/** Resources that Capsule replicates; cordoned, it leaves them as they are. */
const replication = byConditions({
  ready: ['Ready'],
  pausedBy: specIsTrue('cordoned'),
});

const ready = byConditions({ ready: ['Ready'] });

/** A claim that nothing uses yet is not Bound, and Ready all the same. */
const poolClaim: Judge = seen =>
  byConditions({
    ready: [seen.conditions.get('Ready') ? 'Ready' : 'Bound'],
    whenFalse: 'Provisioning',
    failing: { Exhausted: 'Degraded' },
  })(seen);

/** TenantControlPlane of Kamaji. */
const controlPlane = byPhase({
  value: ({ status }) =>
    recordOf(recordOf(status.kubernetesResources).version).status,
  message: () => undefined,
  phases: {
    Unknown: 'Unknown',
    Provisioning: 'Provisioning',
    CertificateAuthorityRotating: 'Provisioning',
    Upgrading: 'Provisioning',
    Migrating: 'Provisioning',
    Ready: 'Ready',
    NotReady: 'Degraded',
    Sleeping: 'Suspended',
    WriteLimited: 'Degraded',
  },
});

/** KubeconfigGenerator of Kamaji: it has made so many of so many. */
const kubeconfigs: Judge = ({ status, reported }) => {
  const [error] = recordsOf(status.errors);
  if (error) {
    return verdict(
      'Degraded',
      'Failed',
      textOf(error.message) ?? 'A kubeconfig could not be made.',
    );
  }
  if (!reported) {
    return NO_STATUS;
  }
  const total = countOf(status.resources) ?? 0;
  const done = countOf(status.availableResources) ?? 0;
  return done < total
    ? verdict('Provisioning', 'Generating', `${done} of ${total} are made.`)
    : verdict('Ready', 'Generated', 'The kubeconfigs are made.');
};

/** HNC reports conditions only while something is wrong. */
const hierarchy: Judge = ({ conditions }) => {
  const wrong = conditions.list[0];
  return wrong
    ? fromCondition('Degraded', wrong)
    : verdict('Ready', 'InSync', 'The hierarchy is as it is asked for.');
};

const anchor = byPhase({
  value: ({ status }) => status.status,
  phases: {
    Missing: 'Provisioning',
    Ok: 'Ready',
    Conflict: 'Failed',
    Forbidden: 'Failed',
  },
});

/** Member clusters of a federated object that are not as they should be. */
const federated: Judge = seen => {
  const behind = recordsOf(seen.status.clusters).find(one =>
    textOf(one.status),
  );
  if (behind) {
    return verdict(
      behind.status === 'WaitingForRemoval' ? 'Provisioning' : 'Degraded',
      String(behind.status),
      `Cluster ${behind.name}: ${behind.status}.`,
    );
  }
  return byConditions({ ready: ['Propagation'] })(seen);
};

const memberCluster = byConditions({
  ready: ['Ready'],
  failing: { Offline: 'Degraded', ConfigMalformed: 'Degraded' },
});

/**
 * Systems that divide a cluster or join several: Capsule, Kamaji, the
 * Hierarchical Namespace Controller and KubeFed, the last two archived.
 *
 * @internal
 */
export const tenancy: SystemRules[] = [
  {
    system: 'capsule',
    groups: {
      'capsule.clastix.io': {
        Tenant: capsuleTenant,
        ResourcePoolClaim: poolClaim,
        ...kinds(replication, 'TenantResource', 'GlobalTenantResource'),
        '*': ready,
      },
    },
  },
  {
    system: 'kamaji',
    groups: {
      'kamaji.clastix.io': {
        TenantControlPlane: controlPlane,
        DataStore: seen =>
          seen.status.ready === true && seen.conditions.list.length === 0
            ? verdict('Ready', 'Ready', 'It is connected.')
            : ready(seen),
        KubeconfigGenerator: kubeconfigs,
      },
    },
  },
  {
    system: 'hierarchical-namespaces',
    groups: {
      'hnc.x-k8s.io': {
        SubnamespaceAnchor: anchor,
        HierarchyConfiguration: hierarchy,
        HNCConfiguration: hierarchy,
        HierarchicalResourceQuota: ({ status }) =>
          status.hard
            ? verdict('Ready', 'Enforced', 'It is enforced.')
            : NO_STATUS,
      },
    },
  },
  {
    system: 'kubefed',
    groups: {
      'types.kubefed.io': { '*': federated },
      'core.kubefed.io': {
        KubeFedCluster: memberCluster,
        ...kinds(configuration, 'KubeFedConfig', 'FederatedTypeConfig'),
      },
    },
  },
];
