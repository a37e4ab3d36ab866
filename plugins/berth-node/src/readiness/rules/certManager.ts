import { byConditions } from './shared/byConditions';
import { byPhase } from './shared/byPhase';
import type { SystemRules } from './types';

/**
 * Certificate: Issuing is True from the moment that a certificate is needed
 * until it is there, the first time and at each renewal; Ready is False before
 * the first one, and where issuing has failed and Issuing is False again.
 */
const certificate = byConditions({ ready: ['Ready'], busy: ['Issuing'] });

const issuer = byConditions({ ready: ['Ready'] });

const request = byConditions({
  ready: ['Ready'],
  failing: { Denied: 'Failed', InvalidRequest: 'Failed' },
  waiting: ['Pending'],
  final: ['Failed', 'Denied'],
});

/** The states of ACME orders and challenges (RFC 8555, and `errored`). */
const acme = byPhase({
  value: ({ status }) => status.state,
  message: ({ status }) => status.reason,
  phases: {
    valid: 'Ready',
    ready: 'Provisioning',
    pending: 'Provisioning',
    processing: 'Provisioning',
    invalid: 'Failed',
    expired: 'Failed',
    errored: 'Failed',
  },
});

/**
 * cert-manager and its trust-manager (https://cert-manager.io/docs/usage/certificate/).
 *
 * @internal
 */
export const certManager: SystemRules = {
  system: 'cert-manager',
  groups: {
    'cert-manager.io': {
      Certificate: certificate,
      Issuer: issuer,
      ClusterIssuer: issuer,
      CertificateRequest: request,
    },
    'certmanager.k8s.io': {
      Certificate: certificate,
      Issuer: issuer,
      ClusterIssuer: issuer,
    },
    'acme.cert-manager.io': { Order: acme, Challenge: acme },
    'trust.cert-manager.io': { Bundle: byConditions({ ready: ['Synced'] }) },
  },
};
