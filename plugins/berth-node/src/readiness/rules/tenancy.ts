import { recordOf, recordsOf, textOf } from '../../reading/values';
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

/** Tenant of Capsule: cordoned by somebody, else its condition or its state. */
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
  if (conditions.get('Ready')) {
    return byConditions({ ready: ['Ready'] })(seen);
  }
  const state = textOf(status.state);
  if (!state) {
    return NO_STATUS;
  }
  return verdict(
    Object.hasOwn(CAPSULE_STATES, state) ? CAPSULE_STATES[state] : 'Unknown',
    state,
    `Capsule reports the tenant ${state}.`,
  );
};

const ready = byConditions({ ready: ['Ready'] });

const poolClaim = byConditions({
  ready: [],
  anyOf: ['Bound', 'Ready'],
  whenFalse: 'Provisioning',
  failing: { Exhausted: 'Degraded' },
});

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
const federated: Judge = ({ conditions, status }) => {
  const behind = recordsOf(status.clusters).find(one => textOf(one.status));
  if (behind) {
    const failed = /Failed|TimedOut|NotReady|Error/.test(String(behind.status));
    return verdict(
      failed ? 'Degraded' : 'Provisioning',
      String(behind.status),
      `Cluster ${behind.name}: ${behind.status}.`,
    );
  }
  const propagation = conditions.get('Propagation');
  if (!propagation) {
    return NO_STATUS;
  }
  const phase = propagation.status === 'True' ? 'Ready' : 'Degraded';
  return fromCondition(
    phase,
    propagation,
    phase === 'Ready' ? 'It is in all its clusters.' : undefined,
  );
};

const memberCluster = byConditions({
  ready: ['Ready'],
  failing: { Offline: 'Degraded' },
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
        KubeconfigGenerator: ({ status, reported }) => {
          const [error] = recordsOf(status.errors);
          if (error) {
            return verdict(
              'Degraded',
              'Failed',
              textOf(error.message) ?? 'A kubeconfig could not be made.',
            );
          }
          return reported
            ? verdict('Ready', 'Generated', 'The kubeconfigs are made.')
            : NO_STATUS;
        },
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
