import { recordOf } from '../../reading/values';
import { NO_STATUS } from '../observed';
import { byConditions } from './shared/byConditions';
import { configuration } from './shared/configuration';
import { fromCondition, verdict } from './shared/verdict';
import type { Judge, SystemRules } from './types';

/**
 * CustomResourceDefinition: Established once its names are accepted. Established
 * is False with the reason Installing for a moment.
 */
const definition: Judge = ({ conditions }) => {
  const terminating = conditions.firstTrue(['Terminating']);
  if (terminating) {
    return fromCondition('Deleting', terminating);
  }
  for (const type of ['NamesAccepted', 'Established']) {
    const condition = conditions.get(type);
    if (condition?.status === 'False' && condition.reason !== 'Installing') {
      return fromCondition('Failed', condition);
    }
  }
  const flaw = conditions.firstTrue(['NonStructuralSchema']);
  if (flaw) {
    return fromCondition('Degraded', flaw);
  }
  const established = conditions.get('Established');
  if (!established) {
    return NO_STATUS;
  }
  return fromCondition(
    established.status === 'True' ? 'Ready' : 'Provisioning',
    established,
  );
};

/** An aggregated API that does not answer is one that is starting, or gone. */
const apiService = byConditions({
  ready: ['Available'],
  whenFalse: 'Provisioning',
});

const signingRequest: Judge = ({ conditions, status }) => {
  const refused = conditions.firstTrue(['Denied', 'Failed']);
  if (refused) {
    return fromCondition('Failed', refused);
  }
  if (status.certificate) {
    return verdict('Ready', 'Issued', 'The certificate is issued.');
  }
  return verdict(
    'Provisioning',
    conditions.isTrue('Approved') ? 'Approved' : 'AwaitingApproval',
    conditions.isTrue('Approved')
      ? 'It is approved; the signer has not signed it yet.'
      : 'It waits for somebody to approve it.',
  );
};

/** Type checking leaves warnings about expressions that cannot hold. */
const admissionPolicy: Judge = seen => {
  const { expressionWarnings } = recordOf(seen.status.typeChecking);
  return Array.isArray(expressionWarnings) && expressionWarnings.length > 0
    ? verdict(
        'Degraded',
        'ExpressionWarnings',
        `${expressionWarnings.length} of its expressions do not fit the kinds that it is for.`,
      )
    : configuration(seen);
};

/** A claim for devices is allocated when a pod that uses it is scheduled. */
const resourceClaim: Judge = ({ status }) =>
  Object.keys(recordOf(status.allocation)).length > 0
    ? verdict('Ready', 'Allocated', 'Its devices are allocated.')
    : verdict(
        'Provisioning',
        'NotAllocated',
        'Its devices are allocated when a pod that uses it is scheduled.',
      );

/**
 * Kinds by which Kubernetes' own API is extended and guarded.
 *
 * @internal
 */
export const kubernetesApi: SystemRules = {
  system: 'kubernetes-api',
  groups: {
    'apiextensions.k8s.io': { CustomResourceDefinition: definition },
    'apiregistration.k8s.io': { APIService: apiService },
    'certificates.k8s.io': {
      '*': configuration,
      CertificateSigningRequest: signingRequest,
    },
    'admissionregistration.k8s.io': {
      '*': configuration,
      ValidatingAdmissionPolicy: admissionPolicy,
    },
    'flowcontrol.apiserver.k8s.io': { '*': configuration },
    'resource.k8s.io': { '*': configuration, ResourceClaim: resourceClaim },
  },
};
