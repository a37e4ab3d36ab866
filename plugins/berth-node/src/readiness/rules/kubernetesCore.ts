import { recordOf, recordsOf } from '../../reading/values';
import { byConditions } from './shared/byConditions';
import { byPhase } from './shared/byPhase';
import { configuration } from './shared/configuration';
import { specIsTrue, suspendedBy } from './shared/paused';
import { verdict } from './shared/verdict';
import { kinds, type Judge, type SystemRules } from './types';

/** Whether a load balancer has got an address. */
function hasAddress(status: Record<string, unknown>): boolean {
  return recordsOf(recordOf(status.loadBalancer).ingress).length > 0;
}

/** Only a Service that asks for a load balancer waits for anything. */
const service: Judge = ({ spec, status }) => {
  if (spec.type !== 'LoadBalancer') {
    return verdict('Ready', 'Assigned', 'It needs nothing more to be used.');
  }
  return hasAddress(status)
    ? verdict('Ready', 'AddressAssigned', 'The load balancer has an address.')
    : verdict(
        'Provisioning',
        'AddressPending',
        'The load balancer has no address yet.',
      );
};

/** An Ingress is served when its controller has published an address. */
const ingress: Judge = ({ status }) =>
  hasAddress(status)
    ? verdict('Ready', 'AddressAssigned', 'Its controller serves it.')
    : verdict(
        'Provisioning',
        'AddressPending',
        'No ingress controller has published an address for it yet.',
      );

const volumeClaim = byPhase({
  phases: { Bound: 'Ready', Pending: 'Provisioning', Lost: 'Failed' },
});

const volume = byPhase({
  phases: {
    Available: 'Ready',
    Bound: 'Ready',
    Released: 'Ready',
    Pending: 'Provisioning',
    Failed: 'Failed',
  },
});

const namespace = byPhase({
  phases: { Active: 'Ready', Terminating: 'Deleting' },
});

/** The quota controller copies `hard` when it has taken it up. */
const resourceQuota: Judge = ({ spec, status, reported }) => {
  const wanted = Object.entries(recordOf(spec.hard));
  const taken = recordOf(status.hard);
  if (!reported || wanted.some(([key, value]) => taken[key] !== value)) {
    return verdict(
      'Provisioning',
      'NotEnforced',
      'The quota controller has not taken it up yet; nothing is limited so far.',
    );
  }
  return verdict('Ready', 'Enforced', 'It is enforced.');
};

const node: Judge = seen =>
  suspendedBy(specIsTrue('unschedulable'), seen) ??
  byConditions({ ready: ['Ready'] })(seen);

/**
 * Kinds of Kubernetes' core, networking and storage groups.
 *
 * @internal
 */
export const kubernetesCore: SystemRules = {
  system: 'kubernetes-core',
  groups: {
    '': {
      Service: service,
      PersistentVolumeClaim: volumeClaim,
      PersistentVolume: volume,
      Namespace: namespace,
      ResourceQuota: resourceQuota,
      Node: node,
      ...kinds(
        configuration,
        'ConfigMap',
        'Secret',
        'ServiceAccount',
        'LimitRange',
        'Endpoints',
        'PodTemplate',
        'Event',
      ),
    },
    'networking.k8s.io': {
      Ingress: ingress,
      ...kinds(
        configuration,
        'NetworkPolicy',
        'IngressClass',
        'IPAddress',
        'ServiceCIDR',
      ),
    },
    extensions: { Ingress: ingress },
    'discovery.k8s.io': { EndpointSlice: configuration },
    'rbac.authorization.k8s.io': { '*': configuration },
    'scheduling.k8s.io': { '*': configuration },
    'node.k8s.io': { '*': configuration },
    'coordination.k8s.io': { '*': configuration },
    'events.k8s.io': { '*': configuration },
    'storage.k8s.io': {
      '*': configuration,
      VolumeAttachment: ({ status }) => {
        const failed = recordOf(status.attachError);
        if (status.attached === true) {
          return verdict('Ready', 'Attached', 'The volume is attached.');
        }
        return failed.message
          ? verdict('Degraded', 'AttachFailed', String(failed.message))
          : verdict('Provisioning', 'Attaching', 'It is not attached yet.');
      },
    },
  },
};
